/** Replaces a name or a value that is not UTF-8 in percent-encoding. */
export const UNREADABLE: unique symbol = Symbol('unreadable');

/** The value of a parameter as sent; if sent several times, in that order. */
export type QueryValue = string | typeof UNREADABLE | (string | typeof UNREADABLE)[];

/**
 * The parameters of a query as forms encode it: `+` is a space, a name without `=` has an empty value. The router calls
 * it where no error can be answered, so it never throws: undecodable text becomes UNREADABLE, which ShapePipe refuses
 * by name. Passed on as text, it would search for something else than was asked for.
 */
export function parseQuery(text: string): Record<string, QueryValue> {
  const query = Object.create(null) as Record<string, QueryValue>;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const sent = at < 0 ? part : part.slice(0, at);
    const name = decode(sent);
    if (name === UNREADABLE) add(query, sent, UNREADABLE);
    else add(query, name, at < 0 ? '' : decode(part.slice(at + 1)));
  }
  return query;
}

/** Whether the value, or one of several, could not be decoded. */
export function isUnreadable(value: unknown): boolean {
  return value === UNREADABLE || (Array.isArray(value) && value.includes(UNREADABLE));
}

function add(query: Record<string, QueryValue>, name: string, value: string | typeof UNREADABLE): void {
  const before = query[name];
  if (before === undefined) query[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else query[name] = [before, value];
}

function decode(text: string): string | typeof UNREADABLE {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return UNREADABLE;
  }
}
