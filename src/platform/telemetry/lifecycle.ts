/** Whether this process takes requests. */
export class Lifecycle {
  private state: 'starting' | 'serving' | 'stopping' = 'starting';

  get isServing(): boolean {
    return this.state === 'serving';
  }

  get isStopping(): boolean {
    return this.state === 'stopping';
  }

  /** From now on it is ready. */
  serve(): void {
    if (this.state === 'starting') this.state = 'serving';
  }

  /** From now on it takes nothing new. */
  stop(): void {
    this.state = 'stopping';
  }
}
