import { publishCustomValues, type SentCustomValues } from '../../contracts/custom-values.js';
import { unknownFields } from '../../platform/input/shape.js';

const AT = ['custom_fields'];

/** The custom values of a body (oratek.md, Extensions over the same records: `custom_fields`); none if it has none. */
export function customValues(values: Readonly<Record<string, unknown>> | undefined): { readonly custom?: SentCustomValues } {
  if (values === undefined) return {};
  return {
    custom: { values, at: AT, moments: ['rfc3339'], publish: publishCustomValues, unknown: (names, known) => unknownFields(names, known).map((issue) => ({ ...issue, path: [...AT, ...issue.path] })) },
  };
}
