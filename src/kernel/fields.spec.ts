import { email, fieldNames, flag, initialFields, isSameValue, moment, money, name, number, publishFields, publishFieldsInMilliseconds, reference, text, texts, wholeNumber, word } from './fields.js';
import type { Timestamp } from './timestamp.js';

const FIELDS = { fullName: text({ max: 5 }, { sortable: true }), title: name({ max: 5, notBlank: true }), mail: email(), dealValue: money(), tags: texts({ max: 3 }), dueAt: moment(), ownerId: reference(), status: word<'open' | 'done'>('open'), followers: number(), founded: wholeNumber(), isVerified: flag() };

it('has names in their order, and an initial value for all that need not be said', () => {
  expect(fieldNames(FIELDS)).toEqual(['fullName', 'title', 'mail', 'dealValue', 'tags', 'dueAt', 'ownerId', 'status', 'followers', 'founded', 'isVerified']);
  expect(initialFields(FIELDS)).toEqual({ fullName: null, mail: null, dealValue: null, tags: [], dueAt: null, ownerId: null, status: 'open', followers: null, founded: null, isVerified: false });
});

it('publishes every field under its name in snake case, in their order', () => {
  const published = publishFields(FIELDS, { fullName: 'A', title: 'B', mail: null, dealValue: 1.5, tags: ['x'], dueAt: null, ownerId: null, status: 'done', followers: 2.5, founded: 1999, isVerified: true }, { id: 1 });
  expect(JSON.stringify(published)).toBe('{"id":1,"full_name":"A","title":"B","mail":null,"deal_value":1.5,"tags":["x"],"due_at":null,"owner_id":null,"status":"done","followers":2.5,"founded":1999,"is_verified":true}');
});

it('publishes moments in milliseconds where they are asked for so, and in text else', () => {
  const table = { title: name({ max: 5 }), dueAt: moment(), doneAt: moment() };
  const values = { title: 'A', dueAt: '2026-02-11T00:00:00.000Z' as Timestamp, doneAt: null };
  expect(JSON.stringify(publishFieldsInMilliseconds(table, values, { id: 1 }))).toBe('{"id":1,"title":"A","due_at":1770768000000,"done_at":null}');
  expect(publishFields(table, values, {})).toEqual({ title: 'A', due_at: '2026-02-11T00:00:00.000Z', done_at: null });
});

it('does not compile where a field is left out, or has another type', () => {
  // @ts-expect-error: no title
  publishFields({ title: name({ max: 1 }) }, {}, {});
  // @ts-expect-error: an amount is no text
  publishFields({ dealValue: money() }, { dealValue: '1' }, {});
});

it.each([[1, 1, true], [null, null, true], [1, '1', false], [['a'], ['a'], true], [['a'], ['b'], false], [['a', 'b'], ['b', 'a'], false], [[], null, false]])('%j and %j are the same: %j', (a, b, same) => {
  expect(isSameValue(a, b)).toBe(same);
});
