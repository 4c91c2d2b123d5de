import type { Timestamp } from './timestamp.js';

/** The current time. A port, so that tests can set it. */
export abstract class Clock {
  /** The present moment, never earlier than a moment that was returned before. */
  abstract now(): Timestamp;
}
