import { isUnreadable, parseQuery, UNREADABLE } from './query-string.js';

const plain = (text: string): object => ({ ...parseQuery(text) });

it.each<[string, object]>([
  ['', {}],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
  ['a', { a: '' }],
  ['a=', { a: '' }],
  ['=x', { '': 'x' }],
  ['&&a=1&', { a: '1' }],
  ['a=b=c', { a: 'b=c' }],
  ['q=a+b%20c%2B', { q: 'a b c+' }],
  ['a+b=1', { 'a b': '1' }],
  ['q=Jos%C3%A9&q=%F0%9F%8E%88', { q: ['José', '🎈'] }],
  ['l%69mit=1', { limit: '1' }],
  ['limit[]=1', { 'limit[]': '1' }],
])('%j', (text, expected) => {
  expect(plain(text)).toEqual(expected);
});

it.each(['%ff', '%', '%4', '%zz', 'a%', '%C3', '%C3%28', '%ED%A0%80', '%C0%AF', '%F5%80%80%80', '%E0%A4%A'])('q=%s is not UTF-8', (value) => {
  expect(plain(`limit=1&q=${value}`)).toEqual({ limit: '1', q: UNREADABLE });
  expect(plain(`q=x&q=${value}`)).toEqual({ q: ['x', UNREADABLE] });
  expect(plain(`${value}=1`)).toEqual({ [value]: UNREADABLE });
});

it('says which cannot be read', () => {
  expect([UNREADABLE, ['a', UNREADABLE]].map(isUnreadable)).toEqual([true, true]);
  expect(['', '%ff', ['a'], undefined, {}].map(isUnreadable)).toEqual([false, false, false, false, false]);
});

it('has no names but those sent', () => {
  expect(parseQuery('a=1')['constructor']).toBeUndefined();
  expect(Object.keys(parseQuery('__proto__=1'))).toEqual(['__proto__']);
});
