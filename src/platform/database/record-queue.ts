/**
 * Serializes the units of this process that change the same record. It only saves reruns: the version check of the
 * statement decides.
 */
export class RecordQueue {
  private readonly tails = new Map<string, Promise<void>>();

  /** Whether a unit holds or waits for the record. */
  isBusy(key: string): boolean {
    return this.tails.has(key);
  }

  /** Waits for the turn on each of the records and returns the function that releases them all. */
  async acquire(keys: readonly string[]): Promise<() => void> {
    const releases: (() => void)[] = [];
    // Sorted, so that two units never deadlock.
    for (const key of [...new Set(keys)].sort()) releases.push(await this.acquireOne(key));
    return () => {
      for (const release of releases) release();
    };
  }

  private async acquireOne(key: string): Promise<() => void> {
    const before = this.tails.get(key);
    let open: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.tails.set(key, mine);
    await before;
    return () => {
      if (this.tails.get(key) === mine) this.tails.delete(key);
      open();
    };
  }
}
