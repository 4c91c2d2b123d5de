import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '../../kernel/ids.js';
import type { Connections, OpenRequest } from './connections.js';
import type { Dialect } from './dialect.js';
import { RequestFailure } from './request-failure.js';
import { requestIdOf } from './request-id.js';
import { HSTS } from './transport-policy.js';

type Fault = readonly [status: number, message: string];

const MALFORMED: Fault = [400, 'The request is not well-formed HTTP.'];
const TOO_MANY_HEADERS: Fault = [431, 'The headers are larger than the server takes: send fewer or shorter ones.'];
const UNKNOWN_EXPECTATION: Fault = [417, 'The server meets no expectation but "100-continue": leave out the Expect header.'];
const NO_TUNNEL: Fault = [501, 'The server is no proxy and opens no tunnels: ask it for its own paths.'];

/** What goes wrong before there is a request that could be routed, by Node's code for it. */
const FAULTS: Readonly<Record<string, Fault>> = {
  HPE_HEADER_OVERFLOW: TOO_MANY_HEADERS,
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time: send it again.'],
};

/** The codes of what a client sent as HTTP; with any other there is nobody to answer. */
const SPEAKS_HTTP = /^(HPE_|ERR_HTTP_)/;

/** For a client to take its answer before the connection goes, in milliseconds. */
const LINGER = 1_000;

export interface ProtocolErrorsOptions {
  readonly dialect: Dialect;
  /** Whether answers over TLS tell browsers to stay with it. */
  readonly hsts: boolean;
  readonly connections: Connections;
  /** Told of each answer to what was no request, with the id that the client saw. */
  readonly answered: (requestId: string, status: number) => void;
}

/** Answers what never becomes a request to a route, in the words of a dialect. Each answer ends its connection. */
export class ProtocolErrors {
  constructor(private readonly options: ProtocolErrorsOptions) {}

  /** What is not well-formed HTTP, or did not arrive in time. */
  clientError(error: Error & { code?: string }, socket: Socket): void {
    // Plain HTTP on the TLS port among others.
    if (!SPEAKS_HTTP.test(error.code ?? '') || !socket.writable) {
      socket.destroy();
      return;
    }
    // Its client does not read: whatever else it sends must not count as a sign of life.
    if (socket.writableLength > 0) socket.pause();
    const { connections } = this.options;
    const fault = FAULTS[error.code ?? ''] ?? MALFORMED;
    const arriving = connections.arrivingOn(socket);
    if (arriving) this.refuse(fault, arriving, socket);
    // Answers come in the order of their requests.
    else connections.whenIdle(socket, () => this.endWith(fault, newId(), socket));
  }

  /** CONNECT, after which Node hands over the bare connection. */
  noTunnel(request: IncomingMessage, socket: Duplex): void {
    socket.on('error', () => socket.destroy());
    this.endWith(NO_TUNNEL, requestIdOf(request), socket);
  }

  tooManyHeaders(request: IncomingMessage, response: ServerResponse): void {
    this.answer(TOO_MANY_HEADERS, request, response);
  }

  /** Node would answer it without a body. */
  unknownExpectation(request: IncomingMessage, response: ServerResponse): void {
    this.answer(UNKNOWN_EXPECTATION, request, response);
  }

  /** Answers a request whose body is at fault; its own line in the log says so. */
  private refuse(fault: Fault, { request, reply }: OpenRequest, socket: Socket): void {
    const { raw } = reply;
    if (!raw.headersSent) {
      request.errorCode = 'bad_request';
      this.send(fault, request.id, raw, socket);
    } else if (raw.writableFinished) end(socket, '');
  }

  private answer(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    const id = requestIdOf(request);
    this.send(fault, id, response, request.socket);
    this.options.answered(id, fault[0]);
  }

  private send([status, message]: Fault, id: string, response: ServerResponse, socket: Socket): void {
    const body = this.bodyOf(message);
    response.writeHead(status, this.headersOf(id, body, socket)).end(body);
  }

  private endWith([status, message]: Fault, id: string, socket: Duplex): void {
    if (!socket.writable) return;
    const body = this.bodyOf(message);
    const headers = Object.entries(this.headersOf(id, body, socket)).map(([name, value]) => `${name}: ${value}\r\n`);
    end(socket, `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headers.join('')}\r\n${body}`);
    this.options.answered(id, status);
  }

  private headersOf(id: string, body: string, socket: Duplex): Record<string, string> {
    return {
      'X-Request-Id': id,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...(this.options.hsts && 'encrypted' in socket ? { 'Strict-Transport-Security': HSTS } : {}),
      Connection: 'close',
    };
  }

  private bodyOf(message: string): string {
    return JSON.stringify(this.options.dialect.render(new RequestFailure('bad_request', message)).body);
  }
}

/** Ends the connection, also if the client never does. Not at once: what it still sends would take the answer away from it. */
function end(socket: Duplex, lastWords: string): void {
  socket.end(lastWords, () => {
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), LINGER);
    socket.once('close', () => clearTimeout(timer));
  });
}
