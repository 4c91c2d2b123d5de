import { data, denied, equal, holds } from '../runner/expect.mjs';
import { notRun, row, section } from '../runner/rows.mjs';

const [ACCOUNTS, CONTACTS, OPPORTUNITIES] = ['/v1/accounts', '/v1/contacts', '/v1/opportunities'];
const LISTED = [`GET ${ACCOUNTS}`, `POST ${ACCOUNTS}`];
const SEARCHED = [`POST ${ACCOUNTS}/search`, `POST ${ACCOUNTS}`];
const ids = (records) => records.map(({ id }) => id);

/** Whether the server has the operation; if not, its part of the row is noted as not tried. */
function offers(t, operation) {
  const isOffered = t.offers(operation);
  if (!isOffered) t.untried(operation, "not in the server's document");
  return isOffered;
}

/** Accounts whose names share a text that no other has, in the order in which they were made. */
async function several(t, names) {
  const q = t.text('Read');
  const made = [];
  for (const name of names) made.push(await t.pushed(ACCOUNTS, { domain: t.domain(), name: `${name} ${q}` }));
  return { q, ids: ids(made), made };
}

export const reads = section('octolane: Reads', [
  row('`GET /v1/accounts`, `/contacts`, `/opportunities`: `q`, `cursor`, `limit` 1–500 (default 100), `fields` (comma-separated or repeated); opportunities: `pipeline_id` required, `stage_id` optional', async (t) => {
    const { q, ids: made } = await several(t, ['a', 'b', 'c']);
    const list = async (query) => data(await t.v1.get(`${ACCOUNTS}?q=${encodeURIComponent(q)}&${query}`));
    equal(ids((await list('')).accounts), made.toReversed(), 'those changed last first');
    equal(data(await t.v1.get(ACCOUNTS)).limit, 100, 'limit');
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.next_cursor}`);
    equal([...ids(first.accounts), ...ids(second.accounts)], made.toReversed(), 'the pages together');
    for (const fields of ['fields=id,name', 'fields=id&fields=name']) equal(Object.keys((await list(fields)).accounts[0]).sort(), ['id', 'name'], fields);
    for (const limit of [0, 501, 'x']) denied(await t.v1.get(`${ACCOUNTS}?limit=${limit}`), 400, ['limit']);
    if (!offers(t, `GET ${OPPORTUNITIES}`)) return;
    const { pipeline_id, stages } = await t.pipeline();
    denied(await t.v1.get(OPPORTUNITIES), 400, ['pipeline_id']);
    const { id } = await t.pushed(OPPORTUNITIES, { pipeline_id, opportunity: { name: q, stage_id: stages[0].stage_id }, related_objects: { account_domain: t.domain() } });
    const deals = async (query) => ids(data(await t.v1.get(`${OPPORTUNITIES}?pipeline_id=${pipeline_id}&q=${encodeURIComponent(q)}${query}`)).opportunities);
    equal(await deals(''), [id], 'opportunities');
    equal(await deals(`&stage_id=${stages[0].stage_id}`), [id], 'opportunities of the stage');
    if (stages[1]) equal(await deals(`&stage_id=${stages[1].stage_id}`), [], 'opportunities of another stage');
  }, LISTED),
  row('answer: `data: {"accounts"|"contacts"|"opportunities": […], "custom_field_definitions": {…}, "has_more", "next_cursor", "limit"}`', async (t) => {
    const { pipeline_id } = await t.pipeline();
    for (const [path, name] of [[`${ACCOUNTS}?limit=1`, 'accounts'], [`${CONTACTS}?limit=1`, 'contacts'], [`${OPPORTUNITIES}?limit=1&pipeline_id=${pipeline_id}`, 'opportunities']]) {
      if (!offers(t, `GET ${path.replace(/\?.*/, '')}`)) continue;
      const answer = data(await t.v1.get(path));
      equal(Object.keys(answer).sort(), [name, 'custom_field_definitions', 'has_more', 'limit', 'next_cursor'].sort(), 'keys');
      equal([answer.limit, answer.has_more], [1, answer.next_cursor !== null], 'limit and has_more');
    }
  }, LISTED),
  row('`q`: accounts: name and domain; contacts: name and email; opportunities: name; case-insensitive substring', async (t) => {
    const { q, ids: [account] } = await several(t, ['José']);
    const { domain } = data(await t.v1.get(`${ACCOUNTS}/${account}`));
    for (const text of [`JOSE ${q}`, domain.toUpperCase()]) equal(ids(data(await t.v1.get(`${ACCOUNTS}?q=${encodeURIComponent(text)}`)).accounts), [account], `q=${text}`);
    if (!offers(t, `GET ${CONTACTS}`)) return;
    const contact = await t.pushed(CONTACTS, { email: t.email(), full_name: t.text('Zoë') });
    for (const text of [contact.full_name.replace('Zoë', 'zoe'), contact.email.toUpperCase()]) equal(ids(data(await t.v1.get(`${CONTACTS}?q=${encodeURIComponent(text)}`)).contacts), [contact.id], `q=${text}`);
  }, LISTED),
  row('sort: `field`, `field:asc`, `field:desc`, or `{"field","direction"}`; default `updated_at:desc`; a bare field is ascending', async (t) => {
    const { q, ids: [b, a, c] } = await several(t, ['b', 'a', 'c']);
    const sorted = async (sort) => ids(data(await t.v1.post(`${ACCOUNTS}/search`, { q, ...(sort && { sort }) })).accounts);
    for (const sort of ['name', 'name:asc', { field: 'name', direction: 'asc' }]) equal(await sorted(sort), [a, b, c], JSON.stringify(sort));
    for (const sort of ['name:desc', { field: 'name', direction: 'desc' }]) equal(await sorted(sort), [c, b, a], JSON.stringify(sort));
    equal(await sorted(), [c, a, b], 'by default');
    for (const sort of ['updated_at', 'created_at', 'domain', 'id']) equal((await sorted(sort)).length, 3, sort);
    denied(await t.v1.post(`${ACCOUNTS}/search`, { q, sort: 'industry' }), 400, ['sort']);
    if (offers(t, `POST ${CONTACTS}/search`)) for (const sort of ['updated_at', 'created_at', 'name', 'first_name', 'last_name', 'email', 'account_id', 'id']) data(await t.v1.post(`${CONTACTS}/search`, { q, sort }));
    if (!offers(t, `POST ${OPPORTUNITIES}/search`)) return;
    const { pipeline_id } = await t.pipeline();
    for (const sort of ['updated_at', 'created_at', 'name', 'deal_size', 'close_date', 'id']) data(await t.v1.post(`${OPPORTUNITIES}/search`, { q, sort, pipeline_id }));
  }, SEARCHED),
  row('cursor: opaque, signed, valid only for the same query, filters, sort, limit, pipeline and stage; otherwise 400', async (t) => {
    const { q, ids: made } = await several(t, ['a', 'b', 'c']);
    const sent = { q, limit: 1, sort: 'name', filters: [{ field: 'name', operator: 'contains', value: q }] };
    const search = (body) => t.v1.post(`${ACCOUNTS}/search`, body);
    const { next_cursor: cursor } = data(await search(sent));
    for (const changed of [{ q: `${q} ` + 'x' }, { limit: 2 }, { sort: 'name:desc' }, { filters: [] }]) denied(await search({ ...sent, ...changed, cursor }), 400, ['cursor']);
    denied(await search({ ...sent, cursor: `${cursor.slice(0, -2)}xx` }), 400, ['cursor']);
    const seen = [];
    for (let page = data(await search(sent)); ; page = data(await search({ ...sent, cursor: page.next_cursor }))) {
      seen.push(...ids(page.accounts));
      // What comes before the cursor is not shown, and moves nothing.
      await t.pushed(ACCOUNTS, { domain: t.domain(), name: `0 ${q}` });
      if (page.next_cursor === null) break;
      if (seen.length > 10) throw new Error('the walk does not end');
    }
    equal(seen, made, 'the walk');
  }, SEARCHED),
  row('`data.synced_until` (milliseconds) where a filter on `updated_at` with `gte` is given; with `gt` and `after` it is not answered', async (t) => {
    const search = async (operator) => data(await t.v1.post(`${ACCOUNTS}/search`, { limit: 1, filters: [{ field: 'updated_at', operator, value: 0 }] }));
    holds(Number.isInteger((await search('gte')).synced_until), 'synced_until is in milliseconds');
    for (const operator of ['gt', 'after']) equal('synced_until' in (await search(operator)), false, operator);
  }, SEARCHED),
  notRun('a search that cannot be answered within the statement time-out is a 400: `errors` names the filter to narrow', 'needs very many records'),
]);
