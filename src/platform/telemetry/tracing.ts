import type { TraceContext } from './trace-context.js';

/** The known facts about a request before routing. */
export interface RequestStart {
  readonly method: string;
  /** The pattern of its route; null if it has none. */
  readonly route: string | null;
  /** The local address and port of its connection. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** The client's position in a trace. */
  readonly parent: TraceContext | null;
  /** The `tracestate` header that came with the parent. */
  readonly state: string | undefined;
}

/** The span of a request, while it is open. */
export interface RequestSpan {
  /** The parent for requests that are sent on behalf of this one. */
  readonly context: TraceContext;
  /** Runs `work` so that all that it starts, now or later, belongs to this span. */
  run<T>(work: () => T): T;
  /**
   * @param status null if the client disconnected before the answer @param errorCode the code of the error that was
   * answered
   */
  end(status: number | null, errorCode: string | null): void;
}

/** Makes spans; null in its place means that tracing is off and costs nothing. */
export interface Tracing {
  startRequest(request: RequestStart): RequestSpan;
  /**
   * Puts a span around a statement that belongs to a request. The span never contains parameters. @param text its SQL,
   * whose verbs and tables name the span unless `name` does
   */
  aroundStatement<T>(name: string | undefined, text: string, send: () => Promise<T>): Promise<T>;
  /** Sends the remaining spans. Never throws, and gives up after a few seconds. */
  shutdown(): Promise<void>;
}
