import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Answer } from './api-client.js';
import { expectDocumented } from './openapi-contract.js';

/**
 * A hand-written request that no HTTP client would send: malformed, in pieces, or never complete. Its well-formed
 * answers are checked against openapi.yaml like all others.
 */
export class RawRequest {
  private received = Buffer.alloc(0);
  private failure: Error | null = null;
  private wake: () => void = () => undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly method: string,
    private readonly path: string,
  ) {
    socket.on('data', (data: Buffer) => {
      this.received = Buffer.concat([this.received, data]);
      this.wake();
    });
    socket.on('error', (error) => this.end(error));
    socket.on('close', () => this.end(new Error('The connection was closed without a whole answer')));
  }

  /** Sends the head without any byte of a body. */
  static async open(baseUrl: string, method: string, path: string, headers: Readonly<Record<string, string>>): Promise<RawRequest> {
    const request = await RawRequest.connect(baseUrl, method, path);
    const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    request.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    return request;
  }

  /** Sends these bytes as they are. */
  static async ofBytes(baseUrl: string, bytes: string | Buffer): Promise<RawRequest> {
    const request = await RawRequest.connect(baseUrl, 'GET', '*');
    request.write(bytes);
    return request;
  }

  private static async connect(baseUrl: string, method: string, path: string): Promise<RawRequest> {
    const { protocol, hostname, port } = new URL(baseUrl);
    const isTls = protocol === 'https:';
    // Test servers have self-signed certificates.
    const socket = isTls ? connectTls({ port: Number(port), host: hostname, rejectUnauthorized: false }) : connect(Number(port), hostname);
    await new Promise<void>((resolve, reject) => socket.once(isTls ? 'secureConnect' : 'connect', resolve).once('error', reject));
    return new RawRequest(socket, method, path);
  }

  /** The server may have closed already: then only its answer counts. */
  write(bytes: string | Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Waits for the `100 Continue`: the server has then admitted the request. */
  continued(): Promise<void> {
    return this.until(() => (this.received.includes('HTTP/1.1 100 ') ? true : null)).then(() => undefined);
  }

  /** The answer, checked against openapi.yaml; closes the connection. */
  async answer(): Promise<Answer> {
    const answer = await this.undocumentedAnswer();
    expectDocumented(this.method, this.path, answer);
    return answer;
  }

  /** The answer to bytes that are no request to any route; closes the connection. */
  async undocumentedAnswer(): Promise<Answer> {
    const answer = await this.until(() => parse(this.received, this.method));
    this.close();
    return answer;
  }

  /** Waits until the server closes the connection, and returns all received bytes. */
  async closed(): Promise<string> {
    await this.until(() => (this.failure ? true : null));
    return this.received.toString('latin1');
  }

  /** Waits until the received bytes match. */
  said(pattern: RegExp): Promise<void> {
    return this.until(() => (pattern.test(this.received.toString('latin1')) ? true : null)).then(() => undefined);
  }

  /** Ends the sending side (FIN, under TLS a close_notify), as a client does after its last request. */
  sendNoMore(): void {
    this.socket.end();
  }

  close(): void {
    this.socket.destroy();
  }

  /** Aborts the connection (RST), so that the server knows that its answer reaches no client. */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  private end(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  private async until<T>(look: () => T | null): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== null) return found;
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** The first final answer in these bytes, or null while it is not whole. */
function parse(bytes: Buffer, method: string): Answer | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1] ?? Number.NaN);
  if (Number.isNaN(status)) throw new Error(`Not a status line: ${first}`);
  const rest = bytes.subarray(end + 4);
  if (status < 200) return parse(rest, method);
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  let text = '';
  if (headers['transfer-encoding'] === 'chunked') {
    // Only Node itself answers without a body.
    if (rest.toString('latin1') !== '0\r\n\r\n') return null;
  } else if (method !== 'HEAD' && status !== 204) {
    const length = Number(headers['content-length'] ?? 0);
    if (rest.length < length) return null;
    text = rest.subarray(0, length).toString('utf8');
  }
  return { status, headers, text, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
