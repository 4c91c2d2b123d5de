import { domainToASCII } from 'node:url';

/*
 * Frozen copies of the functions that this migration uses, as they were when it was written: a migration never changes,
 * and these do not follow the kernel. Only `emailKey`, `digitsOf`, `fold` and what they need.
 */

/** Characters of a domain in its ASCII form. */
const DOMAIN_LENGTH = 253;

/** Checked before IDNA: no ASCII character that a URL parser would read as a port, a path, an escape or the like. */
const DOMAIN = /^[A-Za-z0-9\u0080-\u{10ffff}.-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The identity of an address: two addresses reach the same person exactly if their keys are equal. It is the address in
 * lower case, its domain in ASCII. Every comparison of addresses, and every column that holds an address to be compared,
 * takes both sides from here: Postgres lower-cases some letters otherwise.
 *
 * It takes any text, also an address that `parseEmail` refuses today but a row still holds.
 */
export function emailKey(email: string): string {
  const address = normalizeText(email);
  const at = address.lastIndexOf('@');
  if (at < 0) return toLower(address);
  const domain = address.slice(at + 1);
  return `${toLower(address.slice(0, at))}@${asciiDomain(domain) ?? toLower(domain)}`;
}

/** The domain as DNS has it, in lower case, or null if it is none. */
function asciiDomain(domain: string): string | null {
  if (!DOMAIN.test(domain)) return null;
  // It is empty where IDNA does not allow a character. A number, such as 127.1, becomes an address, which the last label gives away.
  const ascii = domainToASCII(domain);
  if (ascii.length > DOMAIN_LENGTH) return null;
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && last.length > 1 && !/^\d+$/.test(last) ? ascii : null;
}

/** Lower case of each letter by itself: JavaScript turns Σ into σ or ς depending on its neighbours. */
function toLower(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}

/** A fast path: most texts are ASCII. */
const ASCII = /^[\0-\x7f]*$/;

/** Marks over, under and through letters, which NFKD takes off their letters. */
const MARKS = /[\u0300-\u036f]+/g;

/** Letters that Unicode does not decompose, with what people write who lack them on their keyboard. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ŧ: 't', ŋ: 'n', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe' };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * The text as it is compared and sorted, without regard to case, accents and width (oratek.md, Text: comparing): NFKD
 * without marks, full case folding, NFC. The same function makes the stored and the sought form, and folding twice is
 * folding once.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replace(MARKS, '');
  // toLowerCase, toUpperCase, toLowerCase amounts to full case folding (only this turns ẞ into ss). It leaves a ς at
  // the end of words, which is replaced afterwards.
  const folded = plain.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  return folded.replace(LETTER, (letter) => LETTERS[letter] ?? letter).normalize('NFC');
}

/** The decimal digits of the text in any script, as 0 to 9: a phone number without its notation. */
export function digitsOf(text: string): string {
  if (ASCII.test(text)) return text.replace(/\D+/g, '');
  return (text.normalize('NFKD').match(/\p{Nd}/gu) ?? []).map(valueOf).join('');
}

/** Unicode keeps the ten digits of a script next to each other, in their order; some scripts follow another directly. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

/** White space, default-ignorable code points, the blank Braille pattern, and the marks of interlinear annotation. */
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]$/u;
const MARK = /^\p{M}$/u;

const VARIATION_SELECTOR = /^\p{Variation_Selector}$/u;
const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;
/** Scripts in which a joiner at the end of a word changes the shape of the letter before it. */
const JOINING =
  /^[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}]$/u;
const JOINER = '\u200d';
const CANCEL_TAG = '\u{e007f}';
const TAG = /^[\u{e0020}-\u{e007e}]$/u;

/**
 * The least length of a run of combining marks that is not composed: composing takes time quadratic in the run, and a
 * body of one mebibyte would block the process for minutes. No written language needs more than a handful.
 */
const LONG_RUN = 1000;

/**
 * The text as it is kept: in Unicode NFC, without white space and invisible characters at both ends.
 *
 * What shapes the visible character before it is part of that character and stays at the end of a text: a variation
 * selector (an emoji's U+FE0F, the variant of an ideograph in a name), the tags of a flag, and a zero width joiner
 * behind a letter of a script that joins. Controls other than white space stay too, to be refused.
 *
 * A text for which `hasLongMarkRun` holds is only trimmed.
 */
function normalizeText(text: string): string {
  const trimmed = trimText(text);
  // Most texts are ASCII, which is NFC already.
  if (isAscii(trimmed) || hasLongMarkRun(trimmed)) return trimmed;
  const composed = trimmed.normalize('NFC');
  return composed === trimmed ? composed : trimText(composed);
}

/** Whether so many combining marks follow each other that the text cannot be brought to NFC in reasonable time. */
function hasLongMarkRun(text: string): boolean {
  if (text.length < LONG_RUN) return false;
  let run = 0;
  for (const character of text) {
    // No mark lies below U+0300.
    run = character >= '\u0300' && MARK.test(character) ? run + 1 : 0;
    if (run >= LONG_RUN) return true;
  }
  return false;
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
  if (at === end && next === JOINER && JOINING.test(base)) at += next.length;
  return at - end;
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
