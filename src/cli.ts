#!/usr/bin/env node
import { runCommand } from './cli/run-command.js';
import { settingsOfProcess } from './config/settings.js';

const streams = { out: (text: string) => void process.stdout.write(text), err: (text: string) => void process.stderr.write(text) };
// EPIPE is no failure: `oratek verify | head` closes the pipe early. Any other error is thrown as without a listener,
// unless a backup listens itself.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && process.stdout.listenerCount('error') === 1) throw error;
});
// process.exit() would cut off output that a pipe has not taken yet.
process.exitCode = await runCommand(process.argv.slice(2), streams, settingsOfProcess);
