/**
 * Asks the API, and again where it says to: `get('/contacts?limit=3')`. `api` is its address, such as
 * http://127.0.0.1:3000/api/v1.
 */
export function client(api, token) {
  return async function get(path) {
    for (;;) {
      // Longer than the longest wait.
      const response = await fetch(api + path, { headers: { Authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(60_000) });
      if (response.ok) return response.json();
      if (response.status !== 429 && response.status < 500) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      const seconds = Number(response.headers.get('retry-after') ?? 5);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  };
}

/**
 * One round over `/contacts` or `/tasks`: hands over each record that changed since the round before, and returns where
 * the next round begins. Keep that only when the round is over. Begin with '1970-01-01T00:00:00Z'.
 */
export async function syncRound(get, list, since, store) {
  let [cursor, syncedUntil] = [null, since];
  do {
    const query = new URLSearchParams({ updated_since: since, limit: '200', ...(cursor === null ? {} : { cursor }) });
    const { data, meta } = await get(`${list}?${query}`);
    for (const record of data) await store(record);
    [cursor, syncedUntil] = [meta.next_cursor, meta.synced_until];
  } while (cursor !== null);
  return syncedUntil;
}

/** The cursor of now: what happens from here on comes after it. */
export async function cursorOfNow(get) {
  return (await get('/events')).meta.next_cursor;
}

/**
 * Hands over the events after the cursor, each once and in order, or waits up to 30 seconds for one; returns the cursor
 * to go on with. Keep that together with what the events made of your data.
 */
export async function followEvents(get, cursor, handle) {
  const { data, meta } = await get(`/events?${new URLSearchParams({ cursor, wait: '30', limit: '500' })}`);
  for (const event of data) await handle(event);
  return meta.next_cursor;
}

/** A copy of all contacts and tasks in two maps, by id. */
export class Copy {
  contacts = new Map();
  tasks = new Map();

  /** All that there is; returns the cursor from which `followEvents` keeps the copy up to date with `apply`. */
  async fill(get) {
    // Before the lists: what changes while they are read comes again as an event.
    const cursor = await cursorOfNow(get);
    await syncRound(get, '/contacts', '1970-01-01T00:00:00Z', (contact) => keep(this.contacts, contact));
    await syncRound(get, '/tasks', '1970-01-01T00:00:00Z', (task) => keep(this.tasks, task));
    return cursor;
  }

  apply({ type, record_id: id, payload }) {
    const record = payload.task ?? payload.contact;
    // Of records that this is no copy of, such as accounts: there may be more kinds of events in time.
    if (!record) return;
    const records = payload.task ? this.tasks : this.contacts;
    if (type.endsWith('.deleted')) records.delete(id);
    else keep(records, record);
  }
}

/** A record that is older than the one that is there is of an event from before the lists were read. */
function keep(records, record) {
  const known = records.get(record.id);
  if (!known || record.updated_at >= known.updated_at) records.set(record.id, record);
}
