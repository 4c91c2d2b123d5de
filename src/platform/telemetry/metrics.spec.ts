import { parseExposition, type Sample, valueOf } from '../../../test/support/prometheus.js';
import { Metrics } from './metrics.js';

const REQUESTS = 'oratek_http_requests_total';

let metrics: Metrics;
beforeEach(() => {
  metrics = new Metrics();
});
const samples = async (): Promise<Sample[]> => parseExposition((await metrics.render()).text);
const ended = (method: string, route: string | null, status: number | null, seconds = 0.002): void => {
  metrics.requestStarted();
  metrics.requestEnded(method, route, status, seconds);
};

it('has a registry of its own in each application', async () => {
  ended('GET', '/a', 200);
  metrics = new Metrics();
  expect((await samples()).filter(({ name }) => name === REQUESTS)).toEqual([]);
});

it('puts a duration into its bucket, and into those above', async () => {
  ended('GET', '/a', 200, 0.002);
  ended('GET', '/a', 500, 20);
  const now = await samples();
  const bucket = (le: string): number | undefined => valueOf(now, 'oratek_http_request_duration_seconds_bucket', { method: 'GET', route: '/a', le });
  expect([bucket('0.001'), bucket('0.0025'), bucket('10'), bucket('+Inf')]).toEqual([0, 1, 1, 2]);
});

it('has few series, whatever clients send', async () => {
  for (let i = 0; i < 100; i++) ended(`METHOD${i}`, null, 404);
  ended('GET', null, 404);
  ended('GET', '/a', null);
  metrics.malformedRequest(400);
  const counts = (await samples()).filter(({ name }) => name === REQUESTS).map(({ labels, value }) => [labels['method'], labels['route'], labels['status'], value]);
  expect(counts).toEqual([
    ['other', 'unmatched', '404', 100],
    ['GET', 'unmatched', '404', 1],
    ['GET', '/a', 'aborted', 1],
    ['other', 'unmatched', '400', 1],
  ]);
});

it('counts what is in flight', async () => {
  metrics.requestStarted();
  metrics.requestStarted();
  metrics.requestEnded('GET', '/a', 200, 0.1);
  expect(valueOf(await samples(), 'oratek_http_requests_in_flight')).toBe(1);
});

it("counts the limiter's decisions, from zero", async () => {
  metrics.rateLimitDecision('refused');
  metrics.rateLimitDecision('refused');
  const now = await samples();
  const of = (decision: string): number | undefined => valueOf(now, 'oratek_rate_limit_decisions_total', { decision });
  expect([of('admitted'), of('refused'), of('failed_authentication_refused')]).toEqual([0, 2, 0]);
});

describe('a gauge', () => {
  it('is read at each scrape', async () => {
    let depth = 3;
    metrics.gauge('oratek_outbox_depth', 'Deliveries that wait.', () => Promise.resolve(depth));
    expect(valueOf(await samples(), 'oratek_outbox_depth')).toBe(3);
    depth = 0;
    expect(valueOf(await samples(), 'oratek_outbox_depth')).toBe(0);
  });

  it('may have several figures', async () => {
    metrics.gauge('oratek_things', 'Things.', () => ({ good: 1, bad: 2 }), 'kind');
    const now = await samples();
    expect([valueOf(now, 'oratek_things', { kind: 'good' }), valueOf(now, 'oratek_things', { kind: 'bad' })]).toEqual([1, 2]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('The database is away'))],
    [
      'throws',
      (): number => {
        throw new Error('The database is away');
      },
    ],
  ])('is left out of a scrape in which it %s, and takes no other with it', async (_what, failing) => {
    let read: () => number | Promise<number> = () => 3;
    metrics.gauge('oratek_outbox_depth', 'Deliveries that wait.', () => read());
    expect(valueOf(await samples(), 'oratek_outbox_depth')).toBe(3);
    read = failing;
    const now = await samples();
    expect(valueOf(now, 'oratek_outbox_depth')).toBeUndefined();
    expect(valueOf(now, 'oratek_http_requests_in_flight')).toBe(0);
    read = () => 4;
    expect(valueOf(await samples(), 'oratek_outbox_depth')).toBe(4);
  });

  it('does not hold up a scrape for ever', async () => {
    jest.useFakeTimers();
    try {
      metrics.gauge('oratek_outbox_depth', 'Deliveries that wait.', () => new Promise(() => undefined));
      const now = samples();
      await jest.advanceTimersByTimeAsync(2_000);
      expect(valueOf(await now, 'oratek_outbox_depth')).toBeUndefined();
    } finally {
      jest.useRealTimers();
    }
  });
});
