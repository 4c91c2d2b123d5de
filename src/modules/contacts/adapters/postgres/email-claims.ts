import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import type { ContactState } from '../../domain/contact.js';

/**
 * One email stands for one contact, though several may carry it: the first to come, and when that one leaves it, the
 * oldest that is left. The primary key of `contact_emails` decides who was first.
 */
export function stageEmailClaims(rows: StagedRows, before: ContactState | null, after: ContactState | null): void {
  const left = before?.email ?? null;
  const taken = after?.email ?? null;
  if (left !== null && left.toLowerCase() === taken?.toLowerCase()) return;
  if (before && left !== null) stageLeave(rows, before, left);
  if (after && taken !== null) stageClaim(rows, after, taken);
}

function stageClaim(rows: StagedRows, contact: ContactState, email: string): void {
  rows.command({
    order: `contact_emails ${email.toLowerCase()}`,
    render: (bind) =>
      `INSERT INTO contact_emails (org_id, email, contact_id) VALUES (${bind(contact.orgId)}, lower(${bind(email)}), ${bind(contact.id)}) ON CONFLICT DO NOTHING`,
  });
}

function stageLeave(rows: StagedRows, contact: ContactState, email: string): void {
  const order = `contact_emails ${email.toLowerCase()}`;
  const heirs = (org: string, address: string, id: string): string =>
    `SELECT h.id FROM contacts h WHERE h.org_id = ${org} AND lower(h.email) = lower(${address}) AND h.email IS NOT NULL AND h.id <> ${id} ORDER BY h.created_at, h.id LIMIT 1`;
  rows.command({
    order,
    render: (bind) => {
      const [org, address, id] = [bind(contact.orgId), bind(email), bind(contact.id)];
      return `UPDATE contact_emails e SET contact_id = h.id FROM (${heirs(org, address, id)}) h WHERE e.org_id = ${org} AND e.email = lower(${address}) AND e.contact_id = ${id}`;
    },
  });
  rows.command({
    order,
    // Its snapshot is that of the statement: it sees no heir exactly when the update above found none.
    render: (bind) => {
      const [org, address, id] = [bind(contact.orgId), bind(email), bind(contact.id)];
      return `DELETE FROM contact_emails e WHERE e.org_id = ${org} AND e.email = lower(${address}) AND e.contact_id = ${id} AND NOT EXISTS (${heirs(org, address, id)})`;
    },
  });
}
