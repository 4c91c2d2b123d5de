import fc from 'fast-check';
import { emailKey } from './email.js';
import { digitsOf, fold } from './fold.js';

/**
 * All code points except private and unassigned ones, ideographs and Hangul syllables, which have neither case nor
 * marks.
 */
const LETTERS = Array.from({ length: 0x30000 }, (_, code) => code)
  .filter((code) => (code < 0xd800 || code > 0xf8ff) && (code < 0x3400 || code > 0x9fff))
  .map((code) => String.fromCodePoint(code))
  .filter((letter) => /[^\p{C}\p{Script=Hangul}]/u.test(letter));

it.each([
  ['case', 'ÁRVÍZ', 'arviz'],
  ['accents, composed', 'José', 'jose'],
  ['accents, decomposed', 'Jose\u0301', 'jose'],
  ['Vietnamese', 'Đặng Thị Hồng', 'dang thi hong'],
  ['a ring', 'Ångström', 'angstrom'],
  ['the Kelvin and Ångström signs', '\u212a\u212b', 'ka'],
  ['Greek in capitals', 'ΓΕΏΡΓΙΟΣ', 'γεωργιοσ'],
  ['Greek with a final sigma', 'γεώργιος', 'γεωργιοσ'],
  ['Greek with an iota below', 'ᾳ ᾼ', 'α α'],
  ['Cyrillic', 'Йод ЁЖ', 'иод еж'],
  ['sharp s', 'Straße', 'strasse'],
  ['capital sharp s', 'STRAẞE', 'strasse'],
  ['the four i of Turkish', 'İIıi', 'iiii'],
  ['Polish', 'ŁÓDŹ łódź', 'lodz lodz'],
  ['Danish', 'Søren Æbelø SØREN ÆBELØ', 'soren aebelo soren aebelo'],
  ['Icelandic', 'Þórður ÞÓRÐUR', 'thordur thordur'],
  ['Maltese and Sámi', 'Ħamrun Ŧŋ', 'hamrun tn'],
  ['French', 'Œuvre cœur', 'oeuvre coeur'],
  ['a stroked letter with an accent', 'Ǿ ǽ', 'o ae'],
  ['ligatures and width', 'ﬃ Ａｂｃ１', 'ffi abc1'],
  ['Armenian', 'և', 'եւ'],
  ['Hangul and kana keep their syllables', '각 ガ', '각 ガ'],
  ['nothing to fold', '株式会社 ๑ 😀 a_b%\\', '株式会社 ๑ 😀 a_b%\\'],
])('%s', (_, text, expected) => {
  expect(fold(text)).toBe(expected);
});

/** In upper case the iota becomes a letter of its own and is no longer a mark. */
const hasIotaBelow = (text: string): boolean => text.normalize('NFD').includes('\u0345');
const cased = (text: string): string[] => [text.toUpperCase(), text.toLowerCase()];

it('of every letter: in NFC, folded already, and the same in any case', () => {
  const wrong = LETTERS.filter((letter) => {
    const folded = fold(letter);
    return folded !== folded.normalize('NFC') || fold(folded) !== folded || (!hasIotaBelow(letter) && cased(letter).some((other) => fold(other) !== folded));
  });
  expect(wrong).toEqual([]);
});

const letter = fc.oneof(fc.constantFrom(...'aİıßΣςσéẞŁ\u0301\u0316\u3099か각ｶﾞ'), fc.integer({ min: 0, max: LETTERS.length - 1 }).map((place) => LETTERS[place] ?? ''));

it('of any text: folding twice is folding once, and form and case make no difference', () => {
  fc.assert(
    fc.property(fc.array(letter).map((letters) => letters.join('')), (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      for (const other of [text.normalize('NFC'), text.normalize('NFD'), ...(hasIotaBelow(text) ? [] : cased(text))]) expect(fold(other)).toBe(folded);
    }),
  );
});

it('a word is found wherever it is, whatever stands beside it', () => {
  const word = fc.constantFrom('ΟΔΟΣ', 'οδός', 'Σ', 'Straße', 'İzmir', 'ırmak', 'Ærø', 'Łódź', 'Nguyễn');
  fc.assert(fc.property(word, fc.constantFrom('', ' ', 'α', 'A', '\u0301', '-'), fc.constantFrom('', ' ', 'ω', 'z', '\u0301', '.'), (text, before, after) => expect(fold(before + text + after)).toContain(fold(text))));
});

it('takes time by the length of the text alone', () => {
  const long = 'a\u0316\u0301'.repeat(100_000);
  expect(fold(long)).toBe('a'.repeat(100_000));
});

it('digits: of any script, whatever stands between them', () => {
  expect(digitsOf('+1 (801) 555-0102 ext. 7')).toBe('180155501027');
  expect(digitsOf('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ०१२३४५६७८९ ０１２３４５６７８９')).toBe('0123456789'.repeat(4));
  expect(digitsOf('ask')).toBe('');
  const digits = LETTERS.filter((letter) => /^\p{Nd}$/u.test(letter));
  // Each script has ten digits, in their order.
  expect(digits.map(digitsOf).join('')).toBe('0123456789'.repeat(digits.length / 10));
});

it('makes the same of a text in every form of Unicode, and so do digits and the identity of an email', () => {
  const forms = (text: string): string[] => [text, text.normalize('NFC'), text.normalize('NFD')];
  const compared = (text: string): string[] => [fold(text), digitsOf(text), emailKey(text), emailKey(`${text}@example.com`), emailKey(`a@${text}.example`)];
  const changing = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((one) => one.normalize('NFC') !== one || one.normalize('NFD') !== one);
  const isHangul = /\p{Script=Hangul}/u;
  // Hangul syllables are composed by rule, so a sample of the 11,172 is enough.
  const kept = changing.filter((one) => !isHangul.test(one) || (one.codePointAt(0) ?? 0) % 97 === 0);
  for (const one of kept) for (const form of forms(`x${one}`)) expect(compared(form)).toEqual(compared(`x${one}`));
  const piece = fc.oneof(fc.constantFrom(...'aK \u0301\u0323\u0327\u034f\u200d\ufe0f\u1161\u11a8'), fc.integer({ min: 0, max: kept.length - 1 }).map((place) => kept[place] ?? ''));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), (text) => {
      for (const form of forms(text)) expect(compared(form)).toEqual(compared(text));
    }),
    { numRuns: 2000 },
  );
});
