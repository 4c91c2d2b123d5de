import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { Admission, type AdmissionOptions } from './admission.js';
import { BODY_LIMIT, registerBodyParsers } from './body-parsing.js';
import { registerEntityTags } from './entity-tag.js';
import { answerExpectations, answerProtocolError } from './protocol-errors.js';
import { loggedError } from './logged-error.js';
import { requestIdOf } from './request-id.js';
import { registerRequestLog } from './request-log.js';
import { RouteTable } from './route-table.js';

export interface ServerOptions extends Omit<AdmissionOptions, 'routes'> {
  readonly logLevel: string;
}

/** The HTTP server with all that comes before and after the routes. */
export function createServer(options: ServerOptions): FastifyAdapter {
  const { fallback } = options.dialects;
  const routes = new RouteTable();
  const admission = new Admission({ ...options, routes });
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
      void admission.admit(request, reply, 'impossible');
    },
    clientErrorHandler: (error, socket) => answerProtocolError(fallback, error, socket),
  });
  const instance = adapter.getInstance();
  answerExpectations(fallback, instance.server);
  routes.observe(instance);
  registerBodyParsers(instance);
  registerEntityTags(instance);
  admission.register(instance);
  registerRequestLog(instance);
  return adapter;
}
