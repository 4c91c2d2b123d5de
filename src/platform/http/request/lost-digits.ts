/**
 * Whether this JSON number changes its value as a double, which holds about 16 digits: 0.1000000000000000055 is read as
 * 0.1, and 1e-400 as 0. From 2^53 on it is not checked, since no field accepts such numbers, nor does an object of any content.
 */
export function losesDigits(literal: string): boolean {
  const value = Number(literal);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && canonical(literal) !== canonical(String(value));
}

/**
 * Its significant digits, and the place of its point among them. Trailing zeros are not found by a regular expression,
 * whose backtracking takes too long on a long literal.
 */
function canonical(literal: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(literal) ?? [];
  const digits = `${whole}${fraction}`;
  let start = 0;
  while (digits[start] === '0') start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === '0') end--;
  return start === end ? '0' : `${digits.slice(start, end)}e${Number(exponent) + whole.length - start}`;
}
