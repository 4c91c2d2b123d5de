import { flag, moment, money, name, number, reference, text, texts, wholeNumber, word } from '../../kernel/fields.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { fieldColumns, fromFieldRow, toFieldRow } from './field-columns.js';

const FIELDS = { fullName: text({ max: 5 }), title: name({ max: 5 }), dealValue: money(), tags: texts({ max: 3 }), dueAt: moment(), ownerId: reference(), status: word<'open' | 'done'>('open'), followers: number(), founded: wholeNumber(), isVerified: flag() };
const values = { fullName: null, title: 'T', dealValue: 0.1, tags: ['a'], dueAt: '2026-05-14T18:24:30.000Z' as Timestamp, ownerId: null, status: 'done' as const, followers: 0.1, founded: 1999, isVerified: true };

it('has a column for each field', () => {
  expect(fieldColumns(FIELDS)).toEqual({
    full_name: { type: 'text', nullable: true }, title: 'text', deal_value: { type: 'numeric(14,2)', nullable: true }, tags: 'text[]',
    due_at: { type: 'timestamptz(3)', nullable: true }, owner_id: { type: 'uuid', nullable: true }, status: 'text',
    followers: { type: 'double precision', nullable: true }, founded: { type: 'integer', nullable: true }, is_verified: 'boolean',
  });
});

it('writes money exactly, and reads what it has written', () => {
  const row = toFieldRow(FIELDS, values, { id: '1' });
  expect(row).toEqual({ id: '1', full_name: null, title: 'T', deal_value: '0.10', tags: ['a'], due_at: '2026-05-14T18:24:30.000Z', owner_id: null, status: 'done', followers: 0.1, founded: 1999, is_verified: true });
  expect(row.tags).not.toBe(values.tags);
  expect(fromFieldRow(FIELDS, { ...row, due_at: '2026-05-14 18:24:30+00' }, {})).toEqual(values);
  expect(fromFieldRow(FIELDS, toFieldRow(FIELDS, { ...values, dealValue: null, dueAt: null }, {}), {})).toEqual({ ...values, dealValue: null, dueAt: null });
});
