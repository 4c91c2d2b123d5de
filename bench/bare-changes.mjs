// The changes of the bare server: the application's statements with the values of other records.
import { newId } from '../dist/kernel/ids.js';
import { contactEvent, dealEvent, searchRow, toContact, withBody } from './bare-records.mjs';
import { replay } from './replay.mjs';

/**
 * @param {import('pg').Pool} pool
 * @param {(statement: object, values?: unknown[], on?: object) => Promise<object[]>} run runs a captured statement, with other values
 * @param {Record<string, { reads: object[], write: object }>} changes as captured
 * @param {{ id: string, key: string, label: string, pipeline_id: string }[]} stages those of the organization
 */
export function changesOf(pool, run, changes, stages) {
  const values = Object.fromEntries(Object.entries(changes).map(([name, { write }]) => [name, replay(write)]));
  const stageOf = (key) => stages.find((stage) => stage.key === key);

  /** Runs the reads of a change about this contact; the rows of each by its name. */
  const readsOf = async ({ reads }, id) => {
    const found = {};
    for (const statement of reads) if (statement.name !== 'serialize') found[statement.name] = await run(statement, about(statement, id));
    return found;
  };

  return {
    async create(input) {
      await readsOf(changes.create);
      const stage = stageOf(input.deal_stage);
      const now = new Date().toISOString();
      const contact = toContact({ email: null, phone: null, location: null, ...input, id: newId(), source: 'api', account_id: null, custom: {}, created_at: now, updated_at: now });
      const deal = { id: newId(), name: contact.company, pipeline_id: stage.pipeline_id, stage_id: stage.id, contact_id: contact.id, primary_at: now, value: contact.deal_value, created_at: now, updated_at: now };
      const events = [contactEvent('contact.created', contact, now, 1), dealEvent('opportunity.created', deal, stage, now, 1)];
      const emails = { email_key: contact.email?.toLowerCase(), contact_id: contact.id };
      await run(changes.create.write, values.create({ contacts: withBody(contact, contact, 1), contact_emails: emails, contacts_search: searchRow(contact), deals: deal, deals_search: { id: deal.id, folded: deal.name.toLowerCase() }, events }));
      return contact;
    },

    async patch(id, input) {
      const {
        contact_to_change: [row],
      } = await readsOf(changes.patch, id);
      const now = new Date().toISOString();
      const contact = toContact({ ...row, ...input, updated_at: now });
      const events = [contactEvent('contact.updated', contact, now, row.seq + 1, { changed: Object.keys(input) })];
      await run(changes.patch.write, values.patch({ contacts: withBody(next(row, contact, 1), contact, row.version + 1), events }));
      return contact;
    },

    async patchStage(id, input) {
      const {
        contact_to_change: [row],
        live_deals: [deal],
      } = await readsOf(changes.patchStage, id);
      const stage = stageOf(input.deal_stage);
      const now = new Date().toISOString();
      const contact = toContact({ ...row, deal_stage: stage.key, updated_at: now });
      const move = { new_stage: stage.key, previous_stage: row.deal_stage };
      const events = [
        contactEvent('contact.updated', contact, now, row.seq + 1, { changed: ['deal_stage'] }),
        contactEvent('deal.stage_changed', contact, now, row.seq + 2, move, move),
        dealEvent('opportunity.updated', deal, stage, now, deal.seq + 1),
      ];
      await run(changes.patchStage.write, values.patchStage({ contacts: withBody(next(row, contact, 2), contact, row.version + 1), deals: next(deal, { stage_id: stage.id, updated_at: now }, 1), events }));
      return contact;
    },

    async remove(id) {
      const {
        contact_to_change: [row],
        deals_of_contact: [deal],
      } = await readsOf(changes.delete, id);
      const now = new Date().toISOString();
      const rows = {
        contacts: { id, stored_version: row.version },
        activity_contacts: { id: [id] },
        // Those about other contacts, too, stay.
        pushed_activities: { id: [id], others: [id] },
        contact_emails: { email_key: row.email?.toLowerCase(), contact_id: id, id },
        deals: next(deal, { contact_id: null, primary_at: null, updated_at: now }, 1),
        // Of the timeline that goes, and of the event that comes.
        events: [contactEvent('contact.deleted', toContact(row), now, row.seq + 1), dealEvent('opportunity.updated', { ...deal, contact_id: null }, null, now, deal.seq + 1)],
      };
      if (row.email === null) await run(changes.delete.write, values.delete(rows));
      else await removeLocked(row, rows);
    },
  };

  async function removeLocked({ org_id, email }, rows) {
    const lock = changes.deleteEmail.reads.find(({ name }) => name === 'serialize');
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await run(lock, [[`email ${org_id} ${email.toLowerCase()}`]], client);
      await run(changes.deleteEmail.write, values.deleteEmail(rows), client);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

/** The row after a change with so many events. */
const next = (row, changed, events) => ({ ...row, ...changed, seq: row.seq + events, version: row.version + 1, stored_version: row.version });

/** The values of a read that was captured for another record, for a list of one, or for the organization alone. */
const about = ({ values: [org, captured] }, id) => (captured === undefined ? [org] : [org, Array.isArray(captured) ? [id] : id]);
