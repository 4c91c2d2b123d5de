/**
 * Whether the number that this JSON literal is read as is another one, since a double holds about 16 digits: 0.1000000000000000055
 * is read as 0.1, and 1e-400 as 0. From 2^53 on nobody asks, since no field takes such numbers.
 */
export function losesDigits(literal: string): boolean {
  const value = Number(literal);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && canonical(literal) !== canonical(String(value));
}

/** Its significant digits, and where its point stands among them. No regular expression looks for zeros at the end: in a long literal that takes for ever. */
function canonical(literal: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(literal) ?? [];
  const digits = `${whole}${fraction}`;
  let start = 0;
  while (digits[start] === '0') start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === '0') end--;
  return start === end ? '0' : `${digits.slice(start, end)}e${Number(exponent) + whole.length - start}`;
}
