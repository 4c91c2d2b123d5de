import { emailKey } from '../../../../kernel/email.js';
import type { Bind, GatheredCommand, StagedRows } from '../../../../platform/database/staged-rows.js';
import type { ContactState } from '../../domain/contact.js';
import { contactEmailsTable, type ContactEmailRow } from './contact.table.js';

/** The name of the lock on which contacts have an email. */
export const emailLock = (orgId: string, key: string): string => `email ${orgId} ${key}`;

/**
 * An email identifies one contact, though several may carry it: the first one, and when that one loses the email, the
 * oldest that is left. The primary key of `contact_emails` decides who was first. Units that take an email away from a
 * contact are serialized, since the heir depends on all contacts with the email. A unit that only adds a contact does
 * not wait: it may miss a concurrent removal, and then the email has no claim until the next look-up.
 */
export function stageEmailClaims(rows: StagedRows, before: ContactState | null, after: ContactState | null): void {
  const [left, taken] = [emailKeyOf(before), emailKeyOf(after)];
  if (left === taken) return;
  if (before && left !== null) {
    for (const key of [left, taken]) if (key !== null) rows.lock(emailLock(before.orgId, key));
    const claim = { org_id: before.orgId, email_key: left, contact_id: before.id };
    rows.gather(PASS_ON, claim);
    rows.gather(GIVE_UP, claim);
  }
  if (after && taken !== null) rows.insert(contactEmailsTable, { org_id: after.orgId, email_key: taken, contact_id: after.id }, 'nothing');
}

function emailKeyOf(contact: ContactState | null): string | null {
  return contact?.email == null ? null : emailKey(contact.email);
}

const keyOf = ({ org_id, email_key, contact_id }: ContactEmailRow): string => `${org_id} ${email_key} ${contact_id}`;

/** Passes released claims to the oldest contact that keeps the email. */
const PASS_ON: GatheredCommand<ContactEmailRow> = {
  table: 'contact_emails',
  keyOf,
  render: (claims, bind) => {
    const { from, same, heir } = leftClaims(claims, bind);
    return `UPDATE contact_emails e SET contact_id = h.id FROM ${from}LATERAL (${heir}) h WHERE ${same}`;
  },
};

/** Deletes the other claims. It has the statement's snapshot: it finds no heir exactly where PASS_ON found none. */
const GIVE_UP: GatheredCommand<ContactEmailRow> = {
  table: 'contact_emails',
  keyOf,
  render: (claims, bind) => {
    const { using, same, heir } = leftClaims(claims, bind);
    return `DELETE FROM contact_emails e ${using}WHERE ${same} AND NOT EXISTS (${heir})`;
  },
};

/** SQL of the released claims. */
interface LeftClaims {
  /** The claims as a table `l`, before other tables of a FROM; empty if the conditions contain them. */
  readonly from: string;
  readonly using: string;
  /** The condition that `e` is such a claim. */
  readonly same: string;
  /** The oldest contact that keeps the email. */
  readonly heir: string;
}

function leftClaims(claims: readonly ContactEmailRow[], bind: Bind): LeftClaims {
  const [claim] = claims;
  const heir = (org: string, key: string, keeps: string): string =>
    `SELECT s.id FROM contacts_search s WHERE s.org_id = ${org} AND s.email_key = ${key} AND ${keeps} ORDER BY s.created_at, s.id LIMIT 1`;
  if (claim && claims.length === 1) {
    const [org, key, id] = [bind(claim.org_id), bind(claim.email_key), bind(claim.contact_id)];
    return { from: '', using: '', same: `e.org_id = ${org} AND e.email_key = ${key} AND e.contact_id = ${id}`, heir: heir(org, key, `s.id <> ${id}`) };
  }
  const many = `jsonb_to_recordset(${bind(JSON.stringify(claims))}::jsonb)`;
  const columns = '(org_id uuid, email_key text, contact_id uuid)';
  return {
    from: `${many} AS l${columns}, `,
    using: `USING ${many} AS l${columns} `,
    same: 'e.org_id = l.org_id AND e.email_key = l.email_key AND e.contact_id = l.contact_id',
    heir: heir('l.org_id', 'l.email_key', `NOT EXISTS (SELECT 1 FROM ${many} AS o${columns} WHERE o.org_id = s.org_id AND o.email_key = s.email_key AND o.contact_id = s.id)`),
  };
}
