import { emailKey } from '../../../../kernel/email.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { BY_KEYS } from '../../../../platform/database/by-keys.js';
import type { Database } from '../../../../platform/database/database.js';
import type { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { Contact } from '../../domain/contact.js';
import { CONTACT_COLUMNS, contactEmailsTable, type ContactRow, contactsTable, toState } from './contact.table.js';
import { emailLock } from './email-claims.js';

/**
 * The contacts that have one of the emails or are identified by one, each with those that identify it. One statement, so one
 * snapshot: the claim of a contact that is committed meanwhile is not seen without the contact.
 */
const WITH_EMAIL = `SELECT ${CONTACT_COLUMNS.join(', ')},
    ARRAY(SELECT e.email_key FROM contact_emails e WHERE e.org_id = $1 AND e.contact_id = contacts.id AND e.email_key = ANY ($2)) AS claimed
  FROM contacts WHERE org_id = $1 AND id = ANY (ARRAY(
    SELECT f.id FROM unnest($2::text[]) AS k (key) CROSS JOIN LATERAL (SELECT id FROM contacts_search WHERE org_id = $1 AND email_key = k.key OFFSET 0) f
    UNION SELECT f.contact_id FROM unnest($2::text[]) AS k (key) CROSS JOIN LATERAL (SELECT contact_id FROM contact_emails WHERE org_id = $1 AND email_key = k.key OFFSET 0) f))`;

/** The claim of an email in the open unit. */
interface Claim {
  readonly contactId: string;
  /** The contact that the database has for the email; null if it has none. */
  readonly stored: string | null;
}

/** What the database has for some emails. */
interface Loaded {
  /** The ids of contacts, by the emails that identify them. */
  readonly claims: ReadonlyMap<string, string>;
  /** By their email's identity. */
  readonly contacts: ReadonlyMap<string, readonly Contact[]>;
}

const BY_EMAIL = { name: 'email', valueOf: (contact: Contact): string | null => keyOf(contact) };

/** Which contact an email identifies, in the open unit of work. */
export class EmailIdentities {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {}

  /** Loads what `find` needs for these emails, one statement for all of them; the contacts that `find` then gives. */
  async load(orgId: OrgId, emails: readonly string[]): Promise<Contact[]> {
    const keys = [...new Set(emails.map(emailKey))];
    // Of emails that are loaded already, it asks nothing.
    let loaded: Promise<Loaded> | undefined;
    const found = await Promise.all(keys.map((key) => this.holder(orgId, key, () => (loaded ??= this.ask(orgId, keys)))));
    return found.filter((contact) => contact !== null);
  }

  find(orgId: OrgId, email: string): Promise<Contact | null> {
    const key = emailKey(email);
    return this.holder(orgId, key, () => this.ask(orgId, [key]));
  }

  /** The contact that the email identifies, else the oldest with it. */
  private async holder(orgId: OrgId, key: string, load: () => Promise<Loaded>): Promise<Contact | null> {
    const { claim, contacts } = await this.known(orgId, key, load);
    // Those that have had it before the unit go first: the statement passes a claim on to one of them.
    const age = (contact: Contact): string => `${keyOf(contact, 'stored') === key ? 0 : 1} ${contact.state.createdAt} ${contact.state.id}`;
    const [oldest] = contacts.sort((a, b) => (age(a) < age(b) ? -1 : 1));
    return contacts.find(({ state }) => state.id === claim?.contactId) ?? oldest ?? null;
  }

  /**
   * Makes the email identify the contact that `find` gave or that the unit has made or changed since, unless the email
   * identifies another contact that keeps it.
   */
  async claim(contact: Contact, find: (orgId: OrgId, id: string) => Promise<Contact | null>): Promise<void> {
    const { orgId, id } = contact.state;
    const key = keyOf(contact);
    if (key === null) return;
    const { claim, contacts } = await this.known(orgId, key, () => this.ask(orgId, [key]));
    if (claim?.contactId === id) return;
    const stored = claim?.stored ?? null;
    const holder = stored === null ? null : await find(orgId, stored);
    const had = (one: Contact): boolean => keyOf(one, 'stored') === key;
    const has = (one: Contact): boolean => keyOf(one) === key;
    // The unit takes the email from its contact, and the statement finds no heir.
    const isGivenUp = (): boolean => holder !== null && had(holder) && !has(holder) && !contacts.some((one) => had(one) && has(one));
    this.units.save(contactEmailsTable, [orgId, key], { contactId: id, stored } satisfies Claim, (rows) => {
      if (has(contact) && (stored === null || isGivenUp())) stageClaim(rows, contact, key);
    });
  }

  private async known(orgId: OrgId, key: string, load: () => Promise<Loaded>): Promise<{ claim: Claim | null; contacts: Contact[] }> {
    let loaded: Promise<Loaded> | undefined;
    const once = (): Promise<Loaded> => (loaded ??= load());
    const [claim, contacts] = await Promise.all([
      this.units.find<Claim>(contactEmailsTable, [orgId, key], async () => {
        const stored = (await once()).claims.get(key);
        return stored === undefined ? null : { contactId: stored, stored };
      }),
      this.units.list<Contact>(contactsTable, {
        name: ['with email', orgId, key],
        load: async () => (await once()).contacts.get(key) ?? [],
        keyOf: ({ state }) => [state.orgId, state.id],
        matches: (contact) => contact.state.orgId === orgId && keyOf(contact) === key,
        by: { index: BY_EMAIL, value: key },
      }),
    ]);
    return { claim, contacts };
  }

  private async ask(orgId: OrgId, keys: readonly string[]): Promise<Loaded> {
    const rows = await this.database.query<ContactRow & { readonly claimed: readonly string[] }>({ settings: BY_KEYS, name: 'contacts_with_emails', text: WITH_EMAIL, values: [orgId, keys] });
    return {
      claims: new Map(rows.flatMap(({ id, claimed }) => claimed.map((key) => [key, id]))),
      contacts: byEmail(rows.map((row) => Contact.restore(toState(row)))),
    };
  }
}

/** The identity of the contact's email; null without one, and for a contact that the unit deletes. */
function keyOf(contact: Contact, which: 'state' | 'stored' = 'state'): string | null {
  const email = which === 'state' && contact.isDeleted ? null : contact[which]?.email;
  return email == null ? null : emailKey(email);
}

function byEmail(contacts: readonly Contact[]): Map<string, Contact[]> {
  const groups = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const key = keyOf(contact);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), contact]);
  }
  return groups;
}

function stageClaim(rows: StagedRows, contact: Contact, key: string): void {
  const { state, stored } = contact;
  rows.insert(contactEmailsTable, { org_id: state.orgId, email_key: key, contact_id: state.id });
  if (!stored || keyOf(contact, 'stored') !== key) return;
  // A concurrent unit that takes the email from the contact does not see the claim: one must wait for the other.
  rows.lock(emailLock(state.orgId, key));
  rows.expectUnchanged(contactsTable, { org_id: state.orgId, id: state.id }, stored.version);
}
