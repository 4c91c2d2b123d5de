import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

/** What became of a request. */
interface RequestEnd {
  /** The pattern of its route; null if it has none. */
  readonly route: string | null;
  /** As answered; null if the client went away before. */
  readonly status: number | null;
  /** Whether the client went away before the end of the answer. */
  readonly aborted: boolean;
  readonly milliseconds: number;
}

/**
 * One line a request: what was asked by whom, and what came of it. No token, no body, no query, and no path, since
 * clients put names and addresses into it. A fault of the server has a line of its own, so this one stays `info`.
 */
export function logRequest(request: FastifyRequest, reply: FastifyReply, { route, status, aborted, milliseconds }: RequestEnd): void {
  const { principal, trace, errorCode } = request;
  const bytes = aborted || request.method === 'HEAD' ? undefined : reply.getHeader('content-length');
  request.log.info(
    {
      method: request.method,
      route,
      status,
      duration_ms: Math.round(milliseconds * 100) / 100,
      // Of a path that no route could match, nobody was asked who asks.
      org: (principal as typeof principal | undefined)?.orgId ?? null,
      key: principal?.label ?? null,
      // What is undefined is left out of the line.
      bytes: bytes === undefined ? undefined : Number(bytes),
      error: errorCode ?? undefined,
      aborted: aborted || undefined,
      trace_id: trace?.traceId,
      span_id: trace?.spanId,
    },
    'request',
  );
}

/** The line of what was sent as a request and is none: nothing of it can be told. */
export function logMalformedRequest(log: FastifyBaseLogger, reqId: string, status: number, error: string): void {
  log.info({ reqId, method: null, route: null, status, duration_ms: null, org: null, key: null, error }, 'request');
}
