/** A fast path: most texts are ASCII. */
const ASCII = /^[\0-\x7f]*$/;

/** Marks over, under and through letters, which NFKD takes off their letters. */
const MARKS = /[\u0300-\u036f]+/g;

/** Letters that Unicode does not decompose, with what people write who lack them on their keyboard. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ŧ: 't', ŋ: 'n', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe' };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * The text as it is compared and sorted, without regard to case, accents and width (oratek.md, Text: comparing): NFKD
 * without marks, full case folding, NFC. The same function makes what is stored to be searched and what is sought, and
 * folding twice is folding once. Stored text was folded by this function: a change of it needs a migration.
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
