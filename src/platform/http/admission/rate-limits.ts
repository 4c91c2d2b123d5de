import type { ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import type { Principal } from '../../auth/principal.js';
import type { Quotas } from '../../auth/quotas.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { UsageCounter } from '../../usage/usage-counter.js';
import { clientOf } from '../request/client-address.js';
import type { RateWindow } from './rate-window.js';
import { Failure } from '../../../kernel/failure.js';

/**
 * The default limits, requests in milliseconds: of an organization without a quota of its own (oratek.md, Rate limits),
 * and of a client without a valid token.
 */
export const THROTTLERS = {
  organization: { limit: 5_000, ttl: 3_600_000 },
  failures: { limit: 100, ttl: 60_000 },
} as const;

/** The rate limits (oratek.md, Rate limits). */
export class RateLimits {
  constructor(
    private readonly windows: ThrottlerStorage,
    private readonly quotas: Quotas,
    private readonly metrics: Metrics,
    private readonly usage: Pick<UsageCounter, 'count'>,
  ) {}

  /**
   * Counts a request of the organization, sets the rate limit headers of the answer, and returns the limit as it is then. Throws `rate_limited`; such a
   * request is not counted.
   */
  async admit(principal: Principal, reply: FastifyReply): Promise<RateWindow> {
    const { orgId } = principal;
    const { ttl } = THROTTLERS.organization;
    const quota = await this.quotas.requestsPerHour(orgId);
    const { totalHits, timeToExpire, isBlocked, timeToBlockExpire } = await this.windows.increment(orgId, ttl, quota, 0, 'organization');
    const remaining = Math.max(0, quota - totalHits);
    const seconds = isBlocked ? timeToBlockExpire : timeToExpire;
    const resetsAt = Math.ceil(Date.now() / 1000) + seconds;
    void reply.headers({
      'ratelimit-policy': `"org";q=${quota};w=${ttl / 1000}`,
      ratelimit: `"org";r=${remaining};t=${seconds}`,
      'x-ratelimit-limit': quota,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': resetsAt,
    });
    this.metrics.rateLimitDecision(isBlocked ? 'refused' : 'admitted');
    this.usage.count(principal, !isBlocked);
    if (isBlocked) {
      throw limited(`Your organization has made ${quota} requests within an hour, all that it may: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, seconds);
    }
    return { quota, remaining, resetsAt };
  }

  /** Where the caller's organization has its people find help, as it was last read. */
  supportAddress({ orgId }: Principal): string | null {
    return this.quotas.supportAddress(orgId);
  }

  /**
   * Counts a failed authentication of the client at that address. Requests with a valid token are not counted. Throws
   * `rate_limited` if there were too many.
   */
  async countFailure(address: string): Promise<void> {
    const { limit, ttl } = THROTTLERS.failures;
    const { isBlocked, timeToBlockExpire: seconds } = await this.windows.increment(clientOf(address), ttl, limit, 0, 'failures');
    if (!isBlocked) return;
    this.metrics.rateLimitDecision('failed_authentication_refused');
    throw limited(`Too many requests without a valid token came from your address: check the token, and try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, seconds);
  }
}

function limited(message: string, seconds: number): Failure {
  return new Failure('excessive', 'rate_limited', message, [], { headers: { 'retry-after': String(seconds) } });
}
