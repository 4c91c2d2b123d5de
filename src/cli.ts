#!/usr/bin/env node
import { runCommand } from './cli/run-command.js';
import { settingsOfProcess } from './config/settings.js';

const streams = { out: (text: string) => void process.stdout.write(text), err: (text: string) => void process.stderr.write(text) };
// Who reads no further, such as `head`, has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// Not process.exit(), which cuts off what a pipe has not taken yet.
process.exitCode = await runCommand(process.argv.slice(2), streams, settingsOfProcess);
