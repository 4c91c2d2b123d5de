import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../../telemetry/metrics.js';
import { parseTraceparent, type TraceContext } from '../../telemetry/trace-context.js';
import type { RequestSpan, Tracing } from '../../telemetry/tracing.js';
import type { Connections } from '../request/connections.js';
import { logRequest } from './request-log.js';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * The position in a distributed trace: the request's own span while tracing is on, else its caller's; null if there
     * is none. Requests that are sent on its behalf propagate it.
     */
    trace: TraceContext | null;
    /** The code of the error that it was answered with. */
    errorCode: string | null;
    span: RequestSpan | null;
  }
}

/** Observes every request from its head to the end of its answer, for the log, the metrics and the traces. */
export class RequestWatch {
  constructor(
    private readonly metrics: Metrics,
    private readonly tracing: Tracing | null,
    private readonly connections: Connections,
  ) {}

  /** Registered before any other hook, since later ones may already answer. */
  register(instance: FastifyInstance): void {
    instance.decorateRequest('trace', null).decorateRequest('errorCode', null).decorateRequest('span', null);
    instance.addHook('onRequest', (request, reply, done) => this.around(request, reply, done));
    // The body arrives in events of the connection, whose async context belongs to no request.
    if (this.tracing) instance.addHook('preValidation', (request, _reply, done) => (request.span ? request.span.run(done) : done()));
  }

  /** Begins to observe the request, and runs the rest of its handling in its context. */
  around(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
    const started = performance.now();
    const route = request.is404 ? null : (request.routeOptions.url ?? null);
    const span = this.begin(request, route);
    this.metrics.requestStarted();
    // Fastify's onResponse is not called if the client disconnects before the answer.
    const ended = (): void => {
      const { raw } = reply;
      const milliseconds = performance.now() - started;
      const aborted = !raw.writableFinished;
      // If the client left after the headers were sent, log their status; if they still waited behind a pipelined
      // answer, log none.
      const status = aborted && !(raw.headersSent && raw.socket) ? null : reply.statusCode;
      this.metrics.requestEnded(request.method, route, status, milliseconds / 1000);
      span?.end(status, request.errorCode);
      logRequest(request, reply, { route, status, aborted, milliseconds });
    };
    this.connections.open({ request, reply, ended });
    if (span) span.run(next);
    else next();
  }

  private begin(request: FastifyRequest, route: string | null): RequestSpan | null {
    const { headers, socket, method } = request.raw;
    const parent = parseTraceparent(headers['traceparent']);
    request.errorCode = null;
    if (!this.tracing) {
      request.trace = parent;
      return null;
    }
    const state = headers['tracestate'];
    const span = this.tracing.startRequest({
      method: method ?? '',
      route,
      address: socket.localAddress,
      port: socket.localPort,
      parent,
      state: typeof state === 'string' ? state : undefined,
    });
    request.span = span;
    request.trace = span.context;
    return span;
  }
}
