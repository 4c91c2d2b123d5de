import { readText, textFault, type TextRules } from './text-rules.js';

const faultOf = (text: string, rules: TextRules): string | null => textFault(readText(text, rules), rules)?.code ?? null;

it.each<[string, TextRules, string | null]>([
  ['a', { max: 1 }, null],
  [' ', { max: 1 }, null],
  [' ', { max: 1, notBlank: true }, 'blank'],
  ['\u200b\u2800', { max: 9, notBlank: true }, 'blank'],
  ['\u200ba\u2060', { max: 1, notBlank: true }, null],
  ['ab', { max: 1 }, 'max_length'],
  ['e\u0301', { max: 1 }, null],
  // Some single characters become several in NFC.
  ['\u0958', { max: 1 }, 'max_length'],
  ['a\nb', { max: 9 }, 'control_character'],
  ['a\u2028b', { max: 9 }, 'control_character'],
  ['a\u2029b', { max: 9 }, 'control_character'],
  ['\u2028a\u2029', { max: 1 }, null],
  ['a\n\tb', { max: 9, lines: true }, null],
  ['a\u2028b\u2029c', { max: 9, lines: true }, null],
  ['a\u009bb', { max: 9, lines: true }, 'control_character'],
  ['a\0', { max: 9 }, 'nul'],
  ['\ud800', { max: 9 }, 'unicode'],
])('%j under %j: %s', (text, rules, code) => {
  expect(faultOf(text, rules)).toBe(code);
});

it('says what is wrong as the end of a sentence about the text', () => {
  expect(textFault('', { max: 9, notBlank: true })).toEqual({ code: 'blank', rule: 'must not be blank' });
  expect(textFault(7, { max: 9 })).toEqual({ code: 'string', rule: 'must be a string' });
});
