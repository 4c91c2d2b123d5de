import request from 'supertest';
import type { Contract } from './contract.js';
import { oratek } from './openapi-contract.js';

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or undefined if there was none. */
  readonly body: any;
  readonly text: string;
}

export interface Send {
  /** Sent as JSON, unless it is a string or a buffer: then as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The only HTTP client of the tests: it checks every answer against the document of the API.
 */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string | null,
    private readonly contract: Contract = oratek,
    /** Sent with every request, such as the cookie of a session. */
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The same client with another token, or none. */
  as(token: string | null): ApiClient {
    return new ApiClient(this.baseUrl, token, this.contract, this.headers);
  }

  /** The same client of another process. */
  at(baseUrl: string): ApiClient {
    return new ApiClient(baseUrl, this.token, this.contract, this.headers);
  }

  /** The same client with these headers in every request, in addition to its own. */
  with(headers: Readonly<Record<string, string>>): ApiClient {
    return new ApiClient(this.baseUrl, this.token, this.contract, { ...this.headers, ...headers });
  }

  get(path: string, send?: Send): Promise<Answer> {
    return this.send('GET', path, send);
  }

  post(path: string, body?: unknown, send?: Send): Promise<Answer> {
    return this.send('POST', path, { ...send, body });
  }

  patch(path: string, body?: unknown, send?: Send): Promise<Answer> {
    return this.send('PATCH', path, { ...send, body });
  }

  put(path: string, body?: unknown, send?: Send): Promise<Answer> {
    return this.send('PUT', path, { ...send, body });
  }

  delete(path: string, send?: Send): Promise<Answer> {
    return this.send('DELETE', path, send);
  }

  async send(method: string, path: string, { body, headers = {} }: Send = {}): Promise<Answer> {
    const agent = request(this.baseUrl);
    const methods: Record<string, (path: string) => request.Test> = {
      GET: (url) => agent.get(url),
      HEAD: (url) => agent.head(url),
      POST: (url) => agent.post(url),
      PUT: (url) => agent.put(url),
      PATCH: (url) => agent.patch(url),
      DELETE: (url) => agent.delete(url),
      OPTIONS: (url) => agent.options(url),
    };
    const make = methods[method];
    if (!make) throw new Error(`No such method in the test client: ${method}`);
    let test = make(path).redirects(0);
    // Test servers have self-signed certificates.
    if (this.baseUrl.startsWith('https:')) test = test.disableTLSCerts();
    if (this.token !== null) test = test.set(this.contract.surface.credentials(this.token));
    const raw = typeof body === 'string' ? Buffer.from(body) : Buffer.isBuffer(body) ? body : undefined;
    if (body !== undefined && !raw) test = test.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries({ ...this.headers, ...headers })) test = test.set(name, value);
    // A buffer that is serialized as itself: superagent guesses no type for it, and does not make JSON of it.
    if (raw) test = test.serialize((bytes) => bytes as string).send(raw);
    else if (body !== undefined) test = test.send(JSON.stringify(body));
    const response = await test;
    // None with HEAD and 204.
    const text = response.text ?? '';
    const isJson = /json/.test(response.headers['content-type'] ?? '') && text.length > 0;
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      body: isJson ? (JSON.parse(text) as unknown) : undefined,
      text,
    };
    this.contract.expectDocumented(method, path, answer);
    return answer;
  }
}
