import { randomUUID } from 'node:crypto';
import { data, denied, equal, holds } from '../runner/expect.mjs';
import { LATER, notRun, row, section } from '../runner/rows.mjs';

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
  notRun('`GET /v1/{accounts,contacts}/fields`, `GET /v1/pipelines/{id}/fields`: system and custom definitions', LATER),
  notRun('`POST …/fields/bulk`: array 1–100: `name`, `attribute_type`, optional `property_name`, `metadata.select_options`, `order`, `is_hidden`', LATER),
  notRun('`POST …/fields/bulk/update`: by `id` (alias `attribute_id`) or `property_name`, which cannot be renamed', LATER),
  notRun('definitions in reads: map from slug to `current_name, property_name, attribute_type, metadata`; values', LATER),
  notRun('`POST /v1/activities/bulk` (and single)', LATER),
  notRun('`PATCH /v1/{accounts|contacts|opportunities}/bulk`: object of ≤ 50 keyed by uuid, each a map of field to new value', LATER),
]);
