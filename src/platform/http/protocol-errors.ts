import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '../../kernel/ids.js';
import type { Dialect } from './dialect.js';
import { RequestFailure } from './request-failure.js';
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

/** Told of each answer, with the id that the client saw. */
type Answered = (requestId: string, status: number) => void;

/** Answers what never becomes a request to a route, in the words of a dialect. Each answer ends its connection. */
export class ProtocolErrors {
  constructor(
    private readonly dialect: Dialect,
    /** Whether answers over TLS tell browsers to stay with it. */
    private readonly hsts: boolean,
    private readonly answered: Answered,
  ) {}

  /** What is not well-formed HTTP, or did not arrive in time. */
  clientError(error: Error & { code?: string }, socket: Socket): void {
    // Plain HTTP on the TLS port among others.
    if (!SPEAKS_HTTP.test(error.code ?? '') || !socket.writable) socket.destroy();
    else this.endWith(FAULTS[error.code ?? ''] ?? MALFORMED, socket);
  }

  /** CONNECT, after which Node hands over the bare connection. */
  noTunnel(socket: Duplex): void {
    socket.on('error', () => socket.destroy());
    this.endWith(NO_TUNNEL, socket);
  }

  tooManyHeaders(response: ServerResponse): void {
    this.answer(TOO_MANY_HEADERS, response);
  }

  /** Node would answer it without a body. */
  unknownExpectation(response: ServerResponse): void {
    this.answer(UNKNOWN_EXPECTATION, response);
  }

  private answer([status, message]: Fault, response: ServerResponse): void {
    const body = this.bodyOf(message);
    const id = newId();
    response.writeHead(status, this.headersOf(id, body, response.socket)).end(body);
    this.answered(id, status);
  }

  private endWith([status, message]: Fault, socket: Duplex): void {
    const body = this.bodyOf(message);
    const id = newId();
    const headers = Object.entries(this.headersOf(id, body, socket)).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headers.join('')}\r\n${body}`);
    this.answered(id, status);
  }

  private headersOf(id: string, body: string, socket: Duplex | null): Record<string, string> {
    return {
      'X-Request-Id': id,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...(this.hsts && socket && 'encrypted' in socket ? { 'Strict-Transport-Security': HSTS } : {}),
      Connection: 'close',
    };
  }

  private bodyOf(message: string): string {
    return JSON.stringify(this.dialect.render(new RequestFailure('bad_request', message)).body);
  }
}
