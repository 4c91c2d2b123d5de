import type { ThrottlerStorage } from '@nestjs/throttler/dist/throttler-storage.interface.js';
import type { FastifyReply } from 'fastify';
import type { Credential } from '../auth/credentials.js';
import type { Quotas } from '../auth/quotas.js';
import { clientOf } from './client-address.js';
import { RequestFailure } from './request-failure.js';

/** The window of an organization's requests, in milliseconds. */
const HOUR = 3_600_000;
/** Failed authentications of one client, within how many milliseconds. */
const FAILURES = { limit: 100, ttl: 60_000 };

/** The throttlers, by their names in the storage. */
export const ORGANIZATION_THROTTLER = 'organization';
export const FAILURES_THROTTLER = 'failures';

/** What was decided of a request, for the metrics. */
export type RateLimitDecision = 'admitted' | 'refused' | 'failed_authentication_refused';

/** Who may ask how much (oratek.md, Rate limits). */
export class RateLimits {
  constructor(
    private readonly windows: ThrottlerStorage,
    private readonly quotas: Quotas,
    private readonly note: (decision: RateLimitDecision) => void = () => undefined,
  ) {}

  /**
   * Counts a request of the organization, and tells in the answer's headers what is left.
   * Throws `rate_limited`; such a request is not counted.
   */
  async admit({ orgId }: Credential, reply: FastifyReply): Promise<void> {
    const quota = await this.quotas.requestsPerHour(orgId);
    const { totalHits, timeToExpire, isBlocked, timeToBlockExpire } = await this.windows.increment(orgId, HOUR, quota, 0, ORGANIZATION_THROTTLER);
    const remaining = Math.max(0, quota - totalHits);
    const seconds = isBlocked ? timeToBlockExpire : timeToExpire;
    void reply.headers({
      'ratelimit-policy': `"org";q=${quota};w=${HOUR / 1000}`,
      ratelimit: `"org";r=${remaining};t=${seconds}`,
      'x-ratelimit-limit': quota,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': Math.ceil(Date.now() / 1000) + seconds,
    });
    this.note(isBlocked ? 'refused' : 'admitted');
    if (isBlocked) {
      throw limited(`Your organization has made ${quota} requests within an hour, all that it may: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, seconds);
    }
  }

  /**
   * Counts a failed authentication of the client at that address. A valid token never comes here.
   * Throws `rate_limited` if there were too many.
   */
  async countFailure(address: string): Promise<void> {
    const { isBlocked, timeToBlockExpire: seconds } = await this.windows.increment(clientOf(address), FAILURES.ttl, FAILURES.limit, 0, FAILURES_THROTTLER);
    if (!isBlocked) return;
    this.note('failed_authentication_refused');
    throw limited(`Too many requests without a valid token came from your address: check the token, and try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, seconds);
  }
}

function limited(message: string, seconds: number): RequestFailure {
  return new RequestFailure('rate_limited', message, [], { 'retry-after': String(seconds) });
}
