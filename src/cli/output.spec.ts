import { outputTo, printable, table, toJson } from './output.js';

it('writes out what a terminal would obey', () => {
  expect(printable('a\u001b[2Jb\u0007\u007f\u009b\r\n\u2028\u202e\u2066c')).toBe('a\\u001b[2Jb\\u0007\\u007f\\u009b\\u000d\\u000a\\u2028\\u202e\\u2066c');
  for (const text of ['Größe', '😀👩‍👩‍👧', '日本', 'a b\u00a0c']) expect(printable(text)).toBe(text);
});

it('shows every result so, as text and as JSON that stays JSON', () => {
  const written: string[] = [];
  const text = table(['NAME', 'X'], [['a\u001bb', 'c'], ['d', 'e\nf']]);
  for (const json of [false, true]) outputTo((one) => void written.push(one), json).result({ name: 'a\u009b\u001b\nb' }, text);
  expect(written[0]).toBe('NAME      X\na\\u001bb  c\nd         e\\u000af\n');
  for (const one of written) expect(one).toMatch(/^[^\p{Cc}]*(?:\n[^\p{Cc}]+)*\n$/u);
  expect(JSON.parse(written[1] ?? '')).toEqual({ name: 'a\u009b\u001b\nb' });
  expect(JSON.parse(toJson({ '\u0085': '\u202e' }))).toEqual({ '\u0085': '\u202e' });
});
