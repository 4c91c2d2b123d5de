/**
 * Which characters of a text are visible, and the one form in which texts are stored (oratek.md, Text). Each function
 * takes time linear in the length of the text: none of them uses a regular expression that can backtrack.
 */

/** White space, default-ignorable code points, the blank Braille pattern, and the marks of interlinear annotation. */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]$/u;
const CONTROL = /^\p{Cc}$/u;
/** C0 and C1 controls, CR and LF included, and the line and paragraph separators, which break lines as those do. */
const ANY_CONTROL = /[\p{Cc}\u2028\u2029]/u;
const MARK = /^\p{M}$/u;
const LETTER = /^\p{L}$/u;

const VARIATION_SELECTOR = /^\p{Variation_Selector}$/u;
const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
/** Scripts in which a joiner at the end of a word changes the shape of the letter before it. */
const JOINING =
  /^[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}]$/u;
const JOINER = '\u200d';
const CANCEL_TAG = '\u{e007f}';
const TAG = /^[\u{e0020}-\u{e007e}]$/u;

/** A character in NFC has at most this many in a form that is not. */
const CHARACTERS_COMPOSED = 4;

/**
 * The least length of a run of combining marks that is not composed: composing takes time quadratic in the run, and a
 * body of one mebibyte would block the process for minutes. No written language needs more than a handful.
 */
const LONG_RUN = 1000;

/**
 * The text as it is stored: in Unicode NFC, without white space and invisible characters at both ends.
 * An invisible character that shapes the visible one before it is part of that one and stays at the end of a text: a
 * variation selector (an emoji's U+FE0F, the variant of an ideograph in a name), the tags of a flag, and a zero width
 * joiner behind a letter of a script that joins. Controls other than white space stay too, to be refused later.
 * A text for which `hasLongMarkRun` holds is only trimmed, and so is one that has more than `max` characters in any
 * form.
 */
export function normalizeText(text: string, max = Infinity): string {
  const trimmed = trimText(text);
  // Most texts are ASCII, which is NFC already.
  if (isAscii(trimmed) || lengthOf(trimmed) > max * CHARACTERS_COMPOSED || hasLongMarkRun(trimmed)) return trimmed;
  const composed = trimmed.normalize('NFC');
  return composed === trimmed ? composed : trimText(composed);
}

/** Whether the text shows nothing: only white space, controls and invisible characters. */
export function isBlank(text: string): boolean {
  for (const character of text) if (!isInvisible(character) && !CONTROL.test(character)) return false;
  return true;
}

/** Whether the text contains a C0 or C1 control, CR, LF and TAB among them, or a separator of lines or paragraphs. */
export function hasControls(text: string): boolean {
  return ANY_CONTROL.test(text);
}

/** Whether the text contains white space or a character that cannot be seen, at any place. */
export function hasInvisible(text: string): boolean {
  for (const character of text) if (isInvisible(character)) return true;
  return false;
}

/** Whether so many combining marks follow each other that the text cannot be brought to NFC in reasonable time. */
export function hasLongMarkRun(text: string): boolean {
  if (text.length < LONG_RUN) return false;
  let run = 0;
  for (const character of text) {
    // No mark lies below U+0300.
    run = character >= '\u0300' && MARK.test(character) ? run + 1 : 0;
    if (run >= LONG_RUN) return true;
  }
  return false;
}

/** In characters (code points), as JSON Schema and Postgres count. */
export function lengthOf(text: string): number {
  let surrogatePairs = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) === 0xd800) surrogatePairs++;
  return text.length - surrogatePairs;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

function isInvisible(character: string): boolean {
  // Avoids the regular expression for ASCII, which is many times slower.
  if (character < '\u007f') return character === ' ' || (character >= '\t' && character <= '\r');
  return INVISIBLE.test(character);
}

function trimText(text: string): string {
  let start = 0;
  while (start < text.length) {
    const character = characterAt(text, start);
    if (!isInvisible(character)) break;
    start += character.length;
  }
  let end = text.length;
  while (end > start) {
    const character = characterBefore(text, end);
    if (!isInvisible(character)) break;
    end -= character.length;
  }
  // At least one visible character is left, or nothing is.
  return text.slice(start, start === end ? end : end + shapingLength(text, end));
}

/** How many code units directly behind the visible character that ends at `end` belong to it. */
function shapingLength(text: string, end: number): number {
  const base = characterBefore(text, end);
  if (base <= '\u007f') return 0;
  let at = end;
  const next = characterAt(text, at);
  if (VARIATION_SELECTOR.test(next)) at += next.length;
  if (PICTOGRAPH.test(base)) return at + flagTagsLength(text, at) - end;
  if (at === end && next === JOINER && JOINING.test(letterBefore(text, end))) at += next.length;
  return at - end;
}

/** The letter that the marks before `end` stand on. Their order, in which Unicode is free, must not decide; empty if there is none. */
function letterBefore(text: string, end: number): string {
  let at = end;
  while (at > 0) {
    const character = characterBefore(text, at);
    if (!MARK.test(character)) return LETTER.test(character) ? character : '';
    at -= character.length;
  }
  return '';
}

/** The length of a whole run of tags with its end, such as that of the flag of Wales; an unfinished one is none. */
function flagTagsLength(text: string, start: number): number {
  let at = start;
  while (TAG.test(characterAt(text, at))) at += 2;
  return at > start && characterAt(text, at) === CANCEL_TAG ? at + 2 - start : 0;
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function characterBefore(text: string, end: number): string {
  const isPair = end > 1 && (text.charCodeAt(end - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(end - 2) & 0xfc00) === 0xd800;
  return text.slice(end - (isPair ? 2 : 1), end);
}
