/**
 * Thrown by the work of a unit whose reads contradict each other, since another unit committed between them: the unit runs
 * again, and reads both as they are then.
 */
export class InconsistentReads extends Error {}

/**
 * The only way to write. Repositories stage what they save; when the outermost `run` returns, all of it is sent as one
 * atomic statement.
 */
export abstract class UnitOfWork {
  /**
   * Runs `work` and then writes what it staged. A `run` inside another joins it. On a conflict with a concurrent
   * change, or when it throws `InconsistentReads`, `work` runs again from its start, so it may have no effect other than
   * staging. Throws what `work` throws (nothing is written then), the Failure that a violated constraint maps to, or
   * `unavailable` if the database cannot be reached.
   */
  abstract run<T>(work: () => Promise<T>): Promise<T>;

  /**
   * Runs a part of the unit's work and, if it throws, drops what it staged: the unit goes on as if that part had not run.
   * A bulk calls it once an item. Then the error passes on; after `unavailable` the whole unit fails, even if the caller
   * goes on. Only inside `run`; one attempt may run inside another, but never beside one.
   */
  abstract attempt<T>(work: () => Promise<T>): Promise<T>;
}
