// The suite's HTTP client. Each answer is held against the document of the server, and what it created is remembered.
import { request as requestHttp, Agent as HttpAgent } from 'node:http';
import { request as requestHttps, Agent as HttpsAgent } from 'node:https';

/** A request that takes longer hangs. */
const TIMEOUT_MS = 60_000;

/** One connection pool for the whole run. */
export class Server {
  /** @param url the origin of the server, such as `https://crm.example.com` */
  constructor(url) {
    const { protocol, hostname, port, origin } = new URL(url);
    this.origin = origin;
    this.isSecure = protocol === 'https:';
    this.hostname = hostname.replace(/^\[|\]$/g, '');
    this.port = port === '' ? undefined : Number(port);
    this.isLoopback = /^(localhost|127(\.\d+){3}|::1)$/.test(this.hostname);
    /** How many requests were sent. */
    this.requests = 0;
    this.agent = new (this.isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: 32 });
  }

  /** Sends one request, unjudged. `headers` may have a list of values where a header is sent several times. */
  ask(method, path, headers = {}, body) {
    this.requests++;
    const send = this.isSecure ? requestHttps : requestHttp;
    const all = { 'User-Agent': 'oratek-contract-suite', ...headers };
    if (body !== undefined) all['Content-Length'] = String(Buffer.byteLength(body));
    return new Promise((resolve, reject) => {
      const request = send({ agent: this.agent, hostname: this.hostname, port: this.port, method, path, headers: all, timeout: TIMEOUT_MS }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve(answerOf(response, Buffer.concat(chunks).toString())));
      });
      request.once('timeout', () => request.destroy(new Error(`${method} ${path}: no answer within ${TIMEOUT_MS / 1000} s`)));
      // The server closed an idle connection at the moment at which it was used again: nothing was read of the request.
      request.once('error', (error) => (request.reusedSocket && error.code === 'ECONNRESET' && method === 'GET' ? resolve(this.ask(method, path, headers, body)) : reject(error)));
      request.end(body);
    });
  }

  close() {
    this.agent.destroy();
  }
}

function answerOf(response, text) {
  const isJson = /json/.test(response.headers['content-type'] ?? '') && text !== '';
  return { status: response.statusCode, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/** Asks one API with one token, or with none. */
export class Client {
  /**
   * @param api the DocumentedApi whose routes are asked
   * @param traces what remembers the records that the answers tell of
   */
  constructor({ server, api, traces, token = null }) {
    this.server = server;
    this.api = api;
    this.traces = traces;
    this.token = token;
  }

  /** The same with another token, or with none. */
  as(token) {
    return new Client({ server: this.server, api: this.api, traces: this.traces, token });
  }

  get = (path, headers) => this.send('GET', path, undefined, headers);
  post = (path, body, headers) => this.send('POST', path, body, headers);
  patch = (path, body, headers) => this.send('PATCH', path, body, headers);
  delete = (path, headers) => this.send('DELETE', path, undefined, headers);

  /** The body is sent as JSON, unless it is a string or a buffer: then as it is, under the media type among the headers. */
  async send(method, path, body, headers = {}) {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const all = {
      ...(this.token !== null && this.api.surface.credentials(this.token)),
      ...(body !== undefined && !isRaw && { 'Content-Type': 'application/json' }),
      ...headers,
    };
    const answer = await this.server.ask(method, path, all, body === undefined || isRaw ? body : JSON.stringify(body));
    if (method !== 'GET') this.traces.note(method, path, answer);
    if (answer.status === 429) throw new Error(`The organization's requests of this hour are used up; the next is admitted in ${answer.headers['retry-after']} s.`);
    this.api.expectDocumented(method, path, answer);
    return answer;
  }
}
