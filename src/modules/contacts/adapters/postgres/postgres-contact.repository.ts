import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { emailKey } from '../../../../kernel/email.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { GatheredCommand, StagedRows } from '../../../../platform/database/staged-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Contact } from '../../domain/contact.js';
import { ContactRepository } from '../../ports/contact.repository.js';
import { contactSearchTable, toSearchRow } from './contact-search.table.js';
import { contactEmailsTable, type ContactEmailRow, contactsTable, toRow, toState, type ContactRow } from './contact.table.js';
import { stageEmailClaims } from './email-claims.js';

const FIND = `SELECT ${contactsTable.columns.join(', ')} FROM contacts WHERE org_id = $1 AND id = $2`;

const CLAIM = 'SELECT contact_id FROM contact_emails WHERE org_id = $1 AND email_key = $2';
const WITH_EMAIL = `SELECT ${contactsTable.columns.join(', ')} FROM contacts WHERE org_id = $1 AND id = ANY (ARRAY(SELECT s.id FROM contacts_search s WHERE s.org_id = $1 AND s.email_key = $2))`;

/**
 * Deletes the events of contacts, not those of their tasks. `contact.deleted` survives: the same statement inserts it, so
 * the statement's snapshot does not contain it.
 */
const DELETE_EVENTS: GatheredCommand<{ readonly orgId: OrgId; readonly id: string }> = {
  table: 'events',
  keyOf: ({ id }) => id,
  render: (contacts, bind) => {
    const [contact] = contacts;
    if (contact && contacts.length === 1) return `DELETE FROM events WHERE org_id = ${bind(contact.orgId)} AND contact_id = ${bind(contact.id)} AND record_type = 'contact'`;
    const keys = `unnest(${bind(contacts.map(({ orgId }) => orgId))}::uuid[], ${bind(contacts.map(({ id }) => id))}::uuid[]) AS c(org_id, contact_id)`;
    return `DELETE FROM events e USING ${keys} WHERE e.org_id = c.org_id AND e.contact_id = c.contact_id AND e.record_type = 'contact'`;
  },
};

@Injectable()
export class PostgresContactRepository extends ContactRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Contact | null> {
    return this.units.find(contactsTable, [orgId, id], async () => {
      const [row] = await this.database.query<ContactRow>({ name: 'contact_to_change', text: FIND, values: [orgId, id] });
      return row ? Contact.restore(toState(row)) : null;
    });
  }

  override async findByEmail(orgId: OrgId, email: string): Promise<Contact | null> {
    const key = emailKey(email);
    const claim = await this.units.find(contactEmailsTable, [orgId, key], async () => {
      const [row] = await this.database.query<Pick<ContactEmailRow, 'contact_id'>>({ name: 'claim_of_email', text: CLAIM, values: [orgId, key] });
      return row ?? null;
    });
    const contacts = await this.units.list<Contact>(contactsTable, {
      name: ['with email', orgId, key],
      load: async () => (await this.database.query<ContactRow>({ name: 'contacts_with_email', text: WITH_EMAIL, values: [orgId, key] })).map((row) => Contact.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.email !== null && emailKey(state.email) === key,
    });
    const age = ({ state }: Contact): string => `${state.createdAt} ${state.id}`;
    const [oldest] = contacts.sort((a, b) => (age(a) < age(b) ? -1 : 1));
    return contacts.find(({ state }) => state.id === claim?.contact_id) ?? oldest ?? null;
  }

  override claimEmail({ state: { orgId, id, email } }: Contact): void {
    if (email !== null) this.units.stage((rows) => rows.insert(contactEmailsTable, { org_id: orgId, email_key: emailKey(email), contact_id: id }));
  }

  override save(actor: Actor, contact: Contact): void {
    const { orgId, id } = contact.state;
    this.units.save(contactsTable, [orgId, id], contact, (rows) => this.stage(rows, actor, contact));
  }

  override confirm(contact: Contact): void {
    const { stored } = contact;
    if (stored) this.units.stage((rows) => rows.expectUnchanged(contactsTable, { org_id: stored.orgId, id: stored.id }, stored.version));
  }

  private stage(rows: StagedRows, actor: Actor, contact: Contact): void {
    if (!contact.isChanged) return;
    const { state, stored } = contact;
    if (contact.isDeleted && !stored) return;
    const subject = { recordType: 'contact', recordId: state.id, contactId: state.id, sequence: state.sequence } as const;
    const sequence = this.outbox.stage(rows, actor, subject, contact.changedAt, contact.events());
    stageEmailClaims(rows, stored, contact.isDeleted ? null : state);
    if (!stored) {
      rows.insert(contactsTable, toRow(state, sequence));
      rows.insert(contactSearchTable, toSearchRow(state));
    } else if (contact.isDeleted) {
      rows.gather(DELETE_EVENTS, { orgId: state.orgId, id: state.id });
      rows.expectUnchanged(contactsTable, { org_id: state.orgId, id: state.id }, stored.version);
      rows.delete(contactsTable, { org_id: state.orgId, id: state.id }, stored.version);
    } else {
      rows.update(contactsTable, toRow(state, sequence), stored.version);
      const [before, after] = [toSearchRow(stored), toSearchRow(state)];
      if (before.folded !== after.folded || before.email_key !== after.email_key) rows.update(contactSearchTable, after, null);
    }
  }
}
