import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { BY_KEYS, selectByKeys } from '../../../../platform/database/by-keys.js';
import { Database } from '../../../../platform/database/database.js';
import { OWNED, selectOwned } from '../../../../platform/database/owned-rows.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { GatheredCommand, StagedRows } from '../../../../platform/database/staged-rows.js';
import { selectValued } from '../../../../platform/database/valued-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Contact } from '../../domain/contact.js';
import { ContactRepository } from '../../ports/contact.repository.js';
import { contactSearchTable, toSearchRow } from './contact-search.table.js';
import { CONTACT_COLUMNS, type ContactRow, contactsTable, toRow, toState } from './contact.table.js';
import { stageEmailClaims } from './email-claims.js';
import { EmailIdentities } from './email-identities.js';

const FIND = `SELECT ${CONTACT_COLUMNS.join(', ')} FROM contacts WHERE org_id = $1 AND id = $2`;
const OF_ACCOUNT = `SELECT ${CONTACT_COLUMNS.join(', ')} FROM contacts WHERE org_id = $1 AND account_id = $2 LIMIT $3`;
const WITH_VALUE = selectValued(CONTACT_COLUMNS.join(', '), 'contacts', 'true', '$3');
const OF_OWNER = selectOwned(CONTACT_COLUMNS.join(', '), 'contacts');
const FIND_MANY = selectByKeys(CONTACT_COLUMNS, 'contacts', 'id', 'uuid');

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
  private readonly identities: EmailIdentities;

  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
    this.identities = new EmailIdentities(units, database);
  }

  override find(orgId: OrgId, id: string): Promise<Contact | null> {
    return this.units.find(contactsTable, [orgId, id], async () => {
      const [row] = await this.database.query<ContactRow>({ name: 'contact_to_change', text: FIND, values: [orgId, id] });
      return row ? Contact.restore(toState(row)) : null;
    });
  }

  override findMany(orgId: OrgId, ids: readonly string[]): Promise<(Contact | null)[]> {
    let loaded: Promise<Map<string, ContactRow>> | undefined;
    const load = async (id: string): Promise<Contact | null> => {
      loaded ??= this.database.query<ContactRow>({ settings: BY_KEYS, name: 'contacts_to_change', text: FIND_MANY, values: [orgId, ids] }).then((rows) => new Map(rows.map((row) => [row.id, row])));
      const row = (await loaded).get(id);
      return row ? Contact.restore(toState(row)) : null;
    };
    return Promise.all(ids.map((id) => this.units.find(contactsTable, [orgId, id], () => load(id))));
  }

  override ofAccount(orgId: OrgId, accountId: string, atMost: number): Promise<Contact[]> {
    return this.units.list<Contact>(contactsTable, {
      name: ['of account', orgId, accountId, String(atMost)],
      load: async () => (await this.database.query<ContactRow>({ name: 'contacts_of_account', text: OF_ACCOUNT, values: [orgId, accountId, atMost] })).map((row) => Contact.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.accountId === accountId,
    });
  }

  override withValue(orgId: OrgId, propertyName: string, atMost: number): Promise<Contact[]> {
    return this.units.list<Contact>(contactsTable, {
      name: ['with value', orgId, propertyName, String(atMost)],
      load: async () => (await this.database.query<ContactRow>({ settings: BY_KEYS, name: 'contacts_with_value', text: WITH_VALUE, values: [orgId, propertyName, atMost] })).map((row) => Contact.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && Object.hasOwn(state.custom, propertyName),
    });
  }

  override ofOwner(orgId: OrgId, ownerId: string, atMost: number): Promise<Contact[]> {
    return this.units.list<Contact>(contactsTable, {
      name: ['of owner', orgId, ownerId, String(atMost)],
      load: async () => (await this.database.query<ContactRow>({ settings: OWNED, name: 'contacts_of_owner', text: OF_OWNER, values: [orgId, ownerId, atMost] })).map((row) => Contact.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.ownerId === ownerId,
    });
  }

  override loadEmails(orgId: OrgId, emails: readonly string[]): Promise<Contact[]> {
    return this.identities.load(orgId, emails);
  }

  override findByEmail(orgId: OrgId, email: string): Promise<Contact | null> {
    return this.identities.find(orgId, email);
  }

  override claimEmail(contact: Contact): Promise<void> {
    return this.identities.claim(contact, (orgId, id) => this.find(orgId, id));
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
