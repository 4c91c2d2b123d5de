/** Cleans up old deliveries. Each method does one step and returns whether there may be more to do. */
export abstract class DeliverySweeps {
  /**
   * Fails the deliveries that were pending when their subscription stopped, except attempts under way, which end by
   * themselves.
   */
  abstract failStopped(): Promise<boolean>;
  /** Removes the log of deleted subscriptions. */
  abstract removeDeleted(): Promise<boolean>;
  /** Removes log entries older than 30 days, and makes the partitions of the next weeks. */
  abstract turnWeeks(): Promise<boolean>;
}
