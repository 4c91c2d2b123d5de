import { type Settings, SettingsError } from '../config/settings.js';
import { StartupError } from '../kernel/startup-error.js';
import type { LogStream } from '../platform/http/server/fastify.js';

/** Milliseconds that open handles, such as a last export of spans, may still take when a program is done. */
const LINGER_MS = 500;

/** Where a program prints its output. */
export interface ProgramStreams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Takes the log instead of the stdout of the process. */
  readonly log?: LogStream;
}

/** The streams of this process. */
export const processStreams: ProgramStreams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** Resolves at the first signal that asks this process to stop; a second one ends it at once. */
export function stopSignal({ tls }: Settings): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    // With a certificate on disk, SIGHUP means to read it again (run-server.ts). This listener keeps an early SIGHUP
    // from ending the process.
    if (tls !== null) process.on('SIGHUP', () => undefined);
    for (const signal of tls === null ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM', 'SIGINT'] as const)) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}

/** Says why a program failed: by one sentence if an operator can solve it, else with the stack. */
export function sayFailure(error: unknown, say: (sentence: string) => void): void {
  if (error instanceof SettingsError) error.faults.forEach(say);
  else if (error instanceof StartupError) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

/** The line that every program logs when its embedded Postgres ends by itself, with the `reason`, before it stops. */
export const DATABASE_ENDED = 'the embedded Postgres ended by itself';

/** The sentence on stderr that goes with `DATABASE_ENDED`. */
export function databaseEndedBy(reason: string): string {
  return `The embedded Postgres ended by itself (${reason}): see postgres.log in the data folder, and start again.`;
}

/** Ends this process with the code, as soon as its open handles are closed or have had their time. */
export function endProcess(exitCode: number): void {
  process.exitCode = exitCode;
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
