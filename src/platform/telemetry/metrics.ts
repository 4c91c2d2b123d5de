import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * The limiter's decision on a request; `failed_authentication_refused` means that the address has sent too many bad
 * tokens.
 */
export type RateLimitDecision = 'admitted' | 'refused' | 'failed_authentication_refused';

/** A figure, or several that differ by the label that the gauge has. */
export type GaugeReading = number | Readonly<Record<string, number>>;

const DECISIONS: readonly RateLimitDecision[] = ['admitted', 'refused', 'failed_authentication_refused'];
/** Each series takes memory here and in Prometheus permanently, so clients must not be able to create one. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Prometheus gives a scrape up after ten seconds, and one slow gauge must not cost the others. */
const READ_WITHIN_MS = 2_000;

/** The figures of one application, in a registry of its own. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Counter({
    name: 'oratek_http_requests_total',
    help: 'Requests answered, by route and status; the status is "aborted" if the client went away before.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.registry],
  });
  private readonly durations = new Histogram({
    name: 'oratek_http_request_duration_seconds',
    help: 'Seconds from the head of a request to the end of its answer.',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly decisions = new Counter({
    name: 'oratek_rate_limit_decisions_total',
    help: 'Requests that the limiter let pass or refused.',
    labelNames: ['decision'],
    registers: [this.registry],
  });
  private readonly attempts = new Counter({
    name: 'oratek_webhook_attempts_total',
    help: 'Attempts to deliver a webhook: succeeded, to be retried (pending), or failed for good.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });
  private readonly periodicFailures = new Counter({
    name: 'oratek_periodic_failures_total',
    help: 'Turns of work in the background that failed; the next comes anyway.',
    labelNames: ['work'],
    registers: [this.registry],
  });
  private readonly countDecision: Readonly<Record<RateLimitDecision, () => void>>;
  /** Cached by method, route and status: looking a series up by labels costs more than counting. */
  private readonly series = new Map<string, (seconds: number) => void>();
  private inFlight = 0;
  private observesProcess = false;

  constructor() {
    const child = (decision: RateLimitDecision): (() => void) => {
      const counter = this.decisions.labels(decision);
      counter.inc(0);
      return () => counter.inc();
    };
    this.countDecision = Object.fromEntries(DECISIONS.map((decision) => [decision, child(decision)])) as Record<RateLimitDecision, () => void>;
    this.gauge('oratek_http_requests_in_flight', 'Requests that are not answered yet.', () => this.inFlight);
  }

  requestStarted(): void {
    this.inFlight++;
  }

  /**
   * @param route the pattern of the route; null if none matched
   * @param status null if the client went away before the answer
   */
  requestEnded(method: string, route: string | null, status: number | null, seconds: number): void {
    this.inFlight--;
    const key = `${method} ${status ?? ''} ${route ?? ''}`;
    let count = this.series.get(key);
    if (!count) {
      count = this.newSeries(METHODS.has(method) ? method : 'other', route ?? 'unmatched', status === null ? 'aborted' : String(status));
      this.series.set(key, count);
    }
    count(seconds);
  }

  /** The input was not HTTP, so there is no request to time. */
  malformedRequest(status: number): void {
    this.requests.labels('other', 'unmatched', String(status)).inc();
  }

  rateLimitDecision(decision: RateLimitDecision): void {
    this.countDecision[decision]();
  }

  webhookAttempted(outcome: 'succeeded' | 'pending' | 'failed'): void {
    this.attempts.labels(outcome).inc();
  }

  /** @param work a name from the program, never from a client */
  periodicFailed(work: string): void {
    this.periodicFailures.labels(work).inc();
  }

  /**
   * Registers a gauge that is read at each scrape. If a read takes more than two seconds, the scrape omits it. @param
   * name with its unit at the end, such as `oratek_outbox_age_seconds` @param label distinguishes the figures if `read`
   * returns several
   */
  gauge(name: string, help: string, read: () => GaugeReading | Promise<GaugeReading>, label?: string): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: label === undefined ? [] : [label],
      registers: [this.registry],
      collect: async () => {
        gauge.reset();
        try {
          const reading = await within(READ_WITHIN_MS, read());
          if (typeof reading === 'number') gauge.set(reading);
          else for (const [value, figure] of Object.entries(reading)) gauge.labels(value).set(figure);
        } catch {
          // An absent figure is better than a wrong one: without labels, a reset leaves a zero.
          if (label === undefined) gauge.remove();
        }
      },
    });
  }

  /**
   * Adds Node's metrics of the process, and the running build. Observing garbage collection and the event loop has a
   * cost, so only processes that serve metrics call it.
   */
  observeProcess(version: string): void {
    if (this.observesProcess) return;
    this.observesProcess = true;
    collectDefaultMetrics({ register: this.registry });
    const info = new Gauge({ name: 'oratek_build_info', help: 'Always 1; which release runs, on which Node.', labelNames: ['version', 'node'], registers: [this.registry] });
    info.labels(version, process.version).set(1);
  }

  /** All figures in Prometheus' text format, and its media type. */
  async render(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  private newSeries(method: string, route: string, status: string): (seconds: number) => void {
    const counter = this.requests.labels(method, route, status);
    const histogram = this.durations.labels(method, route);
    return (seconds) => {
      counter.inc();
      histogram.observe(seconds);
    };
  }
}

async function within<T>(milliseconds: number, value: T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The figure was not read in time')), milliseconds);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
