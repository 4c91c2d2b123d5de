import { type AttributeType, hasOptions } from '../../../contracts/attribute-types.js';
import { definitionRefused } from './custom-field.errors.js';

/** One of the values that a field can have. */
export interface SelectOption {
  /** What people see. */
  readonly label: string;
  /** What records have. */
  readonly value: string;
  readonly color: string | null;
  /** From 1. */
  readonly order: number;
}

/** An option as it is given; without a value, the label is the value, and without an order, its place in the list. */
export interface OptionSeed {
  readonly label: string;
  readonly value?: string | null;
  readonly color?: string | null;
  readonly order?: number | null;
}

/** The most options of a field. */
export const MAX_OPTIONS = 500;
/** The most characters of a field's options together: each list of records shows the definitions of all fields. */
const MAX_OPTION_CHARACTERS = 25_000;
/** The rules of the texts of an option. */
export const OPTION_TEXT = { max: 255, notBlank: true } as const;
export const OPTION_COLOR = { max: 32 } as const;

/** The options by their order. Throws `custom_field_refused`. */
export function readOptions(type: AttributeType, given: readonly OptionSeed[]): readonly SelectOption[] {
  if (given.length > 0 && !hasOptions(type)) throw definitionRefused(['metadata', 'selectOptions'], 'no_options', `is for select, multi_select and radio, but the field is a ${type}: leave it out`);
  const options = given.map(({ label, value, color, order }, index) => ({ label, value: value ?? label, color: color ?? null, order: order ?? index + 1 }));
  const characters = options.reduce((sum, { label, value, color }) => sum + label.length + value.length + (color?.length ?? 0), 0);
  if (characters > MAX_OPTION_CHARACTERS) throw definitionRefused(['metadata', 'selectOptions'], 'max_length', `must have at most ${MAX_OPTION_CHARACTERS} characters in their labels, values and colors together, but have ${characters}`);
  // Filters compare texts without regard to case.
  const values = options.map(({ value }) => value.toLowerCase());
  const repeated = values.findIndex((value, index) => values.indexOf(value) < index);
  if (repeated >= 0) throw definitionRefused(['metadata', 'selectOptions', repeated], 'unique', 'repeats the value of an earlier option, in any case');
  return options.map((option, index) => ({ option, index })).sort((a, b) => a.option.order - b.option.order || a.index - b.index).map(({ option }) => option);
}
