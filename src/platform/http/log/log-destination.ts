import { pino } from 'pino';

/** Lines are written together once they have so many characters, */
const BATCH = 4096;
/** or have waited so many milliseconds: a process that is killed loses no more than these. */
const PERIOD = 50;
/** What stdout does not take is dropped beyond so many bytes: a reader that hangs must not fill the memory. */
const MOST = 32 * 1024 * 1024;

/**
 * Stdout for the log: a write for each line would cost a request more than the line itself. What waits is written when the
 * process exits, be it by an error.
 */
export function logDestination(): ReturnType<typeof pino.destination> {
  return pino.destination({ dest: 1, sync: false, minLength: BATCH, periodicFlush: PERIOD, maxLength: MOST });
}
