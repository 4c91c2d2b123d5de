import { emailKey } from '../../../../kernel/email.js';
import type { Bind, GatheredCommand, StagedRows } from '../../../../platform/database/staged-rows.js';
import type { ContactState } from '../../domain/contact.js';
import { contactEmailsTable, type ContactEmailRow } from './contact.table.js';

/**
 * One email stands for one contact, though several may carry it: the first to come, and when that one leaves it, the
 * oldest that is left. The primary key of `contact_emails` decides who was first. Units that take an email away from a
 * contact run one after the other, since who is left is a matter of the whole set. A unit that only adds a contact does
 * not wait: it may slip past a leave that does not see it yet, and then the email has no claim until it is looked for.
 */
export function stageEmailClaims(rows: StagedRows, before: ContactState | null, after: ContactState | null): void {
  const [left, taken] = [emailKeyOf(before), emailKeyOf(after)];
  if (left === taken) return;
  if (before && left !== null) {
    for (const key of [left, taken]) if (key !== null) rows.lock(`email ${before.orgId} ${key}`);
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

/** Passes claims that were given up to the oldest contact that keeps the email. */
const PASS_ON: GatheredCommand<ContactEmailRow> = {
  table: 'contact_emails',
  keyOf,
  render: (claims, bind) => {
    const { from, same, heir } = leftClaims(claims, bind);
    return `UPDATE contact_emails e SET contact_id = h.id FROM ${from}LATERAL (${heir}) h WHERE ${same}`;
  },
};

/** Deletes the other ones. Its snapshot is that of the statement: it sees no heir exactly where PASS_ON found none. */
const GIVE_UP: GatheredCommand<ContactEmailRow> = {
  table: 'contact_emails',
  keyOf,
  render: (claims, bind) => {
    const { using, same, heir } = leftClaims(claims, bind);
    return `DELETE FROM contact_emails e ${using}WHERE ${same} AND NOT EXISTS (${heir})`;
  },
};

/** SQL of the claims that are given up. */
interface LeftClaims {
  /** The claims as a table `l`, before other tables of a FROM; empty where they stand in the conditions themselves. */
  readonly from: string;
  readonly using: string;
  /** That `e` is such a claim. */
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
