import { Inject, Injectable, Optional } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { hash } from 'node:crypto';
import type { Visit } from '../../../../contracts/visit.js';
import { emailKey } from '../../../../kernel/email.js';
import { Failure } from '../../../../kernel/failure.js';
import { clientOf } from '../../../../platform/http/request/client-address.js';
import { MemoryWindows } from '../../../../platform/rate-limit/memory-windows.js';
import { tooManyAttempts } from '../../domain/sign-in.errors.js';
import { Attempts } from '../../ports/attempts.js';
import { KnownBrowsers } from './known-browsers.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The name of their windows among those of the other limits. */
const THROTTLER = 'sign_in';

interface Limit {
  readonly minute: number;
  readonly hour: number;
}

/** Attempts in a minute and in an hour: who goes on failing waits seconds first, then up to an hour. */
export const ATTEMPT_LIMITS = {
  /** With one email, from all browsers that have not signed in as its user before. */
  account: { minute: 5, hour: 30 },
  /** With one email, from one browser that has. */
  browser: { minute: 10, hour: 60 },
  /** From one address, with any emails, from browsers that have not signed in as their users: an office may share one. */
  address: { minute: 60, hour: 600 },
  /** Links that do not work, from one address. */
  link: { minute: 30, hour: 200 },
  /** The present password, of somebody who is signed in. */
  password: { minute: 5, hour: 30 },
} as const satisfies Readonly<Record<string, Limit>>;

/** Counts attempts in the windows of the rate limits: over all instances where Redis is set. */
@Injectable()
export class LimitedAttempts extends Attempts {
  private readonly windows: Pick<ThrottlerStorage, 'increment'>;

  constructor(
    private readonly browsers: KnownBrowsers,
    // Absent in commands and workers, which sign nobody in.
    @Optional() @Inject(ThrottlerStorage) windows: ThrottlerStorage | null,
  ) {
    super();
    this.windows = windows ?? new MemoryWindows();
  }

  override async admit<User extends { readonly id: string }>({ client, cookies }: Visit, email: string, users: readonly User[]): Promise<readonly User[]> {
    const account = emailKey(email);
    const known = this.browsers.knownFor(cookies.device, users.map(({ id }) => id));
    if (known) await this.count('browser', `${known.id} ${account}`);
    // An email may be that of users in several organizations: to have signed in as one says nothing of the others.
    const [own, others] = [users.filter(({ id }) => known?.userIds.has(id)), users.filter(({ id }) => !known?.userIds.has(id))];
    if (known && others.length === 0) return own;
    try {
      await this.count('address', clientOf(client.address));
      await this.count('account', account);
    } catch (error) {
      if (known && error instanceof Failure && error.kind === 'excessive') return own;
      throw error;
    }
    return users;
  }

  override admitBy(kind: 'link' | 'password', key: string): Promise<void> {
    return this.count(kind, kind === 'link' ? clientOf(key) : key);
  }

  override remember({ cookies }: Visit, userIds: readonly string[]): string {
    return this.browsers.remember(cookies.device, userIds);
  }

  /** Counts in both windows. Keys are hashed: those of Redis name nobody. */
  private async count(kind: keyof typeof ATTEMPT_LIMITS, key: string): Promise<void> {
    const { minute, hour } = ATTEMPT_LIMITS[kind];
    const name = `${kind}:${hash('sha256', key, 'base64url')}`;
    for (const [window, limit, ttl] of [['minute', minute, MINUTE_MS], ['hour', hour, HOUR_MS]] as const) {
      const { isBlocked, timeToBlockExpire } = await this.windows.increment(`${window}:${name}`, ttl, limit, 0, `${THROTTLER}_${window}`);
      if (isBlocked) throw tooManyAttempts(timeToBlockExpire);
    }
  }
}
