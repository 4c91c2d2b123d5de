import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint that accepts every delivery. */
export interface WebhookSink {
  readonly url: string;
  readonly eventIds: ReadonlySet<string>;
  /** The number of repeated deliveries. */
  readonly repeats: () => number;
  /** The sequences of each record's events, in the order of their first arrival. */
  readonly firstArrivals: ReadonlyMap<string, readonly number[]>;
  close(): Promise<void>;
}

export async function startSink(): Promise<WebhookSink> {
  const eventIds = new Set<string>();
  let repeats = 0;
  const firstArrivals = new Map<string, number[]>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text: Buffer) => (body += text.toString()));
    request.on('end', () => {
      const id = String(request.headers['webhook-id']);
      if (eventIds.has(id)) repeats++;
      else {
        eventIds.add(id);
        const { payload, sequence } = JSON.parse(body) as { payload: Record<string, { id: string }>; sequence: number };
        const record = (payload['contact'] ?? payload['task'])?.id ?? '';
        firstArrivals.set(record, [...(firstArrivals.get(record) ?? []), sequence]);
      }
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    eventIds,
    repeats: () => repeats,
    firstArrivals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
