import { randomBytes } from 'node:crypto';
import { AesSecretBox } from './aes-secret-box.js';
import { KeyRing } from './key-ring.js';

const [a, b, c] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const box = (...keys: Buffer[]): AesSecretBox => new AesSecretBox(new KeyRing(keys));

it('opens what it sealed, with the same context alone', () => {
  const sealed = box(a).seal('whsec_größe', 'org/one');
  expect(box(a).open(sealed, 'org/one')).toBe('whsec_größe');
  expect(() => box(a).open(sealed, 'org/two')).toThrow('ENCRYPTION_KEY');
  expect(sealed.includes('whsec_')).toBe(false);
});

it('seals the same twice to different bytes', () => {
  expect(box(a).seal('x', 'c')).not.toEqual(box(a).seal('x', 'c'));
});

it('seals with the first key and opens with all: a rotation in two steps', () => {
  const old = box(a).seal('x', 'c');
  expect(box(b, a).open(old, 'c')).toBe('x');
  const renewed = box(b, a).seal('x', 'c');
  expect(box(b).open(renewed, 'c')).toBe('x');
  expect(() => box(a).open(renewed, 'c')).toThrow('ENCRYPTION_KEY');
  expect(() => box(c).open(old, 'c')).toThrow('ENCRYPTION_KEY');
});

it('refuses every change of a single byte, and every shorter text', () => {
  const sealed = box(a).seal('secret', 'c');
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(i) ^ 1, i);
    expect(() => box(a).open(changed, 'c')).toThrow();
    expect(() => box(a).open(sealed.subarray(0, i), 'c')).toThrow();
  }
});

it('takes keys of 32 bytes only, and at least one', () => {
  expect(() => new KeyRing([])).toThrow();
  expect(() => new KeyRing([Buffer.alloc(31)])).toThrow('32');
});
