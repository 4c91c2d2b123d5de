/** Whether this process takes requests. */
export class Lifecycle {
  private state: 'starting' | 'serving' | 'leaving' | 'stopping' = 'starting';
  private readonly listeners = new Set<() => void>();

  /** Whether new requests should be sent to it. */
  get isReady(): boolean {
    return this.state === 'serving';
  }

  /** Whether new requests are refused. */
  get isStopping(): boolean {
    return this.state === 'stopping';
  }

  /** Marks the process as ready. */
  serve(): void {
    if (this.state === 'starting') this.state = 'serving';
  }

  /** Marks the process as not ready, so that load balancers send it nothing more; it still answers requests. */
  leave(): void {
    if (this.state === 'serving') this.state = 'leaving';
  }

  /** Refuses new requests; requests that wait are answered at once. */
  stop(): void {
    this.state = 'stopping';
    for (const listener of this.listeners) listener();
  }

  /** Calls back when it stops, until the returned function is called. */
  onStop(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** For an application that is closed without a stop. */
  onModuleDestroy(): void {
    this.stop();
  }
}
