import type { Settings } from '../config/settings.js';
import type { Output } from './output.js';

/** The context of a command. */
export interface CommandContext {
  readonly settings: () => Settings;
  readonly output: Output;
  /** Prints messages for people, apart from the result. */
  readonly log: (sentence: string) => void;
}
