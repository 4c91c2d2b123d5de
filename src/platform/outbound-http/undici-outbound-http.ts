import { Agent, Pool } from 'undici';
import { Attempt, type AttemptLimits } from './attempt.js';
import { connectorOf, type ConnectorOptions } from './connector.js';
import { Exchange } from './exchange.js';
import { OutboundFailure } from './failure.js';
import { type OutboundAnswer, type OutboundCall, OutboundHttp, type OutboundRequest, type OutboundResult } from './outbound-http.js';
import { resolveByDns, resolveByMachine } from './resolve-host.js';
import type { TargetPolicy } from './target-policy.js';

/** Options that only tests change; times in milliseconds. */
export interface OutboundHttpOptions extends AttemptLimits, Omit<ConnectorOptions, 'policy'> {
  /** Concurrent connections to one origin; further requests queue, and their time-out is running. */
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
  // As many as a worker's attempts: subscriptions with one origin must not wait for each other.
  connectionsPerOrigin: 256,
  // Shorter than the 5 s after which common servers close an idle connection, so requests rarely meet a closing one.
  keepAliveTimeout: 4_000,
  now: Date.now,
  resolve: resolveByDns,
  resolveAllowed: resolveByMachine,
};
/** A connection is replaced after this time even under constant traffic, so that a change of DNS takes effect. */
const CONNECTION_LIFETIME_MS = 300_000;
const MAX_HEADER_BYTES = 16_384;

/**
 * HTTP/1.1 over kept connections, without proxies, cookies, redirects and decompression.
 * A request is never sent twice. An idle connection is checked before it is used, and replaced if the other side has
 * closed it. If the other side closes while a request is being sent, it may have processed the request: that is
 * reported, and the caller decides about a retry.
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
      // Limits what the other side asks for in its Keep-Alive header.
      keepAliveMaxTimeout: keepAliveTimeout,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The attempt has its own timers, which interim responses and single bytes of a body do not reset.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.agent = new Agent({ factory: (origin) => new Pool(origin, pool) });
  }

  override post({ url, headers, body }: OutboundRequest): Promise<OutboundResult> {
    const fault = this.policy.checkTarget(url);
    // The connector refuses addresses itself, so that literal and resolved ones get the same error.
    if (fault !== null && fault.code !== 'address') return Promise.resolve({ statusCode: null, durationMs: 0, retryAfter: null, error: `url ${fault.rule}.`, excerpt: '' });
    const { origin, pathname, search } = new URL(url);
    const attempt = new Attempt(this.options, this.options.now);
    this.agent.dispatch({ origin, path: `${pathname}${search}`, method: 'POST', headers: { ...headers, 'accept-encoding': 'identity' }, body }, attempt);
    return attempt.result;
  }

  override async call({ method, url, headers, body, ...limits }: OutboundCall): Promise<OutboundAnswer> {
    const fault = this.policy.checkTarget(url);
    if (fault !== null && fault.code !== 'address') throw new OutboundFailure(`url ${fault.rule}`);
    const { origin, pathname, search } = new URL(url);
    const exchange = new Exchange(limits);
    this.agent.dispatch({ origin, path: `${pathname}${search}`, method, headers: { ...headers, 'accept-encoding': 'identity' }, body }, exchange);
    return exchange.answer;
  }

  override close(): Promise<void> {
    return this.agent.destroy();
  }
}
