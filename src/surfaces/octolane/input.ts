import { ShapePipe, changedBody, keyedChangesBody, listBody } from '../../platform/input/shape.pipe.js';
import type { InputRules } from '../../platform/input/shape.js';
import type { FieldDocs } from '../../platform/input/fields.js';
import type { MomentForm } from '../../kernel/moment-forms.js';
import { MomentField } from '../../platform/input/moment-fields.js';

/** How this API treats its input (octolane.md, Conventions: unknown keys). */
const RULES: InputRules = { unknownKeys: 'refuse', setByServer: new Set(['id', 'custom_fields', 'created_at', 'updated_at']) };

/** The input pipe of every route of this API. */
export const SHAPE = new ShapePipe(RULES);

/** The body of a PATCH: a change that is judged beside the record (`RecordChange<Dto>`). */
export function ChangedBody(dto: new () => object): ParameterDecorator {
  return changedBody(dto, RULES);
}

/** The most items of a bulk (octolane.md). */
export const MAX_BULK = 100;

/** The body of a bulk: a list of 1 to 100 objects, each checked by itself (`ListItem<Dto>[]`). */
export function ListBody(dto: new () => object): ParameterDecorator {
  return listBody(dto, { min: 1, max: MAX_BULK }, RULES);
}

/** The most entries of a bulk update (octolane.md, bulk update). */
export const MAX_BULK_UPDATE = 50;

/** The body of a bulk update: an object of 1 to 50 changes by the ids of their records (`KeyedChange<Dto>[]`). */
export function KeyedChangesBody(dto: new () => object): ParameterDecorator {
  return keyedChangesBody(dto, { max: MAX_BULK_UPDATE }, RULES);
}

/** The forms of a moment that this API takes (octolane.md, Conventions: dates). */
export const DATE_FORMS = ['milliseconds', 'rfc3339', 'date'] as const satisfies readonly MomentForm[];

/** A moment as this API takes it (octolane.md, Conventions: dates): milliseconds, RFC 3339, or a date. `null` clears. */
export function DateField(options: FieldDocs): PropertyDecorator {
  return MomentField({ ...options, accepts: DATE_FORMS });
}
