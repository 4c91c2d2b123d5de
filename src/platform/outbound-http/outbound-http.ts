/** What is sent to somebody else's server. */
export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of it. */
export interface OutboundResult {
  /** Null if there was no answer. */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** Seconds after which the server asked to come again, at most 24 hours; null if it did not. */
  readonly retryAfter: number | null;
  /** Why there is no answer, or no whole one; a short sentence for people. */
  readonly error: string | null;
  /** The first 4 KiB of the answer's body, as text without NUL. */
  readonly excerpt: string;
}

/** Sends requests to addresses that customers chose. Refuses those that are not public. */
export abstract class OutboundHttp {
  /** Sends a POST and never throws: what went wrong is in the result. A redirect is not followed. */
  abstract post(request: OutboundRequest): Promise<OutboundResult>;
}
