import type { ApiClient } from './api-client.js';
import type { TestApp } from './test-app.js';

/** A published event, with the columns that must agree with it. */
export interface ToldEvent {
  readonly event: string;
  readonly ts: string;
  readonly sequence: number;
  readonly payload: any;
}

/** Every event of a record, oldest first; throws if a body and its row disagree on type or number. */
export async function eventsOf(app: TestApp, recordId: string): Promise<ToldEvent[]> {
  const rows = await app.sql<{ type: string; seq: number; body: string }>('SELECT type, seq, body FROM events WHERE record_id = $1 ORDER BY seq', [recordId]);
  return rows.map(({ type, seq, body }) => {
    const told = JSON.parse(body) as ToldEvent;
    if (told.event !== type || told.sequence !== seq) throw new Error(`The event ${type} ${seq} tells ${body}`);
    return told;
  });
}

/** Types and numbers of a record's events: `['contact.created 1', …]`. */
export async function eventNames(app: TestApp, recordId: string): Promise<string[]> {
  return (await eventsOf(app, recordId)).map(({ event, sequence }) => `${event} ${sequence}`);
}

/** Every record of a list, page by page along its cursor. */
export async function walk<T>(client: ApiClient, path: string, query: Readonly<Record<string, string>> = {}): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const answer = await client.get(`${path}?${new URLSearchParams({ limit: '200', ...query, ...(cursor === null ? {} : { cursor }) }).toString()}`);
    if (answer.status !== 200) throw new Error(`GET ${path} → ${answer.status} ${answer.text}`);
    found.push(...(answer.body.data as T[]));
    cursor = answer.body.meta.next_cursor as string | null;
    if (cursor === null) return found;
  }
}
