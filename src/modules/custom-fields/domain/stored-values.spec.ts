import type { AttributeType } from '../../../contracts/attribute-types.js';
import { storedValueFaults } from './stored-values.js';

const at = { at: '2026-05-14T18:24:30.000Z' };
const user = '019a2b3c-4d5e-7f60-8a9b-000000000001';

it.each<[AttributeType, unknown]>([
  ['string', 'Red'], ['number', -1.5], ['checkbox', false], ['date', at], ['timestamp', at], ['datetime', at], ['date_range', { start: at, end: at }], ['rating', 5], ['select', 'removed'],
  ['multi_select', ['gold', 'removed']], ['currency', 0.01], ['percentage', 3], ['location', 'Provo'], ['time', '09:30'], ['email', 'a@b.example'], ['phone', '1'], ['website', 'https://a.example'],
  ['url', 'https://a.example'], ['radio', 'removed'], ['team_members', [user]],
])('a stored %s may be %j', (type, stored) => expect(storedValueFaults(type, stored)).toEqual([]));

it.each<[AttributeType | undefined, unknown, string[]]>([
  [undefined, 'x', ['unknown_field']],
  ['string', 7, ['string']], ['string', at, ['stored_form']], ['string', ' x ', ['stored_form']], ['string', '', ['stored_form']], ['number', '7', ['number']], ['checkbox', 'true', ['boolean']],
  ['date', at.at, ['stored_form']], ['date', { at: 'soon' }, ['date_time']], ['date', { ...at, on: 1 }, ['stored_form']], ['date', { start: at, end: at }, ['date_time']], ['date', {}, ['date_time']],
  ['date_range', at, ['object']], ['date_range', { start: at }, ['end date_time']], ['date_range', { start: at.at, end: at.at }, ['stored_form']], ['date_range', { start: null, end: { on: 1 } }, ['start date_time', 'end date_time']],
  ['select', 7, ['string']], ['select', ['a'], ['string']], ['multi_select', 'a', ['array']], ['multi_select', [1], ['0 string']], ['multi_select', [], ['stored_form']], ['team_members', ['jane'], ['0 uuid']],
])('a stored %s may not be %j', (type, stored, faults) => expect(storedValueFaults(type, stored).map(({ at: path, code }) => [...path, code].join(' '))).toEqual(faults));
