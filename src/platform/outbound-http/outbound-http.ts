/** One POST to an address that a customer chose. */
export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How an attempt ended. It succeeded if and only if `statusCode` is 2xx, whatever became of the rest of the answer. */
export interface OutboundResult {
  /** Null if no head of an answer arrived. */
  readonly statusCode: number | null;
  /** Milliseconds from the call to the end of what was read. */
  readonly durationMs: number;
  /** Seconds that the answer asks to wait, from a delay or a date, at most a day; null if it does not ask. */
  readonly retryAfter: number | null;
  /** For people: a short, stable sentence if there is no status, or if the answer broke off after its head. */
  readonly error: string | null;
  /** The first 4 KiB of the answer's body as valid text without NUL; a body is never decompressed. */
  readonly excerpt: string;
}

/** The client for addresses that customers chose: it dials public ones alone and never follows a redirect. */
export abstract class OutboundHttp {
  /** Sends once. Never throws, and never sends a second time by itself. */
  abstract post(request: OutboundRequest): Promise<OutboundResult>;

  /** Closes all connections at once; what is still under way ends with a sentence that says so. Whoever wants an attempt's result waits for it first. */
  abstract close(): Promise<void>;
}
