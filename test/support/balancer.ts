import { Agent, createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often a balancer polls the readiness of its servers: far below the `SHUTDOWN_DELAY_MS` of a test. */
const POLL_MS = 100;

interface Backend {
  readonly url: string;
  readonly agent: Agent;
  isReady: boolean;
}

/** A small load balancer: polls the readiness of its servers, and passes each request to the next that is ready. Never tries twice. */
export class Balancer {
  private readonly backends = new Map<string, Backend>();
  private turn = 0;
  private timer: NodeJS.Timeout | undefined;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Balancer> {
    const server = createServer();
    const balancer = new Balancer(server);
    server.on('request', (incoming, outgoing) => {
      const backend = balancer.next();
      if (!backend) {
        outgoing.writeHead(502).end('{"error":"no server is ready"}');
        return;
      }
      const passed = httpRequest(`${backend.url}${incoming.url ?? ''}`, { method: incoming.method, headers: incoming.headers, agent: backend.agent }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on('error', (error) => outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end(JSON.stringify({ error: error.message })));
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    balancer.timer = setInterval(() => void balancer.look(), POLL_MS);
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The servers that it considers ready. */
  get ready(): string[] {
    return [...this.backends.values()].filter(({ isReady }) => isReady).map(({ url }) => url);
  }

  add(url: string): void {
    this.backends.set(url, { url, agent: new Agent({ keepAlive: true }), isReady: false });
  }

  remove(url: string): void {
    this.backends.get(url)?.agent.destroy();
    this.backends.delete(url);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const url of [...this.backends.keys()]) this.remove(url);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private next(): Backend | undefined {
    const ready = [...this.backends.values()].filter(({ isReady }) => isReady);
    return ready[this.turn++ % ready.length];
  }

  private async look(): Promise<void> {
    await Promise.all([...this.backends.values()].map(async (backend) => {
      backend.isReady = await fetch(`${backend.url}/health/ready`).then((answer) => answer.ok, () => false);
    }));
  }
}
