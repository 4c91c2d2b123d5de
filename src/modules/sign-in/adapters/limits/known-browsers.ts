import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '../../../../platform/secrets/key-ring.js';

/** How many users a browser is known for: the last ones. */
const MAX_USERS = 10;
const ID_BYTES = 12;
const COOKIE = /^([\w-]{16})((?:\.[\w-]{16}){1,10})\.([\w-]{43})$/;

/** The browser that a cookie names, as far as it has signed in as some users before. */
export interface KnownBrowser {
  readonly id: string;
  readonly userIds: ReadonlySet<string>;
}

/**
 * Browsers that have signed in before, by a signed cookie that they bring (OWASP, "Slow down online guessing attacks with device
 * cookies"). It is about users, not emails: an admin of any organization can make a user with the email of somebody else, and sign in as that one. It
 * names users by a keyed hash, so it tells nobody who they are.
 */
@Injectable()
export class KnownBrowsers {
  constructor(private readonly keys: KeyRing) {}

  /** The browser, if it has signed in as one of these users before; else null. */
  knownFor(cookie: string | undefined, userIds: readonly string[]): KnownBrowser | null {
    const known = this.read(cookie);
    const found = known && userIds.filter((id) => known.users.includes(hashedUser(known.key, id)));
    return known && found && found.length > 0 ? { id: known.id, userIds: new Set(found) } : null;
  }

  /** The cookie of the browser from now on, after it has signed in as these users. */
  remember(cookie: string | undefined, userIds: readonly string[]): string {
    const [newest] = this.keys.browserKeys;
    if (!newest) throw new Error('A key ring has a key');
    const known = this.read(cookie);
    // The users of a cookie with an older key are dropped: they were hashed with that key.
    const before = known?.key.equals(newest) ? known : { id: randomBytes(ID_BYTES).toString('base64url'), users: [] };
    const users = [...new Set([...userIds.map((id) => hashedUser(newest, id)), ...before.users])].slice(0, MAX_USERS);
    const content = [before.id, ...users].join('.');
    return `${content}.${signature(newest, content).toString('base64url')}`;
  }

  private read(cookie: string | undefined): { readonly key: Buffer; readonly id: string; readonly users: readonly string[] } | null {
    const [, id = '', users = '', signed = ''] = COOKIE.exec(cookie ?? '') ?? [];
    if (id === '') return null;
    const sent = Buffer.from(signed, 'base64url');
    const key = this.keys.browserKeys.find((one) => timingSafeEqual(signature(one, `${id}${users}`), sent));
    return key ? { key, id, users: users.slice(1).split('.') } : null;
  }
}

function signature(key: Buffer, content: string): Buffer {
  return createHmac('sha256', key).update(`browser ${content}`).digest();
}

function hashedUser(key: Buffer, userId: string): string {
  return createHmac('sha256', key).update(`user ${userId}`).digest().subarray(0, ID_BYTES).toString('base64url');
}
