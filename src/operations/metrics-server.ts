import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from '../platform/telemetry/metrics.js';

/** The listener that Prometheus scrapes. */
export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** A scrape is one small request: a slower client is no scraper. */
const REQUEST_WITHIN_MS = 5_000;

/**
 * Serves `GET /metrics` (and HEAD), and nothing else, on a port of its own: metrics are for operators, while the API's
 * port is public. Throws Node's error if it cannot listen there.
 */
export async function serveMetrics(metrics: Metrics, { host, port }: { readonly host: string; readonly port: number }): Promise<MetricsServer> {
  const server = createServer({ headersTimeout: REQUEST_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: REQUEST_WITHIN_MS, connectionsCheckingInterval: 1_000 }, (request, response) => {
    // The body of the request is discarded.
    request.resume();
    void answer(metrics, request, response);
  });
  server.maxConnections = 64;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(metrics: Metrics, { method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url?.replace(/\?.*$/s, '') !== '/metrics') {
    finish(response, 404, 'text/plain; charset=utf-8', 'There is only GET /metrics here.\n');
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    finish(response, 405, 'text/plain; charset=utf-8', 'The figures can only be read.\n');
    return;
  }
  try {
    const { type, text } = await metrics.render();
    finish(response, 200, type, text);
  } catch {
    finish(response, 500, 'text/plain; charset=utf-8', 'The figures could not be read.\n');
  }
}

function finish(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' }).end(text);
}
