import type { ListQuery } from './dto.js';

/** The place after which a page begins: the application's own cursor, read without its signature. */
export function placeIn(cursor: string): { value: string; id: string } {
  const [, value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string, string];
  return { value, id };
}

/** An answer of one page, of records of which there is one more if pages follow. */
export function pageOf<T extends { id: string; created_at: Date }, R>(records: readonly T[], { limit }: ListQuery, show: (record: T) => R, valueOf: (record: T) => unknown = ({ created_at }) => created_at) {
  const page = records.slice(0, Number(limit));
  const last = page.at(-1);
  const next_cursor = last && records.length > page.length ? Buffer.from(JSON.stringify(['', valueOf(last), last.id])).toString('base64url') : null;
  return { data: page.map(show), meta: { count: page.length, limit: Number(limit), offset: 0, next_cursor } };
}
