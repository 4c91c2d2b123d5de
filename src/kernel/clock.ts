import type { Timestamp } from './timestamp.js';

/** What time it is. A port, so that a test can decide it. */
export abstract class Clock {
  /** The present moment, never earlier than a moment that was returned before. */
  abstract now(): Timestamp;
}
