import { randomBytes } from 'node:crypto';
import { readCursor, writeCursor } from './keyset-cursor.js';

const [a, b] = [randomBytes(32), randomBytes(32)];
const LIST = ['contacts', null];
const LAST = { value: '2026-05-14 18:24:30+00', id: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' };
const edited = (cursor: string, edit: (parts: unknown[]) => unknown[]): string => Buffer.from(JSON.stringify(edit(JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]))).toString('base64url');

it('leads back to the row', () => {
  expect(readCursor([a], LIST, 'timestamptz', writeCursor([a], LIST, LAST))).toEqual({ value: '2026-05-14T18:24:30.000Z', id: LAST.id });
});

it('is believed from each key in use, and from no other', () => {
  const cursor = writeCursor([a, b], LIST, LAST);
  expect(readCursor([b, a], LIST, 'timestamptz', cursor).id).toBe(LAST.id);
  expect(() => readCursor([b], LIST, 'timestamptz', cursor)).toThrow('not one of this API');
});

it.each([
  ['another value', (parts: unknown[]) => [parts[0], '2026-05-15 00:00:00+00', parts[2], parts[3]]],
  ['another id', (parts: unknown[]) => [parts[0], parts[1], '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c', parts[3]]],
  ['no signature', (parts: unknown[]) => parts.slice(0, 3)],
  ['an empty one', (parts: unknown[]) => [...parts.slice(0, 3), '']],
])('is refused with %s', (_what, edit) => {
  expect(() => readCursor([a], LIST, 'timestamptz', edited(writeCursor([a], LIST, LAST), edit))).toThrow('not one of this API');
});

it.each([
  ['a character that is no base64url', (cursor: string) => `${cursor}!`],
  ['white space', (cursor: string) => `${cursor.slice(0, 9)}\n${cursor.slice(9)}`],
  ['padding', (cursor: string) => `${cursor}=`],
  ['one more character', (cursor: string) => `${cursor}A`],
  ['the letters of plain base64', (cursor: string) => Buffer.from(`${Buffer.from(cursor, 'base64url').toString()} ??`).toString('base64')],
  ['white space in its JSON', (cursor: string) => Buffer.from(` ${Buffer.from(cursor, 'base64url').toString()}`).toString('base64url')],
])('is refused with %s added', (_what, change) => {
  expect(() => readCursor([a], LIST, 'timestamptz', change(writeCursor([a], LIST, LAST)))).toThrow('not one of this API');
});

it('is good for its own list alone', () => {
  expect(() => readCursor([a], ['contacts', 'hot'], 'timestamptz', writeCursor([a], LIST, LAST))).toThrow('another list');
  expect(() => readCursor([a], ['contacts', 'hot'], 'timestamptz', writeCursor([a], LIST, LAST), ['contacts', 'cold'])).toThrow('another list');
  expect(readCursor([a], ['contacts', 'hot'], 'timestamptz', writeCursor([a], LIST, LAST), LIST).id).toBe(LAST.id);
});
