import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { Admission, type AdmissionOptions } from './admission.js';
import { BODY_LIMIT, registerBodyParsers } from './body-parsing.js';
import { answerExpectations, answerProtocolError } from './protocol-errors.js';
import { loggedError } from './logged-error.js';
import { requestIdOf } from './request-id.js';
import { logMalformedRequest } from './request-log.js';
import { RequestWatch } from './request-watch.js';
import { RouteTable } from './route-table.js';
import type { Metrics } from '../telemetry/metrics.js';
import type { Tracing } from '../telemetry/tracing.js';

export interface ServerOptions extends Omit<AdmissionOptions, 'routes'> {
  readonly logLevel: string;
  readonly metrics: Metrics;
  /** Null while tracing is off. */
  readonly tracing: Tracing | null;
}

/** The HTTP server with all that comes before and after the routes. */
export function createServer(options: ServerOptions): FastifyAdapter {
  const { fallback } = options.dialects;
  const routes = new RouteTable();
  const admission = new Admission({ ...options, routes });
  const watch = new RequestWatch(options.metrics, options.tracing);
  const malformed = (requestId: string, status: number): void => {
    options.metrics.malformedRequest(status);
    logMalformedRequest(adapter.getInstance().log, requestId, status);
  };
  const adapter: FastifyAdapter = new FastifyAdapter({
    logger: { level: options.logLevel, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, serializers: { err: loggedError } },
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT,
    // A request that does not arrive whole by then is given up, whether or not it was answered.
    requestTimeout: 60_000,
    // Said by the admission, in the client's dialect; likewise a missing Host.
    return503OnClosing: false,
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 1024 },
    // A path that does not decode matches no route; the router answers it before any hook runs.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      watch.around(request, reply, () => void admission.admit(request, reply, 'impossible'));
    },
    clientErrorHandler: (error, socket) => answerProtocolError(fallback, error, socket, malformed),
  });
  const instance = adapter.getInstance();
  answerExpectations(fallback, instance.server, malformed);
  routes.observe(instance);
  registerBodyParsers(instance);
  watch.register(instance);
  admission.register(instance);
  return adapter;
}
