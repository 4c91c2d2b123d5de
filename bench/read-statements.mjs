// The reads of the references: what a list, a search and a single record ask of Postgres. Written here and not taken from the
// application, so that they stay the same work whatever the application reads: the same rows in the same order by the same index, with the
// same bound on the bytes of a page. `PLAIN` reads a record's columns, `STORED` the published JSON that its row keeps.

const DEAL = 'id, full_name, company, deal_stage, deal_value, label, (coalesce(deal_value, -1))::text AS position';

/** Both give a page of contacts at most 5 MB: the columns by looking at the custom values, the stored by taking no body that could be too large. */
export const PLAIN = {
  name: 'plain',
  contact: 'id, version, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, owner_id, source, account_id, custom, created_at, updated_at',
  task: 'id, version, title, status, priority, category, due_at, contact_id, owner_id, completed_at, created_at, updated_at',
  bounded: (page) =>
    `SELECT * FROM (SELECT p.*, coalesce(sum(octet_length(custom::text)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before, count(*) OVER () AS rows_found FROM (${page}) p) bounded WHERE bytes_before < 5000000`,
};
const BODY = 'id, version, created_at, CASE WHEN body_version = version AND octet_length(body) <= 24875 THEN body END AS body';
export const STORED = { name: 'stored', contact: BODY, task: BODY, bounded: (page) => page };

/** The `$n` of values in the order of their binding. */
function binder() {
  const values = [];
  return { values, bind: (value, type = '') => `$${values.push(value)}${type && `::${type}`}` };
}

/**
 * Contacts by the time of their creation, the latest first: one row more than the page.
 *
 * @param {typeof PLAIN} records
 * @param {{ orgId: string, label?: string, after?: { value: string, id: string }, limit: number }} list `after`: `created_at` and id of the last row of the page before
 */
export function contactsPage({ name: kind, contact, bounded }, { orgId, label, after, limit }) {
  const { values, bind } = binder();
  const where = [`org_id = ${bind(orgId)}`, ...(label ? [`label = ${bind(label)}`] : []), ...(after ? [`(created_at, id) < (${bind(after.value, 'timestamptz')}, ${bind(after.id, 'uuid')})`] : [])].join(' AND ');
  const name = `${kind}_contacts${label ? '_label' : ''}${after ? '_after' : ''}_${limit}`;
  return { name, text: bounded(`SELECT ${contact} FROM contacts WHERE ${where} ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`), values };
}

/** Contacts whose name or company contains the folded word. It has no statement name: its best plan depends on the word. */
export function contactsFound({ contact, bounded }, { orgId, q, limit }) {
  const inNameOrCompany = `CASE WHEN split_part(folded, E'\\x1f', 1) LIKE $2 OR split_part(folded, E'\\x1f', 2) LIKE $2 THEN true ELSE false END`;
  const page = `SELECT org_id, id, created_at AS sort_key FROM contacts_search WHERE org_id = $1 AND folded LIKE $2 AND ${inNameOrCompany} ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`;
  return { text: bounded(`SELECT ${contact} FROM (${page}) page JOIN contacts USING (org_id, id) ORDER BY sort_key DESC, id DESC`), values: [orgId, `%${q}%`] };
}

export const contactById = ({ name, contact }, orgId, id) => ({ name: `${name}_contact`, text: `SELECT ${contact} FROM contacts WHERE org_id = $1 AND id = $2`, values: [orgId, id] });

/** Contacts that stand in a stage, as columns in either kind, the greatest value first; `after`: the value as text and the id of the last row of the page before. */
export function dealsPage(_records, { orgId, after, limit }) {
  const { values, bind } = binder();
  const where = [`org_id = ${bind(orgId)} AND deal_stage IS NOT NULL`, ...(after ? [`(coalesce(deal_value, -1), id) < (${bind(after.value, 'numeric')}, ${bind(after.id, 'uuid')})`] : [])].join(' AND ');
  return { name: `deals${after ? '_after' : ''}`, text: `SELECT ${DEAL} FROM contacts WHERE ${where} ORDER BY coalesce(deal_value, -1) DESC, id DESC LIMIT ${limit + 1}`, values };
}

export const tasksPage = ({ name, task }, { orgId, limit }) => ({ name: `${name}_tasks`, text: `SELECT ${task} FROM tasks WHERE org_id = $1 ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`, values: [orgId] });
