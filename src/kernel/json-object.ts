import type { TextFault } from './text-rules.js';

/** Any object of JSON, kept for its client: it has no meaning here. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The fault of an object of JSON that is to be stored. @param max the most characters of its JSON */
export function jsonObjectFault(value: unknown, { max }: { readonly max: number }): TextFault | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { code: 'object', rule: 'must be an object' };
  const fault = contentFault(value);
  if (fault) return fault;
  const { length } = JSON.stringify(value);
  return length > max ? { code: 'max_length', rule: `must have at most ${max} characters as JSON, but has ${length}` } : null;
}

/** Postgres keeps neither a NUL nor half of a surrogate pair, and a number beyond 2^53 may have been another one when it was sent. Bodies are not nested deep. */
function contentFault(value: unknown): TextFault | null {
  if (typeof value === 'string') {
    if (value.includes('\0')) return { code: 'nul', rule: 'must not contain the NUL character' };
    return value.isWellFormed() ? null : { code: 'unicode', rule: 'must be well-formed Unicode: it has half of a surrogate pair' };
  }
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? null : { code: 'number', rule: 'must not contain a number that would lose digits: send it as a string' };
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, entry] of Object.entries(value)) {
    const fault = contentFault(key) ?? contentFault(entry);
    if (fault) return fault;
  }
  return null;
}
