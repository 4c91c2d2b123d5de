import type { ThrottlerStorage } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import type { OrgId } from '../../../kernel/ids.js';
import type { Principal } from '../../auth/principal.js';
import type { Quotas } from '../../auth/quotas.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { UsageCounter } from '../../usage/usage-counter.js';
import { clientOf } from '../request/client-address.js';
import type { RateWindow } from './rate-window.js';
import { Failure } from '../../../kernel/failure.js';

/**
 * The default limits, requests in milliseconds: of an organization without a quota of its own (oratek.md, Rate limits),
 * of a client without a valid token, and of a person with a session.
 */
export const THROTTLERS = {
  organization: { limit: 5_000, ttl: 3_600_000 },
  failures: { limit: 100, ttl: 60_000 },
  user: { limit: 600, ttl: 60_000 },
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
   * Counts a request of the organization, or of the person who asks by a session, whose requests do not count for the organization. Sets the rate limit
   * headers of the answer, and returns what reads the organization's limit as it is then. Throws `rate_limited`; such a request is not counted.
   */
  async admit(principal: Principal, reply: FastifyReply): Promise<() => Promise<RateWindow>> {
    return principal.session ? this.admitPerson(principal, reply) : this.admitKey(principal, reply);
  }

  private async admitKey(principal: Principal, reply: FastifyReply): Promise<() => Promise<RateWindow>> {
    const { orgId } = principal;
    const { ttl } = THROTTLERS.organization;
    const quota = await this.quotas.requestsPerHour(orgId);
    const record = await this.windows.increment(orgId, ttl, quota, 0, 'organization');
    const { remaining, seconds, resetsAt } = tell(reply, 'org', record, quota, ttl);
    this.metrics.rateLimitDecision(record.isBlocked ? 'refused' : 'admitted');
    this.usage.count(principal, !record.isBlocked);
    if (record.isBlocked) {
      throw limited(`Your organization has made ${quota} requests within an hour, all that it may: try again in ${inSeconds(seconds)}.`, seconds);
    }
    return () => Promise.resolve({ quota, remaining, resetsAt });
  }

  private async admitPerson({ orgId, actor }: Principal, reply: FastifyReply): Promise<() => Promise<RateWindow>> {
    const { limit, ttl } = THROTTLERS.user;
    // Read for the support address that an answer may need; it is cached.
    const [record, quota] = await Promise.all([this.windows.increment(actor.id ?? orgId, ttl, limit, 0, 'user'), this.quotas.requestsPerHour(orgId)]);
    const { seconds } = tell(reply, 'user', record, limit, ttl);
    this.metrics.rateLimitDecision(record.isBlocked ? 'refused' : 'admitted');
    if (record.isBlocked) throw limited(`You have made ${limit} requests within a minute, all that a person may: try again in ${inSeconds(seconds)}.`, seconds);
    return () => this.windowOf(orgId, quota);
  }

  /** Reads the organization's limit without counting a request: the limit 0 admits nothing. */
  private async windowOf(orgId: OrgId, quota: number): Promise<RateWindow> {
    const { totalHits, timeToExpire } = await this.windows.increment(orgId, THROTTLERS.organization.ttl, 0, 0, 'organization');
    return { quota, remaining: Math.max(0, quota - totalHits), resetsAt: Math.ceil(Date.now() / 1000) + timeToExpire };
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
    throw limited(`Too many requests without a valid token came from your address: check the token, and try again in ${inSeconds(seconds)}.`, seconds);
  }
}

/** Sets the headers of the limit that the request was counted for. */
function tell(reply: FastifyReply, policy: 'org' | 'user', { totalHits, timeToExpire, isBlocked, timeToBlockExpire }: Awaited<ReturnType<ThrottlerStorage['increment']>>, limit: number, ttl: number) {
  const remaining = Math.max(0, limit - totalHits);
  const seconds = isBlocked ? timeToBlockExpire : timeToExpire;
  const resetsAt = Math.ceil(Date.now() / 1000) + seconds;
  void reply.headers({
    'ratelimit-policy': `"${policy}";q=${limit};w=${ttl / 1000}`,
    ratelimit: `"${policy}";r=${remaining};t=${seconds}`,
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': resetsAt,
  });
  return { remaining, seconds, resetsAt };
}

function inSeconds(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}

function limited(message: string, seconds: number): Failure {
  return new Failure('excessive', 'rate_limited', message, [], { headers: { 'retry-after': String(seconds) } });
}
