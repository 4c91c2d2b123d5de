import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KEY_ID_BYTES, type KeyRing } from './key-ring.js';
import { SecretBox } from './secret-box.js';

const ALGORITHM = 'aes-256-gcm';
/** The version of the layout below. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

/**
 * AES-256-GCM with a random nonce. A sealed secret is: version (1 byte), id of its key (4), nonce (12), tag (16),
 * ciphertext. Version, key id and context are authenticated along with it.
 */
export class AesSecretBox extends SecretBox {
  constructor(private readonly keys: KeyRing) {
    super();
  }

  override seal(secret: string, context: string): Buffer {
    const { id, encryption } = this.keys.newest;
    const head = Buffer.concat([Buffer.of(VERSION), id]);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, encryption, nonce, { authTagLength: TAG_BYTES }).setAAD(authenticated(head, context));
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), ciphertext]);
  }

  override isNewest(sealed: Buffer): boolean {
    return sealed.subarray(1, HEAD_BYTES).equals(this.keys.newest.id);
  }

  override open(sealed: Buffer, context: string): string {
    const head = sealed.subarray(0, HEAD_BYTES);
    if (sealed.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || head[0] !== VERSION) throw new Error('This is no sealed secret');
    const nonce = sealed.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
    const tag = sealed.subarray(HEAD_BYTES + NONCE_BYTES, HEAD_BYTES + NONCE_BYTES + TAG_BYTES);
    const ciphertext = sealed.subarray(HEAD_BYTES + NONCE_BYTES + TAG_BYTES);
    for (const { encryption } of this.keys.withId(head.subarray(1))) {
      try {
        const decipher = createDecipheriv(ALGORITHM, encryption, nonce, { authTagLength: TAG_BYTES }).setAAD(authenticated(head, context)).setAuthTag(tag);
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
      } catch {
        // Another key may have the same id.
      }
    }
    throw new Error('No key in ENCRYPTION_KEY opens this secret: it was sealed with another key, or for another owner');
  }
}

function authenticated(head: Buffer, context: string): Buffer {
  return Buffer.concat([head, Buffer.from(context, 'utf8')]);
}
