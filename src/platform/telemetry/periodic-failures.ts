import { Logger } from '@nestjs/common';
import { messageOf } from '../../kernel/unknown-error.js';
import type { Metrics } from './metrics.js';

/** What becomes of turns of periodic work that fail: a line of the log each, and a figure where the process has metrics. */
export class PeriodicFailures {
  private readonly logger = new Logger('Background');

  constructor(private readonly metrics: Metrics | null = null) {}

  /** @param name a name that the program gives to the work, never a client */
  readonly report = (name: string, error: unknown): void => {
    this.metrics?.periodicFailed(name);
    this.logger.warn(`${name}: ${messageOf(error)}`);
  };
}
