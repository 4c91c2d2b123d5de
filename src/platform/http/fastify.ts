import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { STATUS_CODES } from 'node:http';
import { type AdmissionOptions, registerAdmission, sendFailure } from './admission.js';
import { BODY_LIMIT, registerBodyParsers } from './body-parsing.js';
import type { Dialects } from './dialect.js';
import { requestIdOf } from './request-id.js';
import { registerRequestLog } from './request-log.js';
import { RequestFailure, routeNotFound } from './request-failure.js';
import { pathOf } from './request-path.js';
import { RouteTable } from './route-table.js';
import type { Credentials } from '../auth/credentials.js';

export interface ServerOptions {
  readonly dialects: Dialects;
  readonly credentials: () => Credentials;
  readonly isStopping: () => boolean;
  readonly logLevel: string;
}

/** The HTTP server with all that comes before and after the routes. */
export function createServer(options: ServerOptions): FastifyAdapter {
  const { dialects } = options;
  const routes = new RouteTable();
  const admission: AdmissionOptions = { ...options, routes };
  const adapter: FastifyAdapter = new FastifyAdapter({
    logger: { level: options.logLevel, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, serializers: {} },
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT,
    // Said by the admission, in the client's dialect.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1024 },
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      // A path that does not decode matches no route; the router answers it before any hook runs.
      void reply.header('x-request-id', request.id);
      const dialect = dialects.at(pathOf(request));
      const answer = async (): Promise<void> => {
        if (dialect) {
          const verdict = await options.credentials().judge(dialect.tokenOf(request));
          if (verdict.outcome !== 'valid') throw new RequestFailure('invalid_api_key', 'The token matches no issued key: check that it was copied whole.');
        }
        throw routeNotFound();
      };
      answer().catch((error: unknown) => sendFailure(dialect ?? dialects.fallback, request, reply, error));
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
      }
      const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
      const body = JSON.stringify(dialects.fallback.render(new RequestFailure('bad_request', 'The request is not well-formed HTTP.')).body);
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  });
  const instance = adapter.getInstance();
  routes.observe(instance);
  registerBodyParsers(instance);
  registerAdmission(instance, admission);
  registerRequestLog(instance);
  return adapter;
}
