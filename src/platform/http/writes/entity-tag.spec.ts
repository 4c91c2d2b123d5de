import { entityTagOf, preconditionOf } from './entity-tag.js';

const record = { id: '1', name: 'x' };
const tag = entityTagOf(JSON.stringify(record));

it('gives equal bytes equal tags, and others others', () => {
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  expect(entityTagOf(JSON.stringify({ ...record }))).toBe(tag);
  expect(entityTagOf(JSON.stringify({ ...record, name: 'y' }))).not.toBe(tag);
});

const judge = (headers: Record<string, string | undefined>): void => preconditionOf(headers)?.(tag);
const failed = expect.objectContaining({ code: 'precondition_failed' }) as Error;

it.each([undefined, '*', ' * '])('If-Match: %s demands nothing', (header) => {
  expect(preconditionOf({ 'if-match': header })).toBeNull();
});

it.each([tag, ` ${tag} `, `"a",${tag}`, `W/"a" , ${tag}`, `"", ${tag}`, `${tag},`, ` , ${tag}`, `"a",,${tag}`, `"a,b", ${tag}`])('%s has the tag', (header) => {
  expect(() => judge({ 'if-match': header })).not.toThrow();
  expect(() => judge({ 'if-none-match': header })).toThrow(failed);
});

it.each(['"a"', '""', `"${'x'.repeat(10_000)}"`, 'W/"a"'])('%.40s has not', (header) => {
  expect(() => judge({ 'if-match': header })).toThrow(failed);
  expect(() => judge({ 'if-none-match': header })).not.toThrow();
});

it('a weak tag matches in If-None-Match alone, and so does * with any record', () => {
  expect(() => judge({ 'if-match': `W/${tag}` })).toThrow(failed);
  expect(() => judge({ 'if-none-match': `W/${tag}` })).toThrow(failed);
  expect(() => judge({ 'if-none-match': '*' })).toThrow(failed);
});

it('of both, both must hold, If-Match first', () => {
  expect(() => judge({ 'if-match': tag, 'if-none-match': '"a"' })).not.toThrow();
  expect(() => judge({ 'if-match': '*', 'if-none-match': '"a"' })).not.toThrow();
  expect(() => judge({ 'if-match': tag, 'if-none-match': tag })).toThrow(/If-None-Match/);
  expect(() => judge({ 'if-match': '"a"', 'if-none-match': tag })).toThrow(/If-Match/);
});

it.each(['', ' ', 'a', '"', '"a" "b"', ',', tag.slice(1), 'w/"a"', '"a\u0001"', `${'"a",'.repeat(5_000)}x`])('%.40s is no list of tags', (header) => {
  for (const field of ['If-Match', 'If-None-Match']) {
    expect(() => preconditionOf({ [field.toLowerCase()]: header })).toThrow(expect.objectContaining({ code: 'validation', issues: [expect.objectContaining({ path: [field] })] }));
  }
});
