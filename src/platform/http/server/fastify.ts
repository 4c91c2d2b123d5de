import type { RequestListener } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { RenderedJson } from '../../../kernel/rendered-json.js';
import { Admission, type AdmissionOptions } from '../admission/admission.js';
import { type BrowserOptions, Browsers } from '../browser/browsers.js';
import { registerBodyParsers } from '../request/body-parsing.js';
import { Connections } from '../request/connections.js';
import { registerEntityTags } from '../writes/entity-tag.js';
import { logDestination } from '../log/log-destination.js';
import { logOptions } from '../log/log-options.js';
import { createNodeServer } from './node-server.js';
import { ProtocolErrors } from './protocol-errors.js';
import { parseQuery } from '../request/query-string.js';
import { requestIdOf } from '../request/request-id.js';
import { logMalformedRequest } from '../log/request-log.js';
import { RequestWatch } from '../log/request-watch.js';
import { RouteTable } from '../admission/route-table.js';
import type { Metrics } from '../../telemetry/metrics.js';
import type { Tracing } from '../../telemetry/tracing.js';
import type { TransportOptions } from '../transport/transport.js';
import { TransportPolicy } from '../transport/transport-policy.js';

/** Takes lines of the log. */
export interface LogStream {
  write(line: string): void;
}

export interface ServerOptions extends Omit<AdmissionOptions, 'routes' | 'transport' | 'browsers'>, Pick<BrowserOptions, 'publicOrigin' | 'sessions'> {
  readonly logLevel: string;
  /** Takes the log instead of the stdout of the process. */
  readonly logStream?: LogStream | undefined;
  readonly transport: TransportOptions;
  readonly metrics: Metrics;
  /** Null while tracing is off. */
  readonly tracing: Tracing | null;
}

/** The HTTP server with everything before and after the routes. */
export function createServer(options: ServerOptions): FastifyAdapter {
  const answered = (requestId: string, status: number, code: string): void => {
    options.metrics.malformedRequest(status);
    logMalformedRequest(adapter.getInstance().log, requestId, status, code);
  };
  const connections = new Connections();
  const errors = new ProtocolErrors({ surfaces: options.surfaces, hsts: options.transport.requireHttps, connections, answered });
  const routes = new RouteTable();
  const transport = new TransportPolicy(options.transport);
  const browsers = new Browsers({ requireHttps: options.transport.requireHttps, proxies: transport.proxies, publicOrigin: options.publicOrigin, sessions: options.sessions });
  const admission = new Admission({ ...options, routes, transport, browsers });
  const watch = new RequestWatch(options.metrics, options.tracing, connections);
  const adapter: FastifyAdapter = new FastifyAdapter({
    logger: { ...logOptions(options.logLevel), stream: options.logStream ?? logDestination() },
    // No module has Express middleware.
    skipMiddie: true,
    logController: new LogController({ disableRequestLogging: true }),
    // Makes Fastify's `ip` right as well; `clientAddress` is right for malformed paths, too.
    trustProxy: (address) => transport.proxies.trusts(address),
    requestIdHeader: false,
    genReqId: requestIdOf,
    serverFactory: (handle: RequestListener) => createNodeServer(handle, errors, connections, options.transport),
    // The admission answers this, in the words of the client's API.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1024, querystringParser: parseQuery },
    // A path that cannot be decoded matches no route; the router answers it before any hook runs.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      watch.around(request, reply, () => void admission.admit(request, reply, 'impossible'));
    },
    clientErrorHandler: (error, socket) => errors.clientError(error, socket),
  });
  const instance = adapter.getInstance();
  routes.observe(instance);
  registerBodyParsers(instance, (path) => (options.surfaces.at(path) ?? options.surfaces.fallback).bodies);
  // Rendered text goes out as it is; no route has a schema to serialize by.
  instance.setReplySerializer((payload) => (payload instanceof RenderedJson ? payload.text : JSON.stringify(payload)));
  registerEntityTags(instance);
  transport.register(instance);
  watch.register(instance);
  admission.register(instance);
  return adapter;
}
