import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** The behaviour of the sink for one request, which has arrived completely. */
export type Misbehaviour = (socket: Socket, request: ReceivedRequest) => void;

export interface ReceivedRequest {
  readonly head: string;
  readonly body: string;
  /** The number of its connection, from 1. */
  readonly connection: number;
}

export interface HostileSink {
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** How many connections were accepted. */
  readonly connections: () => number;
  /** How many connections are open. */
  readonly open: () => number;
  close(): Promise<void>;
}

/** A receiver that answers each request with any bytes that a test gives, or not at all, which no HTTP library would do. */
export async function startSink(misbehave: Misbehaviour, tls?: TlsOptions): Promise<HostileSink> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const accept = (socket: Socket): void => {
    const connection = (connections += 1);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
      for (;;) {
        const end = received.indexOf('\r\n\r\n');
        const length = Number(/^content-length: (\d+)/im.exec(received.slice(0, end))?.[1] ?? 0);
        if (end < 0 || received.length < end + 4 + length) return;
        const request = { head: received.slice(0, end), body: Buffer.from(received.slice(end + 4, end + 4 + length), 'latin1').toString(), connection };
        received = received.slice(end + 4 + length);
        requests.push(request);
        misbehave(socket, request);
      }
    });
  };
  const server: Server = tls === undefined ? createServer(accept) : createTlsServer(tls, accept).on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    connections: () => connections,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
