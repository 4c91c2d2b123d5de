import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A subscription's secret, and the previous one while both are in use. */
export interface SigningSecrets {
  readonly current: string;
  readonly previous: string | null;
}

export interface SignedDelivery {
  readonly secrets: SigningSecrets;
  /** The event's id: the same over retries and resends. */
  readonly eventId: string;
  /** Epoch seconds at which this attempt is signed. */
  readonly timestamp: number;
  /** The bytes of the body, as they are sent. */
  readonly body: string;
}

/** A new secret: `whsec_` and 32 random bytes in base64, as Standard Webhooks 1.0 writes it. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/**
 * The headers by which a receiver verifies a delivery (oratek.md, Webhooks, signature). The documented header has one
 * value, since receivers compare the whole header: that of the previous secret during an overlap. The standard header
 * lists both.
 */
export function signatureHeaders({ secrets, eventId, timestamp, body }: SignedDelivery): Record<string, string> {
  const { current, previous } = secrets;
  const held = previous === null ? [current] : [current, previous];
  return {
    'X-OraTek-Signature': `sha256=${createHmac('sha256', previous ?? current).update(body).digest('hex')}`,
    'webhook-id': eventId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': held.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${eventId}.${timestamp}.${body}`).digest('base64')}`).join(' '),
  };
}

/** The key of the standard header: the decoded bytes of the secret. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
