import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connections } from '../request/connections.js';
import type { ProtocolErrors } from './protocol-errors.js';
import { MIN_TLS_VERSION, type TransportOptions } from '../transport/transport.js';

/** The most bytes of a request's headers, its first line included. */
const MAX_HEADER_SIZE = 16 * 1024;
const MAX_HEADERS = 100;
/**
 * The most open requests of a connection. Node keeps reading while answers are small or pending, and one packet may
 * contain a thousand requests.
 */
const MAX_OPEN_REQUESTS = 32;
/** How long a closing server waits for the first request of a connection, in milliseconds: it may be on its way. */
const FIRST_REQUEST_MS = 250;
/** The delay with which a time-out may be noticed, in milliseconds. */
const CHECK_EVERY = 500;

/** The Node server below Fastify: TLS, time-outs, and the decisions before there is a request to route. */
export function createNodeServer(handle: RequestListener, errors: ProtocolErrors, connections: Connections, options: TransportOptions): Server {
  const limits = {
    headersTimeout: options.headersTimeout,
    requestTimeout: options.requestTimeout,
    keepAliveTimeout: options.keepAliveTimeout,
    connectionsCheckingInterval: CHECK_EVERY,
    maxHeaderSize: MAX_HEADER_SIZE,
    // The admission answers this, in the words of the client's API.
    requireHostHeader: false,
    // Of the net server; the HTTP server's option is set below.
    allowHalfOpen: true,
  };
  const handleSane: RequestListener = (request, response) => {
    // Requests that were pipelined in the same packet still arrive after the socket is destroyed.
    if (request.socket.destroyed) return;
    if (connections.openOn(request.socket) >= MAX_OPEN_REQUESTS) request.socket.destroy();
    else if (request.rawHeaders.length > 2 * MAX_HEADERS) errors.tooManyHeaders(request, response);
    else handle(request, response);
  };
  const server = options.tls
    ? createTlsServer({ ...limits, ...options.tls, minVersion: MIN_TLS_VERSION, handshakeTimeout: options.headersTimeout }, handleSane)
    : createServer(limits, handleSane);
  // A client that half-closes after its request still gets the answer; then the connection ends.
  Object.assign(server, { httpAllowHalfOpen: true });
  // Above its default limit, Node would silently drop headers.
  server.maxHeadersCount = 0;
  // The admission asks for the body, once it has admitted the request.
  server.on('checkContinue', (request, response) => (wantsMore(request) ? errors.unknownExpectation(request, response) : handleSane(request, response)));
  server.on('checkExpectation', (request, response) => errors.unknownExpectation(request, response));
  server.on('connect', (request, socket) => errors.noTunnel(request, socket));
  cutOffStalled(server, connections, options.requestTimeout);
  letGoUnused(server, options.tls ? 'secureConnection' : 'connection');
  return server;
}

/**
 * Whether it expects anything besides 100-continue (RFC 9110, 10.1.1), which Node searches for anywhere in the header.
 */
function wantsMore({ headers }: IncomingMessage): boolean {
  return !/^[\s,]*100-continue(?:[\s,]+100-continue)*[\s,]*$/i.test(headers.expect ?? '');
}

/**
 * Ends stalled connections: idle ones, and those whose client does not read an answer. Node resets the time-out
 * whenever bytes are transferred, and stops reading from a client that does not read its answers.
 */
function cutOffStalled(server: Server, connections: Connections, requestTimeout: number): void {
  // A request that does not arrive in time gets its 408 before.
  server.timeout = requestTimeout + 2 * CHECK_EVERY;
  server.on('timeout', (socket: Socket) => {
    const isBeingHandled = connections.openOn(socket) > 0 && socket.writableLength === 0;
    if (isBeingHandled) socket.setTimeout(server.timeout);
    else socket.destroy();
  });
}

/**
 * After the server is closed, ends the connections that never sent a request. Browsers and pools open some in advance,
 * and Node considers a connection idle only after its first answer: a stop would wait for them until the time-out.
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
