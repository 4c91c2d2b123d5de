import { data, denied, equal, has, holds, ok, refused } from '../runner/expect.mjs';
import { row, rowAlone, section } from '../runner/rows.mjs';

const list = async (t, parameters) => ok(await t.client.get(`/api/v1/deals?${new URLSearchParams(parameters)}`)).body;

export const deals = section('oratek: Deals', [
  row('`GET /deals`: contacts whose `deal_stage` is not null, as `{data, meta}`, each `id, full_name, company, deal_stage, deal_value, label`, by `deal_value` descending, nulls last, ties by `id` descending', async (t) => {
    const [deal_stage] = await t.stages();
    const q = t.text('Deal');
    const made = [];
    for (const deal_value of [5, null, 7, 5]) made.push((await t.contact({ full_name: q, deal_stage, deal_value, label: 'hot' })).id);
    await t.contact({ full_name: q });
    const { data, meta } = await list(t, { q });
    const [five, none, seven, again] = made;
    equal(data.map(({ id }) => id), [seven, ...[five, again].sort().reverse(), none], 'order');
    for (const deal of data) equal(Object.keys(deal).sort(), ['company', 'deal_stage', 'deal_value', 'full_name', 'id', 'label'], 'keys');
    has(meta, { count: 4, offset: 0 });
  }),
  row('`limit`, `offset`, `cursor`, `stage`, `label`, `q`. Read only', async (t) => {
    const [one, two] = await t.stages();
    const q = t.text('Deal');
    const made = [];
    for (const [deal_stage, label] of [[one, 'a'], [two, 'a'], [two, 'b']]) made.push((await t.contact({ full_name: q, deal_stage, label, deal_value: 10 - made.length })).id);
    const ids = async (parameters) => (await list(t, { q, ...parameters })).data.map(({ id }) => id);
    equal(await ids({ stage: two }), made.slice(1), 'stage');
    equal(await ids({ stage: two, label: 'b' }), [made[2]], 'stage and label');
    equal(await ids({ limit: 1, offset: 1 }), [made[1]], 'limit and offset');
    const first = await list(t, { q, limit: 2 });
    equal([...first.data.map(({ id }) => id), ...(await ids({ limit: 2, cursor: first.meta.next_cursor }))], made, 'the pages together');
    for (const method of ['POST', 'PATCH', 'DELETE']) refused(await t.client.send(method, '/api/v1/deals'), 405, 'method_not_allowed');
    refused(await t.client.get('/api/v1/deals?stages=x'), 422, 'validation', ['stages']);
  }),
  row('`deal_stage` is matched by key exactly as shown, then by label, then by key, the last two folded, with space, `-` and `_` between two letters or digits as one', async (t) => {
    const [label] = await t.stages();
    const { id, deal_stage: key } = await t.contact({ deal_stage: label });
    for (const text of [key, key.toUpperCase(), label.toUpperCase(), key.replaceAll('_', '-'), ` ${label} `]) has(ok(await t.client.patch(`/api/v1/contacts/${id}`, { deal_stage: text })).body, { deal_stage: key });
  }),
  rowAlone('an unknown `deal_stage` becomes a new stage at the end of the default pipeline, unless the org has locked it: then 422 naming the known ones. `A`, `A-`, `A+`, `C`, `C++` are five stages; a key whose slug is taken gets `_2`, `_3`, …; the key never changes', async (t) => {
    if (!t.isDisposable) return t.untried('all of it', 'a stage cannot be deleted through the API: give --disposable if the organization may keep some');
    const name = t.text('Stage').replace(/ /g, '');
    const keys = [];
    for (const deal_stage of [`${name} A`, `${name} A-`, `${name} A+`, `${name} C`, `${name} C++`]) keys.push((await t.contact({ deal_stage })).deal_stage);
    equal(new Set(keys).size, 5, 'number of stages');
    holds(keys[1].endsWith('_2') && keys[2].endsWith('_3'), `keys of taken slugs: ${keys}`);
    const { pipeline_id } = await t.pipeline();
    const labels = ok(await t.v1.get(`/v1/pipelines/${pipeline_id}/stages`)).body.data.stages.map(({ label }) => label);
    equal(labels.filter((label) => label.startsWith(name)), [`${name} A`, `${name} A-`, `${name} A+`, `${name} C`, `${name} C++`], 'new stages in their order');
    ok(await t.admin.patch(`/api/v1/settings/pipelines/${pipeline_id}`, { locked: true }));
    try {
      const answer = await t.client.post('/api/v1/contacts', { full_name: t.text(), deal_stage: `${name} D` });
      refused(answer, 422, 'validation', ['deal_stage']);
      holds(answer.body.message.includes(keys[0]), `the known stages: ${answer.body.message}`);
    } finally {
      ok(await t.admin.patch(`/api/v1/settings/pipelines/${pipeline_id}`, { locked: false }));
    }
  }),
  rowAlone('a pipeline has at most 200 stages (422 `validation`, details code `too_many_stages`)', async (t) => {
    if (!t.isDisposable) return t.untried('all of it', 'a pipeline cannot be deleted: give --disposable if the organization may keep some');
    const stages = (from) => Array.from({ length: 100 }, (_, index) => ({ label: `Stage ${from + index}` }));
    const { pipeline_id: full } = data(await t.v1.post('/v1/pipelines', { name: t.text('Pipeline'), stages: stages(0) }), 201);
    has(data(await t.v1.post(`/v1/pipelines/${full}/stages/bulk`, stages(100)), 201), { created: 100 });
    denied(await t.v1.post(`/v1/pipelines/${full}/stages/bulk`, [{ label: 'One more' }]), 400, ['0.label']);
    const { pipeline_id: before } = data(await t.v1.get('/v1/pipelines')).pipelines.find((pipeline) => pipeline.is_default);
    ok(await t.admin.patch(`/api/v1/settings/pipelines/${full}`, { is_default: true }));
    try {
      const answer = await t.client.post('/api/v1/contacts', { full_name: t.text(), deal_stage: 'One more' });
      refused(answer, 422, 'validation', ['deal_stage']);
      equal(answer.body.details.map(({ code }) => code), ['too_many_stages'], 'code');
    } finally {
      ok(await t.admin.patch(`/api/v1/settings/pipelines/${before}`, { is_default: true }));
    }
  }),
]);
