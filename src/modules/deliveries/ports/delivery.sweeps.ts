/** What time leaves behind among the deliveries. Each method takes a step and says whether there may be more to do. */
export abstract class DeliverySweeps {
  /** What was pending when its subscription stopped has failed; but for attempts under way, which end by themselves. */
  abstract failStopped(): Promise<boolean>;
  /** Removes the log of subscriptions that are deleted. */
  abstract removeDeleted(): Promise<boolean>;
  /** Removes what the log holds for longer than 30 days, and makes room in it for the weeks to come. */
  abstract turnWeeks(): Promise<boolean>;
}
