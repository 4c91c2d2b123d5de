import { entityTagOf, preconditionOf } from './entity-tag.js';

const record = { id: '1', name: 'x' };
const tag = entityTagOf(JSON.stringify(record));

it('gives equal bytes equal tags, and others others', () => {
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  expect(entityTagOf(JSON.stringify({ ...record }))).toBe(tag);
  expect(entityTagOf(JSON.stringify({ ...record, name: 'y' }))).not.toBe(tag);
});

it.each([undefined, '*', ' * '])('If-Match: %s demands nothing', (header) => {
  expect(preconditionOf(header)).toBeNull();
});

it.each([tag, ` ${tag} `, `"a",${tag}`, `W/"a" , ${tag}`, `"", ${tag}`, `${tag},`, ` , ${tag}`, `"a",,${tag}`, `"a,b", ${tag}`])('If-Match: %s holds', (header) => {
  expect(() => preconditionOf(header)?.(record)).not.toThrow();
});

it.each(['"a"', `W/${tag}`, '""', `"${'x'.repeat(10_000)}"`])('If-Match: %.40s does not hold', (header) => {
  expect(() => preconditionOf(header)?.(record)).toThrow(expect.objectContaining({ code: 'precondition_failed' }));
});

it.each(['', ' ', 'a', '"', '"a" "b"', ',', tag.slice(1), 'w/"a"', '"a\u0001"', `${'"a",'.repeat(5_000)}x`])('If-Match: %.40s is no list of tags', (header) => {
  expect(() => preconditionOf(header)).toThrow(expect.objectContaining({ code: 'validation', issues: [expect.objectContaining({ field: 'If-Match' })] }));
});
