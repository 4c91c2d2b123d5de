import { Aggregate } from '../../../kernel/aggregate.js';
import { fold } from '../../../kernel/fold.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { AttributeType } from '../../../contracts/attribute-types.js';
import { definitionRefused, MAX_FIELDS, tooManyFields } from './custom-field.errors.js';
import type { CustomObject, FieldScope } from './field-scope.js';
import { PROPERTY_NAME, PROPERTY_NAME_LENGTH, propertyNameOf } from './property-name.js';
import { readOptions, type SelectOption, type OptionSeed } from './select-options.js';
import { reservedNames } from './system-fields.js';

/** The rules of a field's name. */
export const FIELD_NAME = { max: 255, notBlank: true } as const;

export interface CustomFieldState extends FieldScope {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  /** The name of its values in records and filters; it never changes. */
  readonly propertyName: string;
  /** What people call it; unique among the fields of the same records, folded. */
  readonly name: string;
  /** It never changes. */
  readonly type: AttributeType;
  /** Empty for types without options. */
  readonly options: readonly SelectOption[];
  /** From 1; fields with the same one stand in the order in which they were made. */
  readonly order: number;
  readonly isHidden: boolean;
  /** Its place among the fields of the same records, from 0: a unique key over it keeps their number within the limit. */
  readonly place: number;
  /** Whether it is being deleted: nothing shows it or takes its values any more, and its names and its place are still taken. */
  readonly isClosed: boolean;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A field to define. */
export interface NewField {
  readonly name: string;
  readonly type: AttributeType;
  /** Absent: made of the name. */
  readonly propertyName?: string | null;
  readonly options?: readonly OptionSeed[];
  /** Absent: behind all others. */
  readonly order?: number;
  readonly isHidden?: boolean;
}

/** A change of a field; absent values stay. */
export interface FieldChanges {
  readonly name?: string;
  /** Replaces all options. Values that records have stay, also those of options that are no more. */
  readonly options?: readonly OptionSeed[];
  readonly order?: number;
  readonly isHidden?: boolean;
}

/** The form in which names are compared. */
export function nameKey(name: string): string {
  // A name of nothing but accents folds to nothing: it is compared as it is.
  return fold(name) || name;
}

/** The definition of a field that an organization has added to its records. */
export class CustomField extends Aggregate<CustomFieldState> {
  /**
   * Throws `custom_field_refused`, `custom_field_limit`.
   * @param others all fields of the same records
   */
  static define(orgId: OrgId, scope: FieldScope, input: NewField, others: readonly CustomField[], now: Timestamp): CustomField {
    refuseTakenName(input.name, others);
    const taken = new Set(others.map(({ state }) => state.propertyName));
    const place = freePlace(others);
    const options = readOptions(input.type, input.options ?? []);
    return new CustomField(null, {
      ...scope,
      orgId,
      id: newId(),
      version: 1,
      propertyName: input.propertyName == null ? propertyNameOf(input.name, (name) => taken.has(name) || reservedNames(scope.object).has(name)) : givenName(input.propertyName, scope.object, others),
      name: input.name,
      type: input.type,
      options,
      order: input.order ?? Math.max(0, ...others.map(({ state }) => state.order)) + 1,
      isHidden: input.isHidden ?? false,
      place,
      isClosed: false,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** Of these fields, the one that is defined already as it is asked for: with this name and type, and this property name if one is given. */
  static existing({ name, type, propertyName }: NewField, fields: readonly CustomField[]): CustomField | null {
    const key = nameKey(name);
    return fields.find(({ state }) => !state.isClosed && nameKey(state.name) === key && state.type === type && (propertyName == null || propertyName === state.propertyName)) ?? null;
  }

  static restore(state: CustomFieldState): CustomField {
    return new CustomField(state, state);
  }

  /** Throws `custom_field_refused`. @param others as in `define` */
  change({ name, options, ...changes }: FieldChanges, others: readonly CustomField[], now: Timestamp): void {
    if (name !== undefined) refuseTakenName(name, others.filter((other) => other !== this));
    const next = options === undefined ? this.state.options : readOptions(this.state.type, options);
    const isSame = JSON.stringify(next) === JSON.stringify(this.state.options);
    this.become({ ...changes, ...(name === undefined ? {} : { name }), ...(isSame ? {} : { options: next }) }, now);
  }

  /** Begins its deletion: from the commit on no unit writes a value of it. */
  close(now: Timestamp): void {
    this.become({ isClosed: true }, now);
  }

  /** Ends its deletion, once no record has a value of it. */
  delete(now: Timestamp): void {
    this.end(now);
  }
}

/** A name that another field gives up in the same unit is still taken: its row may be written later. */
function refuseTakenName(name: string, others: readonly CustomField[]): void {
  const key = nameKey(name);
  const owner = others.find(({ state, stored }) => nameKey(state.name) === key || (stored && nameKey(stored.name) === key));
  if (owner) throw definitionRefused(['name'], 'unique', takenBy(owner));
}

function takenBy({ state }: CustomField): string {
  return state.isClosed ? 'is that of a field that is being deleted: send it again when its job is completed' : 'is that of another field';
}

function givenName(name: string, object: CustomObject, others: readonly CustomField[]): string {
  const refused = (code: string, rule: string): Error => definitionRefused(['propertyName'], code, rule);
  if (name.length > PROPERTY_NAME_LENGTH) throw refused('max_length', `must have at most ${PROPERTY_NAME_LENGTH} characters, but has ${name.length}`);
  if (!PROPERTY_NAME.test(name)) throw refused('format', 'must begin with a letter from a to z, and have only those letters, digits and _');
  if (reservedNames(object).has(name)) throw refused('reserved', 'is that of a system field: choose another');
  const owner = others.find(({ state }) => state.propertyName === name);
  if (owner) throw refused('unique', takenBy(owner));
  return name;
}

function freePlace(others: readonly CustomField[]): number {
  const taken = new Set(others.map(({ state }) => state.place));
  for (let place = 0; place < MAX_FIELDS; place++) if (!taken.has(place)) return place;
  throw tooManyFields();
}

/** The order in which fields are listed. */
export function inOrder(a: CustomFieldState, b: CustomFieldState): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

