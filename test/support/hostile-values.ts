import fc from 'fast-check';

/** Any 16-bit units, half surrogate pairs and control characters among them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', ' ', '\0', '\ud800', '__proto__', 'constructor', "'; --", '%', '\\', 'x'.repeat(256), '💥'.repeat(64), 'a@b.example'),
);
export const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, 1e21, 1e308, 5e-324, 0.1 + 0.2, 999_999_999_999.99, 1_000_000_000_000));
export const anyValue = fc.oneof(anyText, anyNumber, fc.boolean(), fc.constant(null), fc.array(anyText, { maxLength: 60 }), fc.jsonValue({ maxDepth: 4 }));
