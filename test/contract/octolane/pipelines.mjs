import { randomUUID } from 'node:crypto';
import { data, denied, equal, holds } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

export const pipelines = section('octolane: Pipelines, stages, fields, activities, bulk update', [
  row('`GET /v1/pipelines`: `data.pipelines[]`: `pipeline_id, name, is_default`. Every org has one from the start', async (t) => {
    const { pipelines: list } = data(await t.v1.get('/v1/pipelines'));
    for (const pipeline of list) equal(Object.keys(pipeline).sort(), ['is_default', 'name', 'pipeline_id'], 'keys');
    equal(list.filter((pipeline) => pipeline.is_default).length, 1, 'number of default pipelines');
  }),
  row('`POST /v1/pipelines`: `name`, optional `stages`', async (t) => {
    for (const body of [{}, { name: ' ' }]) denied(await t.v1.post('/v1/pipelines', body), 400, ['name']);
    denied(await t.v1.post('/v1/pipelines', { name: t.text(), stages: [{ color: 'red' }] }), 400, ['stages.0.label']);
    if (!t.isDisposable) return t.untried('a pipeline that is made', 'a pipeline cannot be deleted: give --disposable if the organization may keep some');
    const name = t.text('Pipeline');
    const made = data(await t.v1.post('/v1/pipelines', { name, stages: [{ label: 'A' }, { label: 'B' }] }), 201);
    equal([made.name, made.is_default, made.stages.map(({ label }) => label)], [name, false, ['A', 'B']], 'the pipeline');
    equal(data(await t.v1.get(`/v1/pipelines/${made.pipeline_id}/stages`)).stages, made.stages, 'its stages');
  }),
  row('`GET /v1/pipelines/{id}/stages`: active stages by order: `stage_id, pipeline_id, label, stage_order, color, is_active, is_default, probability`', async (t) => {
    const { pipeline_id } = await t.pipeline();
    const { stages } = data(await t.v1.get(`/v1/pipelines/${pipeline_id}/stages`));
    holds(stages.length > 0, 'there are stages');
    for (const stage of stages) {
      equal(Object.keys(stage).sort(), ['color', 'is_active', 'is_default', 'label', 'pipeline_id', 'probability', 'stage_id', 'stage_order'], 'keys');
      equal([stage.is_active, stage.pipeline_id], [true, pipeline_id], 'is_active and pipeline_id');
    }
    equal(stages.map(({ stage_order: order }) => order), stages.map(({ stage_order: order }) => order).sort((a, b) => a - b), 'order');
    for (const id of [randomUUID(), 'x']) denied(await t.v1.get(`/v1/pipelines/${id}/stages`), 404);
  }),
  row('`POST /v1/pipelines/{id}/stages/bulk`: array 1–100: `label` (≤ 255) required, `color` (≤ 32), `stage_order` ≥ 1, `is_default`, `probability` 0–100, `stage_type` `default`/`positive`/`negative`', async (t) => {
    const { pipeline_id, stages: [known] } = await t.pipeline();
    const path = `/v1/pipelines/${pipeline_id}/stages/bulk`;
    const faults = { label: 'x'.repeat(256), color: 'x'.repeat(33), stage_order: 0, is_default: 'yes', probability: 101, stage_type: 'won' };
    denied(await t.v1.post(path, [faults]), 400, Object.keys(faults).map((field) => `0.${field}`));
    denied(await t.v1.post(path, [{}]), 400, ['0.label']);
    for (const body of [[], {}, Array.from({ length: 101 }, () => ({ label: 'A' }))]) denied(await t.v1.post(path, body), 400);
    equal(data(await t.v1.post(path, [{ label: known.label.toUpperCase() }])), { results: [{ index: 0, status: 'existing', id: known.stage_id, errors: {} }], created: 0, existing: 1, failed: 0 }, 'a label that is known');
    denied(await t.v1.post(`/v1/pipelines/${randomUUID()}/stages/bulk`, [{ label: 'A' }]), 404);
    if (!t.isDisposable) return t.untried('a stage that is made', 'give --disposable if the organization may keep some');
    const label = t.text('Stage');
    const { results: [made] } = data(await t.v1.post(path, [{ label, color: '#36b37e', probability: 40, stage_type: 'positive' }]), 201);
    const { stages } = data(await t.v1.get(`/v1/pipelines/${pipeline_id}/stages`));
    const stage = stages.find(({ stage_id: id }) => id === made.id);
    equal([stage.label, stage.color, stage.probability, stage.is_default], [label, '#36b37e', 40, false], 'the stage');
  }),
  row('`PATCH /v1/{accounts|contacts|opportunities}/bulk`: object of ≤ 50 keyed by uuid, each a map of field to new value; opportunities also `stage_id`, `stage_name`, `deal_size`, …, `opportunity_account`, `opportunity_contact` (uuid, or null to clear), `opportunity_other_stakeholders` (replaces the list); per-item results', async (t) => {
    const { pipeline_id, stages } = await t.pipeline();
    const bodies = { accounts: () => ({ domain: t.domain() }), contacts: () => ({ email: t.email() }), opportunities: () => ({ pipeline_id, opportunity: { name: t.text() } }) };
    for (const [kind, body] of Object.entries(bodies)) {
      const [path, field] = [`/v1/${kind}/bulk`, kind === 'contacts' ? 'job_title' : 'name'];
      const [one, two, unknown] = [(await t.pushed(`/v1/${kind}`, body())).id, (await t.pushed(`/v1/${kind}`, body())).id, randomUUID()];
      const { results, ...counts } = data(await t.v1.patch(path, { [one]: { [field]: 'Changed' }, [unknown]: { [field]: 'Changed' }, [two]: { [field]: 7 } }));
      equal(counts, { updated: 1, failed: 2 }, 'counts');
      equal(results.map(({ index, status, id }) => [index, status, id]), [[0, 'updated', one], [1, 'error', unknown], [2, 'error', two]], 'results');
      equal([results[0].errors, Object.keys(results[2].errors)], [{}, [field]], 'errors');
      equal(data(await t.v1.get(`/v1/${kind}/${one}`))[field], 'Changed', field);
      denied(await t.v1.patch(path, { [one]: { [field]: 7 }, [unknown]: { [field]: 'X' } }), 400, [`${one}.${field}`, unknown]);
      denied(await t.v1.patch(path, { 'no-uuid': { [field]: 'X' } }), 400, ['no-uuid']);
      for (const wrong of [[], {}, Object.fromEntries(Array.from({ length: 51 }, () => [randomUUID(), {}]))]) denied(await t.v1.patch(path, wrong), 400);
      denied(await t.v1Reader.patch(path, { [one]: { [field]: 'X' } }), 403);
    }
    const [{ id }, account, contact, other] = [await t.pushed('/v1/opportunities', bodies.opportunities()), await t.pushed('/v1/accounts', bodies.accounts()), await t.pushed('/v1/contacts', bodies.contacts()), await t.pushed('/v1/contacts', bodies.contacts())];
    const change = async (fields) => {
      equal(data(await t.v1.patch('/v1/opportunities/bulk', { [id]: fields })).updated, 1, 'updated');
      const { account_id, contact_id, additional_contacts, stage_id, deal_size } = data(await t.v1.get(`/v1/opportunities/${id}`));
      return [account_id, contact_id, additional_contacts.map((one) => one.contact_id), stage_id, deal_size];
    };
    const { stage_id } = stages.at(-1);
    equal(await change({ stage_id, deal_size: 7, opportunity_account: account.id, opportunity_contact: contact.id, opportunity_other_stakeholders: [other.id] }), [account.id, contact.id, [other.id], stage_id, 7], 'relations that are set');
    equal(await change({ stage_name: stages[0].label, opportunity_account: null, opportunity_contact: null, opportunity_other_stakeholders: [contact.id] }), [null, null, [contact.id], stages[0].stage_id, 7], 'relations that are cleared and replaced');
  }, ['accounts', 'contacts', 'opportunities'].map((kind) => `PATCH /v1/${kind}/bulk`)),
]);
