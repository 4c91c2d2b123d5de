import { Agent, Pool } from 'undici';
import { Attempt, type AttemptLimits } from './attempt.js';
import { connectorOf, type ConnectorOptions } from './connector.js';
import { OutboundHttp, type OutboundRequest, type OutboundResult } from './outbound-http.js';
import { resolveByDns, resolveByMachine } from './resolve-host.js';
import type { TargetPolicy } from './target-policy.js';

/** What a test may set otherwise; times in milliseconds. */
export interface OutboundHttpOptions extends AttemptLimits, Omit<ConnectorOptions, 'policy'> {
  /** Connections to one origin at a time; further requests wait, and their time runs. */
  readonly connectionsPerOrigin: number;
  /** How long an idle connection is kept. */
  readonly keepAliveTimeout: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const DEFAULTS: OutboundHttpOptions = {
  connectTimeout: 5_000,
  totalTimeout: 15_000,
  bodyTimeout: 2_000,
  // As many as a worker has attempts: subscriptions to one origin must not wait for each other's.
  connectionsPerOrigin: 256,
  // Shorter than the 5 s after which common servers close an idle connection: nearly no request meets one that closes.
  keepAliveTimeout: 4_000,
  now: Date.now,
  resolve: resolveByDns,
  resolveAllowed: resolveByMachine,
};
/** After that a connection is replaced even under constant traffic, so that a change of DNS is felt. */
const CONNECTION_LIFETIME_MS = 300_000;
const MAX_HEADER_BYTES = 16_384;

/**
 * HTTP/1.1 over kept connections, without proxies, cookies, redirects and decompression.
 *
 * A request is never sent twice. An idle connection is looked at before it is used, and one that the other side has
 * closed by then is replaced. Whoever closes in the very moment in which a request is on its way may have worked on it:
 * that is reported, and for the caller to repeat.
 */
export class UndiciOutboundHttp extends OutboundHttp {
  private readonly options: OutboundHttpOptions;
  private readonly agent: Agent;

  constructor(
    private readonly policy: TargetPolicy,
    options: Partial<OutboundHttpOptions> = {},
  ) {
    super();
    this.options = { ...DEFAULTS, ...options };
    const { connectionsPerOrigin, keepAliveTimeout } = this.options;
    const pool = {
      connect: connectorOf({ ...this.options, policy }),
      connections: connectionsPerOrigin,
      clientTtl: CONNECTION_LIFETIME_MS,
      keepAliveTimeout,
      // Whatever the other side says of itself.
      keepAliveMaxTimeout: keepAliveTimeout,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The attempt has timers of its own, which interim answers and drops of a body do not wind up again.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.agent = new Agent({ factory: (origin) => new Pool(origin, pool) });
  }

  override post({ url, headers, body }: OutboundRequest): Promise<OutboundResult> {
    const fault = this.policy.checkTarget(url);
    // Of addresses the connection speaks itself, in the same words for those of a URL and those of DNS.
    if (fault !== null && fault.code !== 'address') return Promise.resolve({ statusCode: null, durationMs: 0, retryAfter: null, error: `url ${fault.rule}.`, excerpt: '' });
    const { origin, pathname, search } = new URL(url);
    const attempt = new Attempt(this.options, this.options.now);
    this.agent.dispatch({ origin, path: `${pathname}${search}`, method: 'POST', headers: { ...headers, 'accept-encoding': 'identity' }, body }, attempt);
    return attempt.result;
  }

  override close(): Promise<void> {
    return this.agent.destroy();
  }
}
