import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { CustomField, type NewField } from './custom-field.js';
import type { CustomObject } from './field-scope.js';
import { MAX_FIELDS } from './custom-field.errors.js';
import { MAX_OPTIONS } from './select-options.js';

const org = '019a2b3c-0000-7000-8000-000000000001' as OrgId;
const t0 = '2026-05-14T18:24:30.000Z' as Timestamp;
const t1 = '2026-05-15T08:00:00.000Z' as Timestamp;

const define = (input: Partial<NewField>, others: readonly CustomField[] = [], object: CustomObject = 'contact'): CustomField => CustomField.define(org, { object, pipelineId: null }, { name: 'Tier', type: 'string', ...input }, others, t0);
const stored = (input: Partial<NewField> = {}, others: readonly CustomField[] = []): CustomField => CustomField.restore(define(input, others).state);
const fault = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { issues: readonly { path: unknown; code: string }[] }).issues.map(({ path, code }) => [path, code]);
  }
  return null;
};

it('begins behind all others, shown, with a property name of its own', () => {
  const first = define({ order: 7 });
  expect(first.state).toMatchObject({ propertyName: 'tier', name: 'Tier', type: 'string', options: [], order: 7, isHidden: false, place: 0, version: 1, createdAt: t0 });
  expect(define({ name: 'Other' }, [first]).state).toMatchObject({ propertyName: 'other', order: 8, place: 1 });
});

it.each([
  ['Favourite colour', 'favourite_colour'],
  ['  Größe (cm)  ', 'grosse_cm'],
  ['2nd owner', 'field_2nd_owner'],
  ['名前', 'field'],
  ['___', 'field'],
  ['x'.repeat(80), 'x'.repeat(64)],
  ['First name', 'first_name_2'],
  ['Label', 'label_2'],
  ['Current company', 'current_company_2'],
])('%s makes the property name %s', (name, propertyName) => {
  expect(define({ name }).state.propertyName).toBe(propertyName);
});

it('makes a property name that no other field has, also where it has to be shortened', () => {
  const fields: CustomField[] = [];
  for (const name of ['Tier!', 'tier?', 'TIER.', 'x'.repeat(64), `${'x'.repeat(64)}y`]) fields.push(define({ name }, fields));
  expect(fields.map(({ state }) => state.propertyName)).toEqual(['tier', 'tier_2', 'tier_3', 'x'.repeat(64), `${'x'.repeat(62)}_2`]);
});

it.each<[Partial<NewField>, unknown]>([
  [{ propertyName: 'Tier' }, [[['propertyName'], 'format']]],
  [{ propertyName: '1st' }, [[['propertyName'], 'format']]],
  [{ propertyName: '__proto__' }, [[['propertyName'], 'format']]],
  [{ propertyName: 'x'.repeat(65) }, [[['propertyName'], 'max_length']]],
  [{ propertyName: 'job_title' }, [[['propertyName'], 'reserved']]],
  [{ propertyName: 'account_id' }, [[['propertyName'], 'reserved']]],
  [{ propertyName: 'known' }, [[['propertyName'], 'unique']]],
  [{ name: 'KNÖWN', propertyName: 'other' }, [[['name'], 'unique']]],
  [{ options: [{ label: 'a' }] }, [[['metadata', 'selectOptions'], 'no_options']]],
  [{ type: 'select', options: Array.from({ length: 49 }, (_, n) => ({ label: `${n}`.padEnd(255, 'x'), value: n === 0 ? 'y'.repeat(255) : null, ...(n === 48 ? { color: 'z'.repeat(11) } : {}) })) }, [[['metadata', 'selectOptions'], 'max_length']]],
  [{ type: 'select', options: [{ label: 'A', value: 'x' }, { label: 'B', value: 'X' }] }, [[['metadata', 'selectOptions', 1], 'unique']]],
])('is refused as %j', (input, expected) => {
  expect(fault(() => define(input, [define({ name: 'Known' })]))).toEqual(expected);
});

it('may have a name that only records of another kind have', () => {
  expect(define({ propertyName: 'job_title' }, [], 'account').state.propertyName).toBe('job_title');
});

it('takes the first free place, and there are 200', () => {
  const fields: CustomField[] = [];
  for (let index = 0; index < MAX_FIELDS; index++) fields.push(define({ name: `Field ${index}` }, fields));
  expect(fault(() => define({ name: 'One more' }, fields))).toEqual([[['name'], 'too_many_fields']]);
  expect(define({ name: 'Between' }, fields.filter((_, index) => index !== 7)).state.place).toBe(7);
});

it('has options by their order, with values that default to the labels', () => {
  const options = [{ label: 'Gold', order: 3 }, { label: 'Silver', value: 's', color: '#ccc' }, { label: 'Bronze', order: 2 }];
  expect(define({ type: 'radio', options }).state.options).toEqual([{ label: 'Silver', value: 's', color: '#ccc', order: 2 }, { label: 'Bronze', value: 'Bronze', color: null, order: 2 }, { label: 'Gold', value: 'Gold', color: null, order: 3 }]);
  expect(MAX_OPTIONS).toBe(500);
});

it('changes what is given and leaves the rest', () => {
  const field = stored({ type: 'select', options: [{ label: 'a' }] });
  field.change({ name: 'Level', isHidden: true }, [field], t1);
  expect(field.state).toMatchObject({ name: 'Level', propertyName: 'tier', isHidden: true, options: [{ value: 'a' }], version: 2, updatedAt: t1 });
});

it('is not changed by equal values, equal options included', () => {
  const field = stored({ type: 'select', options: [{ label: 'a' }] });
  field.change({ name: 'Tier', order: 1, options: [{ label: 'a', value: 'a', order: 1 }] }, [field], t1);
  expect(field.isChanged).toBe(false);
});

it('cannot take a name that another has, or gives up in the same unit', () => {
  const other = stored({ name: 'Level' });
  const field = stored({}, [other]);
  expect(fault(() => field.change({ name: 'level' }, [field, other], t1))).toEqual([[['name'], 'unique']]);
  other.change({ name: 'Grade' }, [field, other], t1);
  expect(fault(() => field.change({ name: 'Level' }, [field, other], t1))).toEqual([[['name'], 'unique']]);
});
