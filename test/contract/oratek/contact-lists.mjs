import { randomUUID } from 'node:crypto';
import { equal, eventually, has, holds, ok, refused } from '../runner/expect.mjs';
import { notRun, row, section } from '../runner/rows.mjs';

const CONTACTS = '/api/v1/contacts';

const list = async (t, parameters) => ok(await t.client.get(`${CONTACTS}?${new URLSearchParams(parameters)}`)).body;
const ids = ({ data }) => data.map(({ id }) => id);

/** Contacts that share a name which no other has. */
async function several(t, fields) {
  const q = t.text('List');
  const made = [];
  for (const one of fields) made.push(await t.contact({ full_name: q, ...one }));
  return { q, ids: made.map(({ id }) => id), made };
}

export const contactLists = section('oratek: Contacts, GET /contacts', [
  row('`limit` 1–200 (50), `offset` ≥ 0 (0), `label`, `stage` (= `deal_stage`), `q` (full_name and company), combined by AND', async (t) => {
    const [stage, otherStage] = await t.stages();
    const { q, ids: made } = await several(t, [{ label: 'hot', deal_stage: stage }, { label: 'hot' }, { label: 'cold', deal_stage: otherStage }]);
    equal(ids(await list(t, { q })), made.toReversed(), 'q');
    equal(ids(await list(t, { q, label: 'hot' })), [made[1], made[0]], 'q and label');
    equal(ids(await list(t, { q, label: 'hot', stage })), [made[0]], 'q, label and stage');
    equal(ids(await list(t, { q, limit: 1, offset: 1 })), [made[1]], 'limit and offset');
    has((await list(t, {})).meta, { limit: 50, offset: 0 });
    for (const parameter of ['limit=0', 'limit=201', 'limit=x', 'offset=-1']) refused(await t.client.get(`${CONTACTS}?${parameter}`), 422, 'validation', [parameter.split('=')[0]]);
  }),
  row('`stage` finds what a write of that text would set: matched as in Deals', async (t) => {
    const [stage] = await t.stages();
    const { q, ids: made } = await several(t, [{ deal_stage: stage }]);
    for (const text of [stage.toUpperCase(), stage.toLowerCase()]) equal(ids(await list(t, { q, stage: text })), made, `stage=${text}`);
  }),
  row('`email` (exact, by identity), `phone` (digits only, at least 4, anywhere), `tag` (repeatable: all of them), `company` (exact, folded)', async (t) => {
    const email = t.email();
    const { q, ids: made } = await several(t, [{ email, phone: '+1 (801) 555-0199', tags: ['a', 'b'], company: t.text('Äcme') }, { tags: ['a'] }]);
    equal(ids(await list(t, { email: email.toUpperCase() })), [made[0]], 'email');
    equal(ids(await list(t, { q, phone: '801555' })), [made[0]], 'phone');
    refused(await t.client.get(`${CONTACTS}?phone=801`), 422, 'validation', ['phone']);
    equal(ids(await list(t, [['q', q], ['tag', 'a'], ['tag', 'b']])), [made[0]], 'two tags');
    equal(ids(await list(t, { q, tag: 'a' })), [made[1], made[0]], 'one tag');
    const { company } = (await t.client.get(`${CONTACTS}/${made[0]}`)).body;
    equal(ids(await list(t, { company: company.replace('Äcme', 'ACME') })), [made[0]], 'company');
  }),
  row('`source`, `ids` (up to 200, comma-separated), `has` / `missing` (nullable fields and `tags`, comma-separated)', async (t) => {
    const { q, ids: made } = await several(t, [{ phone: '12345', tags: ['a'] }, { label: 'x' }]);
    equal(ids(await list(t, { q, source: 'api' })), made.toReversed(), 'source');
    equal(ids(await list(t, { q, source: 'csv_import' })), [], 'another source');
    equal(ids(await list(t, { ids: [made[0], randomUUID()].join(',') })), [made[0]], 'ids');
    refused(await t.client.get(`${CONTACTS}?ids=${Array.from({ length: 201 }, () => randomUUID()).join(',')}`), 422, 'validation', ['ids']);
    equal(ids(await list(t, { q, has: 'phone,tags' })), [made[0]], 'has');
    equal(ids(await list(t, { q, missing: 'phone,tags' })), [made[1]], 'missing');
    refused(await t.client.get(`${CONTACTS}?has=nothing`), 422, 'validation', ['has']);
  }),
  notRun('a list that cannot be answered within the time-out is a 422, details code `too_broad` on the parameter to narrow', 'needs very many records'),
  row('`label` exact; `q` a substring without regard to case or accents; newest first (`created_at`, `id` descending), stable under equal times', async (t) => {
    const { q, ids: made } = await several(t, [{ label: 'Hot' }, { label: 'hot' }, { label: 'hotter' }]);
    equal(ids(await list(t, { q, label: 'hot' })), [made[1]], 'label');
    equal(ids(await list(t, { q: q.slice(2).toUpperCase() })), made.toReversed(), 'q, newest first');
  }),
  row('answer `{"data": […], "meta": {"count", "limit", "offset"}}`; `count` is the number of rows in this page', async (t) => {
    const { q } = await several(t, [{}, {}, {}]);
    has((await list(t, { q, limit: 2 })).meta, { count: 2, limit: 2, offset: 0 });
    has((await list(t, { q, limit: 2, offset: 2 })).meta, { count: 1, limit: 2, offset: 2 });
  }),
  row('`meta.next_cursor` (null on the last page), `?cursor=`, `?total=exact` adding `meta.total`', async (t) => {
    const { q, ids: made } = await several(t, [{}, {}, {}, {}, {}]);
    const first = await list(t, { q, limit: 2, total: 'exact' });
    equal(first.meta.total, 5, 'total');
    const second = await list(t, { q, limit: 2, cursor: first.meta.next_cursor });
    const third = await list(t, { q, limit: 2, cursor: second.meta.next_cursor });
    equal([...ids(first), ...ids(second), ...ids(third)], made.toReversed(), 'the pages together');
    equal(third.meta.next_cursor, null, 'next_cursor of the last page');
    refused(await t.client.get(`${CONTACTS}?cursor=nonsense`), 422, 'validation', ['cursor']);
    refused(await t.client.get(`${CONTACTS}?sort=full_name&limit=2&cursor=${first.meta.next_cursor}`), 422, 'validation', ['cursor']);
  }),
  row('`?sort=` `created_at`, `updated_at`, `full_name`, `company`, `deal_value`, each with a leading `-` for descending', async (t) => {
    const company = t.text('Sorted');
    const made = [];
    for (const [full_name, deal_value] of [['b', 3], ['c', 1], ['a', 2]]) made.push((await t.contact({ full_name, company, deal_value })).id);
    const [b, c, a] = made;
    for (const [sort, expected] of [['created_at', [b, c, a]], ['full_name', [a, b, c]], ['deal_value', [c, a, b]]]) {
      equal(ids(await list(t, { company, sort })), expected, `sort=${sort}`);
      equal(ids(await list(t, { company, sort: `-${sort}` })), expected.toReversed(), `sort=-${sort}`);
    }
    ok(await t.client.patch(`${CONTACTS}/${b}`, { label: 'x' }));
    equal(ids(await list(t, { company, sort: '-updated_at' })), [b, a, c], 'sort=-updated_at');
    equal(ids(await list(t, { company, sort: 'company' })).length, 3, 'sort=company');
    refused(await t.client.get(`${CONTACTS}?sort=phone`), 422, 'validation', ['sort']);
  }),
  row('`?updated_since=` (at or after)', async (t) => {
    const { q, made } = await several(t, [{}, {}]);
    const since = made[1].updated_at;
    equal(ids(await list(t, { q, updated_since: since })).includes(made[1].id), true, 'at');
    equal(ids(await list(t, { q, updated_since: new Date(Date.parse(since) + 1).toISOString() })), [], 'after');
  }),
  row('incremental sync: a list asked with `updated_since` also answers `meta.synced_until`, the same on all pages of a walk; every change comes at least once', async (t) => {
    const before = await t.contact();
    const { q, ids: made } = await several(t, [{}, {}]);
    const first = await list(t, { q, updated_since: before.updated_at, limit: 1 });
    const second = await list(t, { q, updated_since: before.updated_at, limit: 1, cursor: first.meta.next_cursor });
    equal(second.meta.synced_until, first.meta.synced_until, 'synced_until of the second page');
    equal([...ids(first), ...ids(second)].sort(), made.toSorted(), 'the walk');
    equal('synced_until' in (await list(t, { q })).meta, false, 'synced_until without updated_since');
    // What is before it was seen.
    await eventually(async () => holds((await list(t, { q, updated_since: before.updated_at })).meta.synced_until > before.updated_at, 'synced_until moves on'));
    for (const path of ['/api/v1/tasks']) holds('synced_until' in ok(await t.client.get(`${path}?limit=1&updated_since=1970-01-01T00:00:00Z`)).body.meta, `${path} has synced_until`);
  }),
]);
