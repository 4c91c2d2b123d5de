/** One POST to an address that a customer chose. */
export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The result of an attempt. It succeeded if and only if `statusCode` is 2xx, whatever happened to the body. */
export interface OutboundResult {
  /** Null if no response head arrived. */
  readonly statusCode: number | null;
  /** Milliseconds from the call to the end of reading. */
  readonly durationMs: number;
  /** Seconds that the response asks to wait, from a delay or a date, at most a day; null if it does not ask. */
  readonly retryAfter: number | null;
  /** For people: a short, stable sentence if there is no status, or if the body is incomplete. */
  readonly error: string | null;
  /** The first 4 KiB of the answer's body as valid text without NUL; a body is never decompressed. */
  readonly excerpt: string;
}

/** The client for addresses that customers chose: it connects to public ones only and never follows a redirect. */
export abstract class OutboundHttp {
  /** Sends once. Never throws, and never retries by itself. */
  abstract post(request: OutboundRequest): Promise<OutboundResult>;

  /**
   * Closes all connections at once; an attempt under way ends with a sentence that says so. A caller that needs the
   * result of an attempt waits for it first.
   */
  abstract close(): Promise<void>;
}
