/** What time leaves behind among the deliveries. Each method takes at most so many rows, and says how many it took. */
export abstract class DeliverySweeps {
  /** Marks pending deliveries of subscriptions that are gone, paused or disabled as failed. */
  abstract failStranded(limit: number): Promise<number>;
  /** Deletes settled deliveries older than 30 days, with their attempts. */
  abstract deleteOld(limit: number): Promise<number>;
  /** Deletes settled deliveries of subscriptions that are gone. */
  abstract deleteOrphans(limit: number): Promise<number>;
}
