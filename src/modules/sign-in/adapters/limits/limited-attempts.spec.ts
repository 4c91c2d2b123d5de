import type { Visit } from '../../../../contracts/visit.js';
import { MemoryWindows } from '../../../../platform/rate-limit/memory-windows.js';
import { KEY_BYTES, KeyRing } from '../../../../platform/secrets/key-ring.js';
import { KnownBrowsers } from './known-browsers.js';
import { ATTEMPT_LIMITS, LimitedAttempts } from './limited-attempts.js';

const OLD = Buffer.alloc(KEY_BYTES, 'old');
const NEW = Buffer.alloc(KEY_BYTES, 'new');
const EMAIL = 'jane@acme.example';
const JANE = { id: 'user of acme' };
/** The user with the same email in another organization, whose admin may have made it. */
const NAMESAKE = { id: 'user of another organization' };

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
async function taken(attempt: (n: number) => Promise<unknown>, most = 1_000): Promise<number> {
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
  const attempt = (n: number): Promise<unknown> => attempts.admit(from(`192.0.2.${n % 200}`), n % 2 === 0 ? EMAIL : 'JANE@Acme.Example', [JANE]);
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
  const device = attempts.remember(from('192.0.2.1'), [JANE.id]);
  await taken((n) => attempts.admit(from(`192.0.2.${n}`), EMAIL, [JANE]));
  expect(await taken(() => attempts.admit(from('192.0.2.1', device), EMAIL, [JANE]))).toBe(ATTEMPT_LIMITS.browser.minute);
  const other = attempts.remember(from('192.0.2.1'), [JANE.id]);
  expect(await taken(() => attempts.admit(from('192.0.2.1', other), EMAIL, [JANE]), 1)).toBe(1);
});

it('to have signed in as one user with an email says nothing of another, however often', async () => {
  let tried = 0;
  for (let n = 0; n < 50; n++) {
    // Each sign-in as the namesake makes a browser that has not been counted before.
    const device = attempts.remember(from('192.0.2.1'), [NAMESAKE.id]);
    const users = await attempts.admit(from(`192.0.2.${n}`, device), EMAIL, [JANE, NAMESAKE]);
    expect(users).toContain(NAMESAKE);
    if (users.includes(JANE)) tried++;
  }
  expect(tried).toBe(ATTEMPT_LIMITS.account.minute);
  // Who has signed in as both tries both.
  const device = attempts.remember(from('192.0.2.1'), [JANE.id, NAMESAKE.id]);
  expect(await attempts.admit(from('192.0.2.1', device), EMAIL, [JANE, NAMESAKE])).toEqual([JANE, NAMESAKE]);
});

it('takes so many attempts from one address, to whatever accounts', async () => {
  expect(await taken((n) => attempts.admit(from('192.0.2.1'), `user-${n}@acme.example`, []))).toBe(ATTEMPT_LIMITS.address.minute);
  expect(await taken((n) => attempts.admit(from('192.0.2.2'), `other-${n}@acme.example`, []), 1)).toBe(1);
  // All of a network of IPv6 is one client.
  expect(await taken((n) => attempts.admit(from(`2001:db8::${n.toString(16)}`), `third-${n}@acme.example`, []))).toBe(ATTEMPT_LIMITS.address.minute);
});

it('takes so many links and present passwords, each by itself', async () => {
  expect(await taken(() => attempts.admitBy('link', '192.0.2.1'))).toBe(ATTEMPT_LIMITS.link.minute);
  expect(await taken(() => attempts.admitBy('password', 'user'))).toBe(ATTEMPT_LIMITS.password.minute);
  expect(await taken(() => attempts.admitBy('password', 'another'), 1)).toBe(1);
});

describe('the cookie of a known browser', () => {
  const browsers = (...keys: Buffer[]): KnownBrowsers => new KnownBrowsers(new KeyRing(keys));
  const USER = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75';

  it('is known for the last ten users that it has signed in as', () => {
    let cookie: string | undefined;
    const ids: (string | undefined)[] = [];
    for (let n = 0; n < 11; n++) {
      cookie = browsers(NEW).remember(cookie, [`user ${n}`]);
      ids.push(browsers(NEW).knownFor(cookie, [`user ${n}`])?.id);
    }
    expect(new Set(ids)).toEqual(new Set([expect.any(String)]));
    const all = Array.from({ length: 12 }, (_, n) => `user ${n}`);
    expect([...(browsers(NEW).knownFor(cookie, all)?.userIds ?? [])]).toEqual(all.slice(1, 11));
    expect(browsers(NEW).remember(cookie, ['user 10'])).toBe(cookie);
  });

  it('is believed with every key of the ring, and renewed with the newest', () => {
    const cookie = browsers(OLD).remember(undefined, [USER]);
    expect(browsers(NEW, OLD).knownFor(cookie, [USER])).not.toBeNull();
    expect(browsers(NEW).knownFor(cookie, [USER])).toBeNull();
    expect(browsers(NEW).knownFor(browsers(NEW, OLD).remember(cookie, [USER]), [USER])).not.toBeNull();
  });

  it('is worth nothing if it was changed, and names nobody', () => {
    const cookie = browsers(NEW).remember(undefined, [USER]);
    const [id = '', user = '', signed = ''] = cookie.split('.');
    const other = browsers(NEW).remember(undefined, ['other']).split('.');
    for (const forged of ['', 'x', `${id}.${user}`, `${id}.${user}.${signed}x`, `${id}.${user}.${'A'.repeat(43)}`, `${id}.${other[1]}.${signed}`, `${other[0]}.${user}.${signed}`, `${cookie}.${user}`, undefined]) {
      expect(browsers(NEW).knownFor(forged, [USER])).toBeNull();
    }
    expect(cookie).not.toContain(USER.slice(0, 8));
    expect(browsers(NEW).remember(undefined, Array.from({ length: 20 }, (_, n) => `user ${n}`)).length).toBeLessThan(300);
  });
});
