import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { ProtocolErrors } from './protocol-errors.js';
import { MIN_TLS_VERSION, type TransportOptions } from './transport.js';

/** Bytes that the headers of a request may have, its first line included. */
const MAX_HEADER_SIZE = 16 * 1024;
const MAX_HEADERS = 100;
/** How late a time-out may be noticed, in milliseconds. */
const CHECK_EVERY = 500;

/** Node's server under Fastify's: TLS, time-outs, and what must be decided before there is a request to route. */
export function createNodeServer(handle: RequestListener, errors: ProtocolErrors, options: TransportOptions): Server {
  const limits = {
    headersTimeout: options.headersTimeout,
    requestTimeout: options.requestTimeout,
    keepAliveTimeout: options.keepAliveTimeout,
    connectionsCheckingInterval: CHECK_EVERY,
    maxHeaderSize: MAX_HEADER_SIZE,
    // Said by the admission, in the client's dialect.
    requireHostHeader: false,
  };
  const handleSane: RequestListener = (request, response) => {
    if (request.rawHeaders.length > 2 * MAX_HEADERS) errors.tooManyHeaders(response);
    else handle(request, response);
  };
  const server = options.tls
    ? createTlsServer({ ...limits, ...options.tls, minVersion: MIN_TLS_VERSION, handshakeTimeout: options.headersTimeout }, handleSane)
    : createServer(limits, handleSane);
  // Beyond its own limit Node would leave headers out in silence.
  server.maxHeadersCount = 0;
  // The body is asked for by the admission, once it has let the request in.
  server.on('checkContinue', handleSane);
  server.on('checkExpectation', (_request, response) => errors.unknownExpectation(response));
  server.on('connect', (_request, socket) => errors.noTunnel(socket));
  return server;
}
