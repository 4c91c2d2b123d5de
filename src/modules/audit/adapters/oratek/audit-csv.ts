import { Readable } from 'node:stream';
import type { AuditEntry } from '../../ports/audit.queries.js';

const COLUMNS: readonly (readonly [heading: string, read: (entry: AuditEntry) => string | null])[] = [
  ['id', ({ id }) => id],
  ['at', ({ at }) => at],
  ['actor_type', ({ actor }) => actor.type],
  ['actor_id', ({ actor }) => actor.id],
  ['actor_name', ({ actor }) => actor.name],
  ['action', ({ action }) => action],
  ['target_type', ({ target }) => target.type],
  ['target_id', ({ target }) => target.id],
  ['target_name', ({ target }) => target.name],
  ['changes', ({ changes }) => JSON.stringify(changes)],
  ['address', ({ client }) => client?.address ?? null],
  ['user_agent', ({ client }) => client?.userAgent ?? null],
  ['request_id', ({ requestId }) => requestId],
];

/** A cell of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(value: string | null): string {
  if (value === null) return '';
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The entries as CSV, a line each, read as far as the client takes them. */
export function csvOf(entries: AsyncIterable<AuditEntry>): Readable {
  return Readable.from(lines(entries), { objectMode: false });
}

async function* lines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield `${COLUMNS.map(([heading]) => heading).join(',')}\r\n`;
  for await (const entry of entries) yield `${COLUMNS.map(([, read]) => csvCell(read(entry))).join(',')}\r\n`;
}
