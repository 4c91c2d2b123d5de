import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connections } from '../request/connections.js';
import type { ProtocolErrors } from './protocol-errors.js';
import { MIN_TLS_VERSION, type TransportOptions } from '../transport/transport.js';

/** Bytes that the headers of a request may have, its first line included. */
const MAX_HEADER_SIZE = 16 * 1024;
const MAX_HEADERS = 100;
/** Requests that a connection may have open. Node reads on while their answers are small or not there yet, and in one piece may be a thousand. */
const MAX_OPEN_REQUESTS = 32;
/** How long a closed server still waits for the first request of a connection, in milliseconds: it may be on its way. */
const FIRST_REQUEST_MS = 250;
/** How late a time-out may be noticed, in milliseconds. */
const CHECK_EVERY = 500;

/** Node's server under Fastify's: TLS, time-outs, and what must be decided before there is a request to route. */
export function createNodeServer(handle: RequestListener, errors: ProtocolErrors, connections: Connections, options: TransportOptions): Server {
  const limits = {
    headersTimeout: options.headersTimeout,
    requestTimeout: options.requestTimeout,
    keepAliveTimeout: options.keepAliveTimeout,
    connectionsCheckingInterval: CHECK_EVERY,
    maxHeaderSize: MAX_HEADER_SIZE,
    // Said by the admission, in the words of the client's API.
    requireHostHeader: false,
    // Of the connection; see below for what is above it.
    allowHalfOpen: true,
  };
  const handleSane: RequestListener = (request, response) => {
    // Also what was in one piece with the request that was one too many.
    if (request.socket.destroyed) return;
    if (connections.openOn(request.socket) >= MAX_OPEN_REQUESTS) request.socket.destroy();
    else if (request.rawHeaders.length > 2 * MAX_HEADERS) errors.tooManyHeaders(request, response);
    else handle(request, response);
  };
  const server = options.tls
    ? createTlsServer({ ...limits, ...options.tls, minVersion: MIN_TLS_VERSION, handshakeTimeout: options.headersTimeout }, handleSane)
    : createServer(limits, handleSane);
  // A client that sends no more after its request still gets the answer, and then the end of the connection.
  Object.assign(server, { httpAllowHalfOpen: true });
  // Beyond its own limit Node would leave headers out in silence.
  server.maxHeadersCount = 0;
  // The body is asked for by the admission, once it has let the request in.
  server.on('checkContinue', (request, response) => (wantsMore(request) ? errors.unknownExpectation(request, response) : handleSane(request, response)));
  server.on('checkExpectation', (request, response) => errors.unknownExpectation(request, response));
  server.on('connect', (request, socket) => errors.noTunnel(request, socket));
  cutOffStalled(server, connections, options.requestTimeout);
  letGoUnused(server, options.tls ? 'secureConnection' : 'connection');
  return server;
}

/** Whether it expects something beside 100-continue (RFC 9110, 10.1.1), which Node looks for anywhere in the header. */
function wantsMore({ headers }: IncomingMessage): boolean {
  return !/^[\s,]*100-continue(?:[\s,]+100-continue)*[\s,]*$/i.test(headers.expect ?? '');
}

/**
 * Ends connections on which nothing moves: those that idle, and those whose client leaves an answer unread. Node puts the
 * time-out off whenever bytes come or go, and stops reading from a client that leaves its answers.
 */
function cutOffStalled(server: Server, connections: Connections, requestTimeout: number): void {
  // A request that does not arrive is answered 408 before.
  server.timeout = requestTimeout + 2 * CHECK_EVERY;
  server.on('timeout', (socket: Socket) => {
    const isBeingHandled = connections.openOn(socket) > 0 && socket.writableLength === 0;
    if (isBeingHandled) socket.setTimeout(server.timeout);
    else socket.destroy();
  });
}

/**
 * Ends, once the server is closed, the connections that never asked for anything. Browsers and pools open some ahead, and Node counts one
 * as idle only after its first answer: a stop would wait for them until its time-out.
 */
function letGoUnused(server: Server, opened: 'connection' | 'secureConnection'): void {
  const unused = new Set<Duplex>();
  server.on(opened, (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  for (const asked of ['request', 'checkContinue', 'checkExpectation', 'connect']) server.prependListener(asked, (request: IncomingMessage) => unused.delete(request.socket));
  const close = server.close.bind(server);
  server.close = (done) => {
    setTimeout(() => {
      for (const socket of unused) socket.destroy();
    }, FIRST_REQUEST_MS);
    return close(done);
  };
}
