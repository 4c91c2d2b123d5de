import type { Timestamp } from '../../kernel/timestamp.js';
import type { Database } from './database.js';
import { fromDatabaseTime } from './database-time.js';

/** How long a watermark is cached: it stays valid, and only lags. */
const KEEP_MS = 250;

interface Reading {
  readonly at: number;
  readonly value: Promise<Timestamp>;
}

const readings = new WeakMap<Database, Reading>();

/**
 * The watermark: each change with an earlier stamp is visible to every statement that begins after this one, or never
 * will be. Read at most four times a second in a process. @param isFresh bypasses the cache
 */
export function watermarkOf(database: Database, isFresh = false): Promise<Timestamp> {
  const now = performance.now();
  const known = readings.get(database);
  if (known && !isFresh && now - known.at < KEEP_MS) return known.value;
  const value = read(database);
  const reading = { at: now, value };
  readings.set(database, reading);
  // A failure is not cached.
  value.catch(() => {
    if (readings.get(database) === reading) readings.delete(database);
  });
  return value;
}

async function read(database: Database): Promise<Timestamp> {
  const [row] = await database.query<{ watermark: string }>({ name: 'stamp_watermark', text: 'SELECT stamp_watermark() AS watermark', values: [] });
  if (!row) throw new Error('stamp_watermark() gave nothing');
  return fromDatabaseTime(row.watermark);
}
