import type { Dispatcher } from 'undici';
import { OutboundFailure, failureText, seconds } from './failure.js';
import type { OutboundAnswer } from './outbound-http.js';

export interface ExchangeLimits {
  /** Milliseconds from the call to the end of the answer. */
  readonly timeout: number;
  /** The most bytes of the answer's body. */
  readonly maxBytes: number;
}

/** The most 1xx responses before the final one; more are an attack. */
const MAX_INTERIM_ANSWERS = 16;

/** One request whose whole answer is wanted: a body that is too long, late or encoded fails it. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<OutboundAnswer>;
  private resolve!: (answer: OutboundAnswer) => void;
  private reject!: (failure: OutboundFailure) => void;
  private head: { readonly status: number; readonly headers: Record<string, string> } | null = null;
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private interimAnswers = 0;
  private isSettled = false;
  private controller: Dispatcher.DispatchController | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly limits: ExchangeLimits) {
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.timer = setTimeout(() => this.fail(`no whole answer within ${seconds(limits.timeout)}`), limits.timeout);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It waited for a connection past its time-out, and was reported as failed: it must not be sent now.
    if (this.isSettled) throw new OutboundFailure('too late');
    this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, statusCode: number, headers: Readonly<Record<string, string | string[] | undefined>>): void {
    if (this.isSettled) return;
    if (statusCode < 200) {
      this.interimAnswers += 1;
      if (this.interimAnswers > MAX_INTERIM_ANSWERS) this.fail('too many interim answers');
      return;
    }
    if (statusCode > 599) return this.fail('the answer is not HTTP');
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && String(encoding).toLowerCase() !== 'identity') return this.fail('the answer is compressed, which was not asked for');
    this.head = { status: statusCode, headers: Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]]))) };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.isSettled) return;
    this.size += chunk.length;
    if (this.size > this.limits.maxBytes) this.fail(`the answer is longer than ${this.limits.maxBytes} bytes`);
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.isSettled || !this.head) return;
    this.settle();
    this.resolve({ ...this.head, body: Buffer.concat(this.chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    this.fail(failureText(error));
  }

  private fail(sentence: string): void {
    if (this.isSettled) return;
    this.settle();
    this.reject(new OutboundFailure(sentence));
    this.controller?.abort(new OutboundFailure('given up'));
  }

  private settle(): void {
    this.isSettled = true;
    clearTimeout(this.timer);
  }
}
