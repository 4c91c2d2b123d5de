import { hasControls, hasInvisible, hasLongMarkRun, isBlank, lengthOf, normalizeText } from './text.js';

const FLAG_OF_WALES = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}';

it.each([
  ['white space at both ends', ' \t\r\n\u00a0\u3000 Jane \u2028\u2029\u0085', 'Jane'],
  ['zero width space, joiners, word joiner, byte order mark', '\ufeff\u200b\u200d\u2060Jane\u200b\u200c\u200d\u2060\ufeff', 'Jane'],
  ['bidirectional marks', '\u200e\u202aJane\u202c\u200f\u2069', 'Jane'],
  ['soft hyphen, grapheme joiner, Hangul fillers, blank Braille', '\u00ad\u3164Jane\u034f\u115f\u1160\uffa0\u2800', 'Jane'],
  ['tags and a variation selector that shape nothing', 'Jane\ufe0f\u{e0041}\u{e007f}\u{e0100}', 'Jane'],
  ['a joiner behind marks that stand on no letter that joins, in whatever order', 'a\u0323\u0327\u200d', 'a\u0327\u0323'.normalize('NFC')],
  ['marks of interlinear annotation', '\ufff9Jane\ufffb', 'Jane'],
  ['nothing but invisible characters', ' \u200b\ufeff\u2800\u00ad ', ''],
])('trims %s', (_what, text, kept) => {
  expect(normalizeText(text)).toBe(kept);
});

it.each([
  ['white space inside', 'Jane  Doe'],
  ['joining and bidirectional marks inside', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u200eabc\u200f \u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
  ['a mark on the last letter', 'nom\u0303'],
  ["an emoji's variation selector", 'love \u2764\ufe0f'],
  ['a keycap', '1\ufe0f\u20e3'],
  ['the variant of an ideograph', '\u845b\u{e0100}'],
  ['a Mongolian variant', '\u182d\u180d'],
  ['the tags of a flag', FLAG_OF_WALES],
  ['the joiner of an Arabic initial form', '\u0647\u200d'],
  ['the joiner of a Malayalam chillu', '\u0d28\u0d4d\u200d'],
  ['controls that are no white space, to be refused', '\0Jane\u0007'],
])('keeps %s', (_what, text) => {
  const composed = text.normalize('NFC');
  expect(normalizeText(` \u200b${text}`)).toBe(composed);
  // A variation selector belongs to the character directly before it.
  expect(normalizeText(`${text} \u200b`)).toBe(composed);
});

it('takes what shapes nothing off an emoji and a letter that joins', () => {
  expect(normalizeText('\u2764\ufe0f\ufe0f\u200d')).toBe('\u2764\ufe0f');
  expect(normalizeText('\u{1f3f4}\u{e0067}\u{e0062}')).toBe('\u{1f3f4}');
  expect(normalizeText('\u0647\u200d\u200d')).toBe('\u0647\u200d');
});

it.each([
  ['Jose\u0301', 'Jos\u00e9'],
  ['\u212bngstro\u0308m', '\u00c5ngstr\u00f6m'],
  ['\u1112\u1161\u11ab', '\ud55c'],
  // NFC turns the Kelvin sign into the letter K, after which the variation selector has no effect.
  ['\u212a\ufe0f', 'K'],
  // NFC makes two characters of this one, so the text becomes longer.
  ['\u0958', '\u0915\u093c'],
])('composes %j', (text, composed) => {
  expect(normalizeText(text)).toBe(composed);
});

it('changes nothing when it is asked again', () => {
  for (let point = 0; point <= 0x10ffff; point += point < 0x3400 ? 1 : 397) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCodePoint(point);
    for (const text of [character, `a${character}`, `${character}a`, `\u0647${character}`, `\u2764${character}`]) {
      const once = normalizeText(text);
      if (normalizeText(once) !== once || once.normalize('NFC') !== once) throw new Error(`U+${point.toString(16)}`);
    }
  }
});

it.each([
  ['', true],
  [' \r\n\t', true],
  ['\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164\u115f\u2800\ufe0f\u{e0041}', true],
  ['\0\u0001\u007f\u009f', true],
  ['.', false],
  ['\u0301', false],
  ['\u200bx', false],
  ['\u{1f600}', false],
])('of %j says blank: %s', (text, blank) => {
  expect(isBlank(text)).toBe(blank);
});

it.each([
  ['a\r\nb', true, true],
  ['a\tb', true, true],
  ['a\u0000b', true, false],
  ['a\u0085b', true, true],
  ['a\u009bb', true, false],
  ['a\u2028b', true, true],
  ['a\u2029b', true, true],
  ['a b', false, true],
  ['a\u200db', false, true],
  ['\u00e9\u0301', false, false],
])('of %j says controls: %s, invisible: %s', (text, controls, invisible) => {
  expect([hasControls(text), hasInvisible(text)]).toEqual([controls, invisible]);
});

it('counts code points', () => {
  expect(lengthOf('a\u{1f600}\u0301')).toBe(3);
});

it.each([
  ['marks out of order', '\u0301\u0316'.repeat(262_144)],
  ['white space', ' '.repeat(1 << 20)],
  ['white space inside', `a${' '.repeat(1 << 20)}b`],
  ['variation selectors', `\u2764${'\ufe0f'.repeat(350_000)}`],
  ['tags without an end', `\u{1f3f4}${'\u{e0041}'.repeat(262_144)}`],
  ['invisible and visible by turns', '\u200bx'.repeat(262_144)],
  ['letters with marks', 'a\u0301\u0316'.repeat(200_000)],
])('takes a mebibyte of %s in its stride', (_what, text) => {
  const began = process.cpuUsage();
  expect(normalizeText(text).length).toBeLessThanOrEqual(text.length);
  isBlank(text);
  hasControls(text);
  // Quadratic work on a mebibyte would take minutes; the limit is a hundred times what a fast machine needs.
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(20);
});

it('leaves a text with a run of a thousand marks as it is, and says so', () => {
  const text = `a${'\u0301\u0316'.repeat(500)}`;
  expect(hasLongMarkRun(text)).toBe(true);
  expect(normalizeText(text)).toBe(text);
  expect(hasLongMarkRun(`a${'\u0301\u0316'.repeat(499)}`)).toBe(false);
});
