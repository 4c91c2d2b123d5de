import { hkdfSync } from 'node:crypto';

/** Bytes of each key in ENCRYPTION_KEY. */
export const KEY_BYTES = 32;

/** A key derived for each use of a configured key. */
interface DerivedKey {
  /** Identifies the key of sealed data, and reveals nothing of the key. */
  readonly id: Buffer;
  readonly encryption: Buffer;
  readonly cursors: Buffer;
  readonly browsers: Buffer;
}

/** Bytes of a key's id. */
export const KEY_ID_BYTES = 4;

/** The keys of ENCRYPTION_KEY: the first encrypts and signs, all decrypt and verify. */
export class KeyRing {
  private readonly all: readonly [DerivedKey, ...DerivedKey[]];

  /** @param keys of 32 bytes each, the newest first; at least one */
  constructor(keys: readonly Buffer[]) {
    const [first, ...others] = keys.map(derive);
    if (!first) throw new Error('A key ring needs a key');
    this.all = [first, ...others];
  }

  /** The key that encrypts. */
  get newest(): Pick<DerivedKey, 'id' | 'encryption'> {
    return this.all[0];
  }

  /** The keys with this id: one, unless two share it by chance. */
  withId(id: Buffer): readonly Pick<DerivedKey, 'encryption'>[] {
    return this.all.filter((key) => key.id.equals(id));
  }

  /** The keys of cursor signatures; the first signs, all verify. */
  get cursorKeys(): readonly Buffer[] {
    return this.all.map(({ cursors }) => cursors);
  }

  /** The keys that sign cookies of browsers which have signed in before; the first signs, all verify. */
  get browserKeys(): readonly Buffer[] {
    return this.all.map(({ browsers }) => browsers);
  }
}

function derive(key: Buffer): DerivedKey {
  if (key.length !== KEY_BYTES) throw new Error(`A key has ${KEY_BYTES} bytes, not ${key.length}`);
  const use = (purpose: string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `oratek ${purpose} 1`, bytes));
  return { id: use('key id', KEY_ID_BYTES), encryption: use('secret box', 32), cursors: use('cursors', 32), browsers: use('browsers', 32) };
}
