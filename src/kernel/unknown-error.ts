// Reads the code and the message of anything that was thrown. Errors are recognized by their shape: under jest, errors
// of Node's own modules are not instances of the `Error` that this code sees.

/** The code of an error of the system (`ENOENT`), of zlib (`Z_DATA_ERROR`) or of Postgres (`55P03`); undefined if it has none. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The code of a failed system call, such as `ENOENT`; undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  const code = codeOf(error);
  return code !== undefined && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
