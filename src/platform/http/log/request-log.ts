import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';

/** The end of a request. */
interface RequestEnd {
  /** The pattern of its route; null if it has none. */
  readonly route: string | null;
  /** Null if the client disconnected before the answer. */
  readonly status: number | null;
  /** Whether the client disconnected before the end of the answer. */
  readonly aborted: boolean;
  readonly milliseconds: number;
}

/**
 * One line a request: route, caller and result. No token, no body, no query, and no path, since clients put names and
 * addresses into it. A fault of the server has a line of its own, so this one stays `info`.
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
      // For a path that no route can match, the caller was not authenticated.
      org: (principal as typeof principal | undefined)?.orgId ?? null,
      key: principal?.label ?? null,
      // pino leaves undefined members out of the line.
      bytes: bytes === undefined ? undefined : Number(bytes),
      error: errorCode ?? undefined,
      aborted: aborted || undefined,
      trace_id: trace?.traceId,
      span_id: trace?.spanId,
    },
    'request',
  );
}

/** The line for malformed input, of which no content is logged. */
export function logMalformedRequest(log: FastifyBaseLogger, reqId: string, status: number, error: string): void {
  log.info({ reqId, method: null, route: null, status, duration_ms: null, org: null, key: null, error }, 'request');
}
