import { randomUUID } from 'node:crypto';
import { data, denied, equal, holds } from '../runner/expect.mjs';
import { LATER, notRun, row, section } from '../runner/rows.mjs';

export const pipelines = section('octolane: Pipelines, stages, fields, activities, bulk update', [
  row('`GET /v1/pipelines`: `data.pipelines[]`: `pipeline_id, name, is_default`. Every org has one from the start', async (t) => {
    const { pipelines: list } = data(await t.v1.get('/v1/pipelines'));
    for (const pipeline of list) equal(Object.keys(pipeline).sort(), ['is_default', 'name', 'pipeline_id'], 'keys');
    equal(list.filter((pipeline) => pipeline.is_default).length, 1, 'number of default pipelines');
  }),
  notRun('`POST /v1/pipelines`: `name`, optional `stages`', LATER),
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
  notRun('`POST /v1/pipelines/{id}/stages/bulk`: array 1–100: `label` (≤ 255) required, `color`, `stage_order` ≥ 1, `is_default`, `probability` 0–100, `stage_type`', LATER),
  notRun('`PATCH /v1/{accounts|contacts|opportunities}/bulk`: object of ≤ 50 keyed by uuid, each a map of field to new value', LATER),
]);
