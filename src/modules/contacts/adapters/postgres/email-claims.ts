import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import type { ContactState } from '../../domain/contact.js';

/**
 * One email stands for one contact, though several may carry it: the first to come, and when that one leaves it, the
 * oldest that is left. The primary key of `contact_emails` decides who was first. Units that take an email away from a
 * contact go one after the other, since who is left is a matter of the whole set. One that only adds a contact waits for
 * nobody: it may slip past a leave that does not see it yet, and then the email has no claim until it is looked for.
 */
export function stageEmailClaims(rows: StagedRows, before: ContactState | null, after: ContactState | null): void {
  const left = keyOf(before?.email);
  const taken = keyOf(after?.email);
  if (left === taken) return;
  if (before && left !== null) {
    for (const email of [left, taken]) if (email !== null) rows.serialize(`email ${before.orgId} ${email}`);
    stageLeave(rows, before, left);
  }
  if (after && taken !== null) stageClaim(rows, after, taken);
}

/** An email in lower case, letter by letter as Postgres does it: JavaScript would look at a letter's neighbours, too. */
function keyOf(email: string | null | undefined): string | null {
  return email == null ? null : Array.from(email, (letter) => letter.toLowerCase()).join('');
}

function stageClaim(rows: StagedRows, contact: ContactState, email: string): void {
  rows.command({
    order: `contact_emails ${email}`,
    render: (bind) => `INSERT INTO contact_emails (org_id, email, contact_id) VALUES (${bind(contact.orgId)}, ${bind(email)}, ${bind(contact.id)}) ON CONFLICT DO NOTHING`,
  });
}

function stageLeave(rows: StagedRows, contact: ContactState, email: string): void {
  const order = `contact_emails ${email}`;
  const heir = (org: string, address: string, id: string): string =>
    `SELECT h.id FROM contacts h WHERE h.org_id = ${org} AND lower(h.email) = ${address} AND h.email IS NOT NULL AND h.id <> ${id} ORDER BY h.created_at, h.id LIMIT 1`;
  rows.command({
    order,
    render: (bind) => {
      const [org, address, id] = [bind(contact.orgId), bind(email), bind(contact.id)];
      return `UPDATE contact_emails e SET contact_id = h.id FROM (${heir(org, address, id)}) h WHERE e.org_id = ${org} AND e.email = ${address} AND e.contact_id = ${id}`;
    },
  });
  rows.command({
    order,
    // Its snapshot is that of the statement: it sees no heir exactly when the update above found none.
    render: (bind) => {
      const [org, address, id] = [bind(contact.orgId), bind(email), bind(contact.id)];
      return `DELETE FROM contact_emails e WHERE e.org_id = ${org} AND e.email = ${address} AND e.contact_id = ${id} AND NOT EXISTS (${heir(org, address, id)})`;
    },
  });
}
