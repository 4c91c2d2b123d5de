import type { Dispatcher } from 'undici';
import { failureText, OutboundFailure, seconds } from './failure.js';
import type { OutboundResult } from './outbound-http.js';
import { retryAfterOf } from './retry-after.js';

export interface AttemptLimits {
  /** Milliseconds for the whole attempt, from the call on. */
  readonly totalTimeout: number;
  /** Milliseconds for the body after the head, within `totalTimeout`. */
  readonly bodyTimeout: number;
}

const EXCERPT_BYTES = 4_096;
/** The most 1xx responses before the final one; more are an attack. */
const MAX_INTERIM_ANSWERS = 16;

/**
 * One request, as a handler of undici's events. The status decides the result: after the head the rest is only for the
 * log, so a long or slow body is cut off at 4 KiB or after `bodyTimeout`, which closes the connection and is no error.
 */
export class Attempt implements Dispatcher.DispatchHandler {
  readonly result: Promise<OutboundResult>;
  private resolve!: (result: OutboundResult) => void;
  private readonly startedAt = performance.now();
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private statusCode: number | null = null;
  private retryAfter: number | null = null;
  private interimAnswers = 0;
  private isSettled = false;
  private controller: Dispatcher.DispatchController | null = null;
  private readonly totalTimer: NodeJS.Timeout;
  private bodyTimer: NodeJS.Timeout | undefined;

  /** @param now epoch milliseconds, for dates in Retry-After */
  constructor(
    private readonly limits: AttemptLimits,
    private readonly now: () => number,
  ) {
    this.result = new Promise((resolve) => (this.resolve = resolve));
    this.totalTimer = setTimeout(() => this.giveUp(), limits.totalTimeout);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It waited for a free connection past its time-out, and was reported as failed: it must not be sent now. Unlike an
    // abort, throwing here leaves the connection to the next request.
    if (this.isSettled) throw new OutboundFailure('too late');
    this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, statusCode: number, headers: Readonly<Record<string, string | string[] | undefined>>): void {
    if (this.isSettled) return;
    if (statusCode < 200) {
      this.interimAnswers += 1;
      if (this.interimAnswers > MAX_INTERIM_ANSWERS) this.end('too many interim answers');
      return;
    }
    this.statusCode = statusCode;
    this.retryAfter = retryAfterOf(headers['retry-after'], this.now());
    this.bodyTimer = setTimeout(() => this.giveUp(), this.limits.bodyTimeout);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.isSettled) return;
    this.chunks.push(chunk.subarray(0, EXCERPT_BYTES - this.size));
    this.size += chunk.length;
    if (this.size > EXCERPT_BYTES) this.end(null);
  }

  onResponseEnd(): void {
    this.settle(null);
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    const sentence = failureText(error);
    // Where it broke off shows whether the receiver can have processed it.
    if (this.statusCode !== null) this.settle(`${sentence} within the answer`);
    else this.settle(sentence === 'connection closed' || sentence === 'connection reset' ? `${sentence} before an answer` : sentence);
  }

  private giveUp(): void {
    if (this.statusCode !== null) this.end(null);
    else if (this.controller === null) this.end(`no connection became free within ${seconds(this.limits.totalTimeout)}`);
    else this.end(`no answer within ${seconds(this.limits.totalTimeout)}`);
  }

  /** Settles, and releases the connection. */
  private end(error: string | null): void {
    this.settle(error);
    this.controller?.abort(new OutboundFailure('given up'));
  }

  private settle(error: string | null): void {
    if (this.isSettled) return;
    this.isSettled = true;
    clearTimeout(this.totalTimer);
    clearTimeout(this.bodyTimer);
    this.resolve({
      statusCode: this.statusCode,
      durationMs: Math.round(performance.now() - this.startedAt),
      retryAfter: this.retryAfter,
      error,
      excerpt: textOf(Buffer.concat(this.chunks)),
    });
    this.chunks.length = 0;
  }
}

/** Valid text that Postgres accepts. A character that was cut by the limit is left out. */
function textOf(bytes: Buffer): string {
  return new TextDecoder().decode(bytes, { stream: true }).replaceAll('\0', '');
}
