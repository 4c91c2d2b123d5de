import { join } from 'node:path';

/** The fields of a contact or a task that the guide uses. */
export interface SyncedRecord {
  readonly id: string;
  readonly updated_at: string;
}

/** An event of the feed. */
export interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly sequence: number;
  readonly record_id: string;
  readonly payload: Readonly<{ contact?: SyncedRecord; task?: SyncedRecord }>;
}

export type Get = (path: string) => Promise<any>;

/** The exports of docs/sync/follow.mjs. */
interface Guide {
  client(api: string, token: string): Get;
  syncRound(get: Get, list: string, since: string, store: (record: SyncedRecord) => void | Promise<void>): Promise<string>;
  cursorOfNow(get: Get): Promise<string>;
  followEvents(get: Get, cursor: string, handle: (event: FeedEvent) => void | Promise<void>): Promise<string>;
  readonly Copy: new () => { readonly contacts: Map<string, SyncedRecord>; readonly tasks: Map<string, SyncedRecord>; fill(get: Get): Promise<string>; apply(event: FeedEvent): void };
}

export const CODE = 'docs/sync/follow.mjs';

/** The guide's own code. */
export const guide = jest.requireActual<Guide>(join(process.cwd(), CODE));
