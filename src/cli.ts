#!/usr/bin/env node
import { createProgram } from './cli/program.js';
import { SettingsError } from './config/settings.js';
import { DomainError } from './kernel/domain-error.js';
import { StartupError } from './platform/database/startup-error.js';

const program = createProgram({ out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) });

program.parseAsync().catch((error: unknown) => {
  const foreseen = error instanceof StartupError || error instanceof DomainError || error instanceof SettingsError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`oratek: ${foreseen ? '' : 'unexpected error: '}${message.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 1;
});
