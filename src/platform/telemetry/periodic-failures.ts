import { Logger } from '@nestjs/common';
import { messageOf } from '../../kernel/unknown-error.js';
import type { Metrics } from './metrics.js';

/** Reports failed turns of periodic work: a line of the log each, and a counter where the process has metrics. */
export class PeriodicFailures {
  private readonly logger = new Logger('Background');

  constructor(private readonly metrics: Metrics | null = null) {}

  /** @param name a name from the program, never from a client */
  readonly report = (name: string, error: unknown): void => {
    this.metrics?.periodicFailed(name);
    this.logger.warn(`${name}: ${messageOf(error)}`);
  };
}
