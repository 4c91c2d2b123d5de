import { CommanderError } from 'commander';
import { type Settings, SettingsError } from '../config/settings.js';
import { Failure } from '../kernel/failure.js';
import { StartupError } from '../kernel/startup-error.js';
import { messageOf } from '../kernel/unknown-error.js';
import { printable } from './output.js';
import { createProgram, type Streams } from './program.js';

/**
 * Runs one `oratek` command. Every failure is one line on `streams.err`.
 * @param args the arguments behind `oratek` @param settings reads the environment; called only by commands that need
 * it; throws SettingsError @returns the exit code of the process
 */
export async function runCommand(args: readonly string[], streams: Streams, settings: () => Settings): Promise<number> {
  try {
    await createProgram(streams, settings).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed the error already.
    if (error instanceof CommanderError) return error.exitCode;
    const foreseen = error instanceof StartupError || error instanceof Failure || error instanceof SettingsError;
    const message = messageOf(error);
    streams.err(`oratek: ${foreseen ? '' : 'unexpected error: '}${printable(message.replace(/\s*\n\s*/g, ' '))}\n`);
    return 1;
  }
}
