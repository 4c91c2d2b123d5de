import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { KeyRing } from '../../../../platform/secrets/key-ring.js';

/** How many accounts a browser is known for: the last ones. */
const MAX_ACCOUNTS = 5;
const ID_BYTES = 12;
const COOKIE = /^([\w-]{16})((?:\.[\w-]{16}){1,5})\.([\w-]{43})$/;

/**
 * Browsers that have signed in before, by a signed cookie that they bring (OWASP, "Slow down online guessing attacks with device
 * cookies"). It names accounts by a keyed hash, so it tells nobody who they are.
 */
@Injectable()
export class KnownBrowsers {
  constructor(private readonly keys: KeyRing) {}

  /** The browser's id, if it has signed in to this account before; else null. */
  idOf(cookie: string | undefined, account: string): string | null {
    const known = this.read(cookie);
    return known?.accounts.includes(accountId(known.key, account)) ? known.id : null;
  }

  /** The cookie of the browser from now on. */
  remember(cookie: string | undefined, account: string): string {
    const [newest] = this.keys.browserKeys;
    if (!newest) throw new Error('A key ring has a key');
    const known = this.read(cookie);
    // The accounts of a cookie with an older key are dropped: they were hashed with that key.
    const before = known?.key.equals(newest) ? known : { id: randomBytes(ID_BYTES).toString('base64url'), accounts: [] };
    const own = accountId(newest, account);
    const accounts = [own, ...before.accounts.filter((one) => one !== own)].slice(0, MAX_ACCOUNTS);
    const content = [before.id, ...accounts].join('.');
    return `${content}.${signature(newest, content).toString('base64url')}`;
  }

  private read(cookie: string | undefined): { readonly key: Buffer; readonly id: string; readonly accounts: readonly string[] } | null {
    const [, id = '', accounts = '', signed = ''] = COOKIE.exec(cookie ?? '') ?? [];
    if (id === '') return null;
    const sent = Buffer.from(signed, 'base64url');
    const key = this.keys.browserKeys.find((one) => timingSafeEqual(signature(one, `${id}${accounts}`), sent));
    return key ? { key, id, accounts: accounts.slice(1).split('.') } : null;
  }
}

function signature(key: Buffer, content: string): Buffer {
  return createHmac('sha256', key).update(`browser ${content}`).digest();
}

function accountId(key: Buffer, account: string): string {
  return createHmac('sha256', key).update(`account ${account}`).digest().subarray(0, ID_BYTES).toString('base64url');
}
