/** How much there is to deliver. */
export interface OutboxFigures {
  /** Exact up to 100,000, beyond that Postgres' own estimate. */
  readonly pending: number;
  /** Seconds since the oldest of what is due became so; 0 if nothing is. */
  readonly oldestAge: number;
}

/** What is seen of the deliveries from outside. */
export abstract class OutboxQueries {
  abstract figures(): Promise<OutboxFigures>;
}
