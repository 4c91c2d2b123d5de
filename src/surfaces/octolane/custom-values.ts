import { CUSTOM_VALUES_LIMIT, publishCustomValuesInMilliseconds, type SentCustomValues } from '../../contracts/custom-values.js';
import { fieldsOf } from '../../platform/input/fields.js';
import { unknownFields } from '../../platform/input/shape.js';
import { DATE_FORMS } from './input.js';

/** What keys besides the fields of a body are, for the document. */
export const CUSTOM_KEYS = `A value of the custom field with this \`property_name\`; null clears it. Any other key is refused. ${CUSTOM_VALUES_LIMIT}`;

type Values = Readonly<Record<string, unknown>>;

/**
 * The custom values among the fields of a body (octolane.md, Accounts, contacts, notes); undefined if there are none.
 * @param dto the body's, whose own fields a name may have been meant for
 */
export function valuesAmong(dto: new () => object, unknown: Values | undefined): { readonly custom?: SentCustomValues } {
  return unknown === undefined ? {} : { custom: sent(unknown, [], [...fieldsOf(dto).keys()]) };
}

/** The custom values that stand in an object of their own. @param at where in the body */
export function valuesIn(values: Values | undefined, ...at: string[]): { readonly custom?: SentCustomValues } {
  return values === undefined ? {} : { custom: sent(values, at, []) };
}

function sent(values: Values, at: readonly string[], own: readonly string[]): SentCustomValues {
  return {
    values,
    at,
    moments: DATE_FORMS,
    publish: publishCustomValuesInMilliseconds,
    unknown: (names, known) => unknownFields(names, [...own, ...known]).map((issue) => ({ ...issue, path: [...at, ...issue.path] })),
  };
}
