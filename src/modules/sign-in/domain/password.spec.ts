import { passwordFault, readPassword } from './password.js';

const CONTEXT = { email: 'jane.doe@acme.example', name: 'Jane Margaret Doe', organization: 'Acme Laboratories', slug: 'acme-laboratories' };
const COMMON: ReadonlySet<string> = new Set(['password', 'qwertyuiop', 'letmein', '1qaz2wsx3edc', 'abc', 'dragon']);

const faultOf = (password: string): string | undefined => passwordFault(readPassword(password), CONTEXT, (word) => COMMON.has(word))?.code;

it.each([
  [undefined, 'umbrella tractor violin'],
  [undefined, 'Xk3!qv9#Lp2w'],
  // Spaces and case are a part of it, and so is every script.
  [undefined, '  umbrella  vi'],
  [undefined, 'пароль из слов'],
  [undefined, '😀🎻🚜🌊☂️🎈📎🧭🗝️🪁🧵🪵'],
  [undefined, 'umbrella tractor violin '.repeat(10)],
  ['min_length', ''],
  ['min_length', 'umbrellatra'],
  // Two code units each, so six characters.
  ['min_length', '😀🎻🚜🌊☂🎈'],
  // In NFKC it is shorter than as it was typed.
  ['min_length', 'e\u0301'.repeat(11)],
  ['max_length', 'ab7!x'.repeat(52)],
  ['unicode', `umbrella tractor \ud800`],
  ['common', '1qaz2wsx3edc'],
  ['common', '1QAZ2wsx3EDC'],
  ['common', 'password1234'],
  ['common', '!!Password2026'],
  ['common', 'ＰＡＳＳＷＯＲＤ2026'],
  ['common', 'passwordpassword'],
  ['common', 'letmeinletmein'],
  ['common', 'dragondragon'],
  ['common', 'qwertyuiop12'],
  ['personal', 'jane.doe@acme.example'],
  ['personal', 'JANE.DOE@acme.example1'],
  ['personal', 'jane.doe!2026'],
  ['personal', 'Acme Laboratories!'],
  ['personal', 'acme-laboratories1'],
  ['personal', 'Jane Margaret Doe'],
  ['repetitive', 'aaaaaaaaaaaa'],
  ['repetitive', '123123123123'],
  ['repetitive', 'abababababab'],
])('has the fault %p: %p', (code, password) => {
  expect(faultOf(password)).toBe(code);
});

it('is the same however it was typed', () => {
  expect(readPassword('Zoe\u0308 ﬁne ½ Å')).toBe(readPassword('Zo\u00eb fine 1\u20442 \u00c5'));
});
