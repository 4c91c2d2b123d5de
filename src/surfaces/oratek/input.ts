import { ShapePipe, changedBody } from '../../platform/input/shape.pipe.js';
import type { InputRules } from '../../platform/input/shape.js';

/** How this API treats its input (oratek.md, Errors). */
export const RULES: InputRules = {
  unknownKeys: 'refuse',
  setByServer: new Set(['id', 'source', 'account_id', 'completed_at', 'disabled_reason', 'secret', 'created_at', 'updated_at']),
};

/** The input pipe of every route of this API. */
export const SHAPE = new ShapePipe(RULES);

/** The body of a PATCH: a change that is judged beside the record (`RecordChange<Dto>`). */
export function ChangedBody(dto: new () => object): ParameterDecorator {
  return changedBody(dto, RULES);
}
