import { Clock } from '../../kernel/clock.js';
import { toTimestamp, type Timestamp } from '../../kernel/timestamp.js';

/** The clock of the machine. */
export class SystemClock extends Clock {
  override now(): Timestamp {
    return toTimestamp(new Date());
  }
}
