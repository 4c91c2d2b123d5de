import { type Settings, settingsOfProcess } from './config/settings.js';
import { runServerProgram } from './server-program.js';

/** After the last thing to do, so long may what is still open, such as a connection to a collector, keep the process. */
const LINGER_MS = 500;

const streams = { out: (text: string) => void process.stdout.write(text), err: (text: string) => void process.stderr.write(text) };

function stopSignal({ tls }: Settings): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    // With a certificate on disk, SIGHUP means to look at it (run-server.ts), also while there is nobody yet to do so.
    if (tls !== null) process.on('SIGHUP', () => undefined);
    for (const signal of tls === null ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM', 'SIGINT'] as const)) {
      process.on(signal, () => {
        // Asked twice, somebody is in a hurry.
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}

process.exitCode = await runServerProgram(settingsOfProcess, streams, stopSignal);
setTimeout(() => process.exit(), LINGER_MS).unref();
