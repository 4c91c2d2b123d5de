import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '../../../kernel/ids.js';
import type { Connections, OpenRequest } from '../request/connections.js';
import type { Surface, Surfaces } from '../surface.js';
import { Failure } from '../../../kernel/failure.js';
import { requestIdOf } from '../request/request-id.js';
import { requestedPath } from '../request/request-path.js';
import { unknownCoding } from '../request/transfer-coding.js';
import { HSTS } from '../transport/transport-policy.js';

/** `bad_request` has several statuses, so each fault names its own. */
interface Fault {
  readonly status: number;
  readonly failure: Failure;
}

const fault = (status: number, message: string): Fault => ({ status, failure: new Failure('malformed', 'bad_request', message) });

const MALFORMED = fault(400, 'The request is not well-formed HTTP.');
const TOO_MANY_HEADERS = fault(431, 'The headers are larger than the server takes: send fewer or shorter ones.');
const UNKNOWN_EXPECTATION = fault(417, 'The server meets no expectation but "100-continue": leave out the Expect header.');
const NO_TUNNEL: Fault = { status: 501, failure: new Failure('unsupported', 'not_implemented', 'The server is no proxy and opens no tunnels: ask it for its own paths.') };
const UNKNOWN_CODING: Fault = { status: 501, failure: unknownCoding() };

/** Faults before there is a request to route, by Node's error code. */
const FAULTS: Readonly<Record<string, Fault>> = {
  HPE_HEADER_OVERFLOW: TOO_MANY_HEADERS,
  ERR_HTTP_REQUEST_TIMEOUT: fault(408, 'The request did not arrive in time: send it again.'),
  HPE_INVALID_URL: fault(400, 'The address has a character that must be percent-encoded as UTF-8, such as %C3%A9 for é.'),
};

/** An error of Node's parser; `reason` is its text. */
type ParseError = Error & { code?: string; reason?: string };

/**
 * The parser's reason if `chunked` is missing among the codings; if it is there but not last, the request is malformed.
 */
const NOT_CHUNKED = 'Request has invalid `Transfer-Encoding`';

function faultOf({ code = '', reason }: ParseError): Fault {
  if (code === 'HPE_INVALID_TRANSFER_ENCODING' && reason === NOT_CHUNKED) return UNKNOWN_CODING;
  return FAULTS[code] ?? MALFORMED;
}

/** Error codes of clients that speak HTTP; for any other, the connection is closed without an answer. */
const SPEAKS_HTTP = /^(HPE_|ERR_HTTP_)/;

/** Milliseconds in which a client can read its answer before the connection ends. */
const LINGER = 1_000;

export interface ProtocolErrorsOptions {
  readonly surfaces: Surfaces;
  /** Whether answers over TLS carry HSTS. */
  readonly hsts: boolean;
  readonly connections: Connections;
  /** Called for each answer to malformed input, with the id that the client saw. */
  readonly answered: (requestId: string, status: number, code: string) => void;
}

/** Answers input that never becomes a request to a route, in the words of the API whose path it has. Each answer ends its connection. */
export class ProtocolErrors {
  constructor(private readonly options: ProtocolErrorsOptions) {}

  /** Malformed HTTP, or a request that did not arrive in time. */
  clientError(error: ParseError, socket: Socket): void {
    // For example plain HTTP on the TLS port.
    if (!SPEAKS_HTTP.test(error.code ?? '') || !socket.writable) {
      socket.destroy();
      return;
    }
    // The client does not read: bytes that it sends must not reset the time-out.
    if (socket.writableLength > 0) socket.pause();
    const { connections } = this.options;
    const found = faultOf(error);
    const arriving = connections.arrivingOn(socket);
    if (arriving) this.refuse(found, arriving, socket);
    // Answers must keep the order of their requests.
    else connections.whenIdle(socket, () => this.endWith(found, newId(), socket));
  }

  /** CONNECT: Node hands the raw connection over. */
  noTunnel(request: IncomingMessage, socket: Duplex): void {
    socket.on('error', () => socket.destroy());
    this.endWith(NO_TUNNEL, requestIdOf(request), socket);
  }

  tooManyHeaders(request: IncomingMessage, response: ServerResponse): void {
    this.answer(TOO_MANY_HEADERS, request, response);
  }

  /** Node's own answer would have no body. */
  unknownExpectation(request: IncomingMessage, response: ServerResponse): void {
    this.answer(UNKNOWN_EXPECTATION, request, response);
  }

  /** Answers a request with a faulty body; the request has its own line in the log. */
  private refuse(found: Fault, { request, reply }: OpenRequest, socket: Socket): void {
    const { raw } = reply;
    if (!raw.headersSent) {
      request.errorCode = this.send(found, request.raw, request.id, raw, socket);
    } else if (raw.writableFinished) end(socket, '');
  }

  private answer(found: Fault, request: IncomingMessage, response: ServerResponse): void {
    const id = requestIdOf(request);
    this.options.answered(id, found.status, this.send(found, request, id, response, request.socket));
  }

  /** Returns the code of the failure in its API. */
  private send({ status, failure }: Fault, request: IncomingMessage, id: string, response: ServerResponse, socket: Socket): string {
    const { code, type, body } = this.surfaceOf(request).render(failure, status);
    response.writeHead(status, this.headersOf(id, type, body, socket)).end(body);
    return code;
  }

  private surfaceOf(request: IncomingMessage): Surface {
    const { surfaces } = this.options;
    return surfaces.at(requestedPath(request.url)) ?? surfaces.fallback;
  }

  private endWith({ status, failure }: Fault, id: string, socket: Duplex): void {
    if (!socket.writable) return;
    const { code, type, body } = this.options.surfaces.fallback.render(failure, status);
    const headers = Object.entries(this.headersOf(id, type, body, socket)).map(([name, value]) => `${name}: ${value}\r\n`);
    end(socket, `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headers.join('')}\r\n${body}`);
    this.options.answered(id, status, code);
  }

  private headersOf(id: string, type: string, body: string, socket: Duplex): Record<string, string> {
    return {
      'X-Request-Id': id,
      'Content-Type': type,
      'Content-Length': String(Buffer.byteLength(body)),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...(this.options.hsts && 'encrypted' in socket ? { 'Strict-Transport-Security': HSTS } : {}),
      Connection: 'close',
    };
  }
}

/**
 * Ends the connection, even if the client never does. Not at once: a reset, caused by bytes that still arrive, would
 * discard the answer.
 */
function end(socket: Duplex, lastWords: string): void {
  socket.end(lastWords, () => {
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), LINGER);
    socket.once('close', () => clearTimeout(timer));
  });
}
