import { randomFillSync } from 'node:crypto';

declare const brand: unique symbol;

/** The organization that a record belongs to. A branded type: the compiler refuses any other string. */
export type OrgId = string & { readonly [brand]: 'OrgId' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a UUID of any version, in canonical form (either case). */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const random = Buffer.alloc(16 * 256);
let used = random.length;
let lastMilliseconds = 0;
let counter = 0;

/**
 * A new UUID version 7 (RFC 9562) in lower case: 48 bits of Unix milliseconds, then a 12-bit counter that keeps the
 * ids of one process in the order in which they were made, then 62 random bits.
 */
export function newId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = random.subarray(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > lastMilliseconds) {
    lastMilliseconds = now;
    counter = bytes.readUInt16BE(6) & 0x7ff;
  } else if (++counter > 0xfff) {
    lastMilliseconds++;
    counter = 0;
  }
  bytes.writeUIntBE(lastMilliseconds, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The least UUID version 7 of a millisecond: no id made at or after it, by a clock that agrees, is smaller. */
export function firstIdOf(milliseconds: number): string {
  const hex = Math.floor(Math.min(Math.max(0, milliseconds), 2 ** 48 - 1)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** A new organization's id. */
export function newOrgId(): OrgId {
  return newId() as OrgId;
}
