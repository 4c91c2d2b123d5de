import fc from 'fast-check';
import { losesDigits } from './lost-digits.js';

it.each(['0.1000000000000000055', '-0.1000000000000000055', '999999999999.990000001', '1.00000000000000000001', '1e-400', '-1E-400', '0.1000000000000000055e3'])('%s is read as another number', (literal) => {
  expect(losesDigits(literal)).toBe(true);
});

it.each(['0', '-0', '0.0', '0e5', '0.10', '42000', '42000.000000000000000000000', '999999999999.99', '1e3', '1.5E+2', '150e-2', '0.000000000000000000001', '5e-324', '9007199254740991'])('%s is read as it is', (literal) => {
  expect(losesDigits(literal)).toBe(false);
});

it('from 2^53 on the ranges of the fields decide', () => {
  for (const literal of ['1e400', '-1e400', '12345678901234567890.12']) expect(losesDigits(literal)).toBe(false);
});

it('every number as JavaScript writes it is read as it is', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(losesDigits(JSON.stringify(value))).toBe(false);
    }),
  );
});

it('takes no time to speak of for the longest literal', () => {
  expect(losesDigits(`1.${'0'.repeat(1_000_000)}1`)).toBe(true);
});
