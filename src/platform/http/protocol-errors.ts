import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '../../kernel/ids.js';
import type { Dialect } from './dialect.js';
import { RequestFailure } from './request-failure.js';

/** What goes wrong before there is a request that could be routed, by Node's code for it. */
const FAULTS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are larger than the server takes: send fewer or shorter ones.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time: send it again.'],
};

/** Told of what was answered without there being a request. */
type Answered = (requestId: string, status: number) => void;

/** Answers what is not well-formed HTTP over the bare connection, and closes it. */
export function answerProtocolError(dialect: Dialect, error: Error & { code?: string }, socket: Socket, answered: Answered): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] = FAULTS[error.code ?? ''] ?? [400, 'The request is not well-formed HTTP.'];
  const body = bodyOf(dialect, message);
  const id = newId();
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `X-Request-Id: ${id}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  answered(id, status);
}

/** Answers expectations that the server cannot meet; Node would do so without a body. */
export function answerExpectations(dialect: Dialect, server: Server, answered: Answered): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = bodyOf(dialect, 'The server meets no expectation but "100-continue": leave out the Expect header.');
    const id = newId();
    response.writeHead(417, { 'x-request-id': id, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
    answered(id, 417);
  });
}

function bodyOf(dialect: Dialect, message: string): string {
  return JSON.stringify(dialect.render(new RequestFailure('bad_request', message)).body);
}
