/** How much is pending. */
export interface OutboxFigures {
  /** Exact up to 100,000, beyond that Postgres' own estimate. */
  readonly pending: number;
  /** Seconds since the oldest due delivery became due; 0 if none is. */
  readonly oldestAge: number;
}

/** Figures of the deliveries for monitoring. */
export abstract class OutboxQueries {
  abstract figures(): Promise<OutboxFigures>;
}
