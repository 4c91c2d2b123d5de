import request from 'supertest';
import { expectDocumented } from './openapi-contract.js';

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or undefined if there was none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
  readonly text: string;
}

export interface Send {
  /** Sent as JSON, unless it is a string or a buffer: then as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The only way for a test to ask the API: it holds every single answer against openapi.yaml.
 */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string | null,
  ) {}

  /** The same, with another token or none. */
  as(token: string | null): ApiClient {
    return new ApiClient(this.baseUrl, token);
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
    if (this.token !== null) test = test.set('Authorization', `Bearer ${this.token}`);
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    if (body !== undefined && !isRaw) test = test.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(headers)) test = test.set(name, value);
    if (body !== undefined) test = test.send(isRaw ? (body as string) : JSON.stringify(body));
    const response = await test;
    const isJson = /json/.test(response.headers['content-type'] ?? '') && response.text.length > 0;
    const answer: Answer = {
      status: response.status,
      headers: response.headers as Record<string, string>,
      body: isJson ? (JSON.parse(response.text) as unknown) : undefined,
      text: response.text ?? '',
    };
    expectDocumented(method, path, answer);
    return answer;
  }
}
