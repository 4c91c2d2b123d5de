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

/** One request whose answer is read as a whole. */
export interface OutboundCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Milliseconds from the call to the end of the answer. */
  readonly timeout: number;
  /** The most bytes of the answer's body. */
  readonly maxBytes: number;
}

/** The whole answer to a call, whatever its status. */
export interface OutboundAnswer {
  /** 200 to 599. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The client for addresses that customers chose: it connects to public ones only and never follows a redirect. */
export abstract class OutboundHttp {
  /** Sends once. Never throws, and never retries by itself. */
  abstract post(request: OutboundRequest): Promise<OutboundResult>;

  /**
   * Sends once and reads the whole answer. Throws OutboundFailure with a short, stable sentence if there is none: the target is refused,
   * not reached, late, or says more than `maxBytes`.
   */
  abstract call(call: OutboundCall): Promise<OutboundAnswer>;

  /**
   * Closes all connections at once; an attempt under way ends with a sentence that says so. A caller that needs the
   * result of an attempt waits for it first.
   */
  abstract close(): Promise<void>;
}
