import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A received delivery. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The bytes, as text. */
  readonly body: string;
  /** The parsed body. */
  readonly event: any;
}

/** How a path answers: `hangs` never does, `until` does not before, and `breaksOff` closes the connection within the body. */
export interface Script {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly hangs?: boolean;
  readonly until?: Promise<void>;
  readonly breaksOff?: boolean;
}

/** An endpoint whose paths answer as scripted by the test, by default with 200. */
export interface ScriptedSink {
  readonly url: string;
  readonly received: readonly Received[];
  /** The deliveries to that path. */
  at(path: string): Received[];
  script(path: string, script: Script): void;
  close(): Promise<void>;
}

export async function startScriptedSink(): Promise<ScriptedSink> {
  const received: Received[] = [];
  const scripts = new Map<string, Script>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = request.url ?? '';
      const body = Buffer.concat(pieces).toString();
      received.push({ path, headers: request.headers, body, event: JSON.parse(body) as unknown });
      const { status = 200, headers = {}, body: answer = '', hangs = false, until = Promise.resolve(), breaksOff = false } = scripts.get(path) ?? {};
      if (hangs) return;
      if (breaksOff) response.writeHead(status, { ...headers, 'content-length': answer.length + 100 }).write(answer, () => response.destroy());
      else void until.then(() => response.writeHead(status, headers).end(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    at: (path) => received.filter((one) => one.path === path),
    script: (path, script) => void scripts.set(path, script),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
