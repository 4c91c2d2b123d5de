import type { TraceContext } from './trace-context.js';

/** What is known of a request before it is routed or answered. */
export interface RequestStart {
  readonly method: string;
  /** The pattern of its route; null if it has none. */
  readonly route: string | null;
  /** The address and port that it came in at. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** Where its client stands in a trace. */
  readonly parent: TraceContext | null;
  /** The `tracestate` header that came with the parent. */
  readonly state: string | undefined;
}

/** The span of a request, while it is open. */
export interface RequestSpan {
  /** What requests that go out on behalf of this one name as their parent. */
  readonly context: TraceContext;
  /** Runs `work` so that whatever it starts, now or later, belongs to this span. */
  run<T>(work: () => T): T;
  /**
   * @param status as answered; null if the client went away before
   * @param errorCode the code of the error that was answered
   */
  end(status: number | null, errorCode: string | null): void;
}

/** Makes spans of what happens; where it is null, tracing is off and costs nothing. */
export interface Tracing {
  startRequest(request: RequestStart): RequestSpan;
  /**
   * Puts a span around a statement that belongs to a request. Its parameters are never told.
   * @param text its SQL, whose verbs and tables name the span unless `name` does
   */
  aroundStatement<T>(name: string | undefined, text: string, send: () => Promise<T>): Promise<T>;
  /** Sends what is left. Never throws, and gives up after a few seconds. */
  shutdown(): Promise<void>;
}
