import type { Settings } from '../config/settings.js';
import type { Output } from './output.js';

/** What a command works with. */
export interface CommandContext {
  readonly settings: () => Settings;
  readonly output: Output;
  /** Tells people what goes on, beside the result. */
  readonly log: (sentence: string) => void;
}
