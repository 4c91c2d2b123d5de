import { type Check, declare, fault, type FieldDocs, same } from './fields.js';

interface NestedOptions extends Pick<FieldDocs, 'description'> {
  /** It must be sent. */
  readonly required?: boolean;
}

/** An object with fields of its own. Its faults have their whole path. */
export function NestedField(dto: () => new () => object, options: NestedOptions): PropertyDecorator {
  const { required = false, description } = options;
  const check: Check = (value) => {
    if (value === undefined) return required ? fault('required', 'is required') : [];
    return isObject(value) ? [] : fault('object', 'must be an object');
  };
  return declare({ normalize: same, check, nested: { dto, list: false } }, { description, type: () => dto(), required });
}

/** A list of objects with fields of their own. */
export function NestedListField(dto: () => new () => object, options: NestedOptions & { readonly min?: number; readonly max: number }): PropertyDecorator {
  const { required = false, description, min = 0, max } = options;
  const check: Check = (value) => {
    if (value === undefined) return required ? fault('required', 'is required') : [];
    if (!Array.isArray(value)) return fault('array', 'must be a list');
    if (value.length < min) return fault('min_items', `must have at least ${min} entries, but has ${value.length}`);
    if (value.length > max) return fault('max_items', `must have at most ${max} entries, but has ${value.length}`);
    return value.flatMap((item: unknown, index) => (isObject(item) ? [] : fault('object', 'must be an object', index)));
  };
  return declare({ normalize: same, check, nested: { dto, list: true } }, { description, type: () => [dto()], minItems: min, maxItems: max, required });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
