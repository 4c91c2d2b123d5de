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

  /** From now on it is ready. */
  serve(): void {
    if (this.state === 'starting') this.state = 'serving';
  }

  /** From now on it is not ready, so that balancers send it nothing more, but goes on answering what comes. */
  leave(): void {
    if (this.state === 'serving') this.state = 'leaving';
  }

  /** From now on it takes nothing new, and requests that wait are answered. */
  stop(): void {
    this.state = 'stopping';
    for (const listener of this.listeners) listener();
  }

  /** Calls back when it stops, until the returned function is called. */
  onStop(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** When the application is closed without having been stopped. */
  onModuleDestroy(): void {
    this.stop();
  }
}
