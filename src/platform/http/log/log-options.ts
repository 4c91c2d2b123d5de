import { loggedError } from './logged-error.js';

/** Options of pino. */
interface LogOptions {
  readonly level: string;
  readonly base: null;
  readonly timestamp: () => string;
  readonly serializers: { readonly err: typeof loggedError };
}

/** How every process writes its log: a JSON object a line, on stdout. */
export function logOptions(level: string): LogOptions {
  return { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, serializers: { err: loggedError } };
}
