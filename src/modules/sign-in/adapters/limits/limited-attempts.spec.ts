import type { Visit } from '../../../../contracts/visit.js';
import { MemoryWindows } from '../../../../platform/rate-limit/memory-windows.js';
import { KEY_BYTES, KeyRing } from '../../../../platform/secrets/key-ring.js';
import { KnownBrowsers } from './known-browsers.js';
import { ATTEMPT_LIMITS, LimitedAttempts } from './limited-attempts.js';

const OLD = Buffer.alloc(KEY_BYTES, 'old');
const NEW = Buffer.alloc(KEY_BYTES, 'new');
const EMAIL = 'jane@acme.example';

let now: number;
let windows: MemoryWindows;
let attempts: LimitedAttempts;
beforeEach(() => {
  now = 0;
  windows = new MemoryWindows({ now: () => now });
  attempts = new LimitedAttempts(new KnownBrowsers(new KeyRing([NEW])), windows);
});

const from = (address: string, device?: string): Visit => ({ requestId: 'r', client: { address, userAgent: null }, keepsCookies: true, cookies: device === undefined ? {} : { device } });

/** How many of these attempts are taken, up to the first that is refused. */
async function taken(attempt: (n: number) => Promise<void>, most = 1_000): Promise<number> {
  for (let n = 0; n < most; n++) {
    try {
      await attempt(n);
    } catch (error) {
      expect(error).toMatchObject({ kind: 'excessive', code: 'rate_limited', headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) } });
      return n;
    }
  }
  return most;
}

it('takes so many attempts at one account from all strangers together, in a minute and in an hour', async () => {
  const attempt = (n: number): Promise<void> => attempts.admit(from(`192.0.2.${n % 200}`), n % 2 === 0 ? EMAIL : 'JANE@Acme.Example');
  expect(await taken(attempt)).toBe(ATTEMPT_LIMITS.account.minute);
  let sum = ATTEMPT_LIMITS.account.minute;
  for (let minute = 1; minute < 60; minute++) {
    now += 60_000;
    sum += await taken(attempt);
  }
  expect(sum).toBe(ATTEMPT_LIMITS.account.hour);
  now += 60_000;
  expect(await taken(attempt)).toBeGreaterThan(0);
});

it('lets in a browser that has signed in before, while strangers are refused, and limits it by itself', async () => {
  const device = attempts.remember(from('192.0.2.1'), EMAIL);
  await taken((n) => attempts.admit(from(`192.0.2.${n}`), EMAIL));
  expect(await taken(() => attempts.admit(from('192.0.2.1', device), EMAIL))).toBe(ATTEMPT_LIMITS.browser.minute);
  const other = attempts.remember(from('192.0.2.1'), EMAIL);
  expect(await taken(() => attempts.admit(from('192.0.2.1', other), EMAIL), 1)).toBe(1);
});

it('takes so many attempts from one address, to whatever accounts', async () => {
  expect(await taken((n) => attempts.admit(from('192.0.2.1'), `user-${n}@acme.example`))).toBe(ATTEMPT_LIMITS.address.minute);
  expect(await taken((n) => attempts.admit(from('192.0.2.2'), `other-${n}@acme.example`), 1)).toBe(1);
  // All of a network of IPv6 is one client.
  expect(await taken((n) => attempts.admit(from(`2001:db8::${n.toString(16)}`), `third-${n}@acme.example`))).toBe(ATTEMPT_LIMITS.address.minute);
});

it('takes so many links and present passwords, each by itself', async () => {
  expect(await taken(() => attempts.admitBy('link', '192.0.2.1'))).toBe(ATTEMPT_LIMITS.link.minute);
  expect(await taken(() => attempts.admitBy('password', 'user'))).toBe(ATTEMPT_LIMITS.password.minute);
  expect(await taken(() => attempts.admitBy('password', 'another'), 1)).toBe(1);
});

describe('the cookie of a known browser', () => {
  const browsers = (...keys: Buffer[]): KnownBrowsers => new KnownBrowsers(new KeyRing(keys));

  it('is known for the last five accounts that it has signed in to', () => {
    let cookie: string | undefined;
    const ids: (string | null)[] = [];
    for (let n = 0; n < 6; n++) {
      cookie = browsers(NEW).remember(cookie, `account ${n}`);
      ids.push(browsers(NEW).idOf(cookie, `account ${n}`));
    }
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).not.toBeNull();
    expect(Array.from({ length: 7 }, (_, n) => browsers(NEW).idOf(cookie, `account ${n}`) !== null)).toEqual([false, true, true, true, true, true, false]);
    expect(browsers(NEW).remember(cookie, 'account 5')).toBe(cookie);
  });

  it('is believed with every key of the ring, and renewed with the newest', () => {
    const cookie = browsers(OLD).remember(undefined, EMAIL);
    expect(browsers(NEW, OLD).idOf(cookie, EMAIL)).not.toBeNull();
    expect(browsers(NEW).idOf(cookie, EMAIL)).toBeNull();
    const renewed = browsers(NEW, OLD).remember(cookie, EMAIL);
    expect(browsers(NEW).idOf(renewed, EMAIL)).not.toBeNull();
  });

  it('is worth nothing if it was changed, and names nobody', () => {
    const cookie = browsers(NEW).remember(undefined, EMAIL);
    const [id = '', account = '', signature = ''] = cookie.split('.');
    const other = browsers(NEW).remember(undefined, 'other').split('.');
    for (const forged of ['', 'x', `${id}.${account}`, `${id}.${account}.${signature}x`, `${id}.${account}.${'A'.repeat(43)}`, `${id}.${other[1]}.${signature}`, `${other[0]}.${account}.${signature}`, `${cookie}.${account}`, undefined]) {
      expect(browsers(NEW).idOf(forged, EMAIL)).toBeNull();
    }
    expect(cookie).not.toContain('jane');
    expect(cookie.length).toBeLessThan(200);
  });
});
