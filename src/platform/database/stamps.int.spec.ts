import pg from 'pg';
import { newDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { Database } from './database.js';
import { DatabaseClock } from './database-clock.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { StagingError } from './staged-rows.js';
import type { Statement } from './statement.js';
import { defineTable } from './table.js';

interface NoteRow {
  org_id: string;
  id: string;
  version: number;
  updated_at: string;
}

const ORG = '00000000-0000-7000-8000-000000000001';
const ID = '00000000-0000-7000-8000-000000000002';
const notes = defineTable<NoteRow>({
  name: 'notes_with_stamps',
  columns: { org_id: 'uuid', id: 'uuid', version: 'integer', updated_at: 'timestamptz(3)' },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
});
const LOCK_CLASS = 1_398_033_744;

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
let clock: DatabaseClock;
let units: PostgresUnitOfWork;
const sent: string[] = [];

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 10 });
  pool.on('error', () => undefined);
  class Recording extends Database {
    override query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
      sent.push(statement.text);
      return super.query(statement);
    }
  }
  const source = new Recording(() => pool);
  clock = new DatabaseClock(source);
  units = new PostgresUnitOfWork(source, clock);
  await clock.measure();
  await pool.query('CREATE TABLE notes_with_stamps (org_id uuid, id uuid, version int NOT NULL, updated_at timestamptz(3) NOT NULL, PRIMARY KEY (org_id, id))');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE notes_with_stamps');
  sent.length = 0;
});

const note = (version: number, at: string): NoteRow => ({ org_id: ORG, id: ID, version, updated_at: at });
const OLD = '2026-01-01T00:00:00.000Z' as Timestamp;
const insert = (at: () => string): Promise<void> =>
  units.run(() => {
    const stamp = at();
    units.stage((rows) => rows.insert(notes, note(1, stamp)));
    return Promise.resolve();
  });
const watermark = async (): Promise<Date> => (await pool.query<{ at: Date }>('SELECT stamp_watermark() AS at')).rows[0]?.at ?? new Date(NaN);
const lag = async (): Promise<number> => Number((await pool.query('SELECT extract(epoch FROM statement_timestamp() - stamp_watermark()) AS lag')).rows[0].lag);
const heldStamps = async (): Promise<number> =>
  Number((await pool.query(`SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = ${LOCK_CLASS} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)).rows[0].count);

it('is guarded in the statement itself, which stays one', async () => {
  await insert(() => clock.now());
  expect(sent).toEqual([expect.stringMatching(/SELECT stamp_guard\(\$\d+\), /)]);
});

it('that is too old runs the unit again, in a transaction that the work may take its time in', async () => {
  const stamps: string[] = [];
  await insert(() => {
    stamps.push(stamps.length === 0 ? OLD : clock.now());
    return stamps.at(-1) ?? '';
  });
  expect(stamps).toHaveLength(2);
  expect(sent.map((text) => /stamp_\w+/.exec(text)?.[0])).toEqual(['stamp_guard', 'stamp_open', undefined]);
  expect((await pool.query<{ updated_at: Date }>('SELECT updated_at FROM notes_with_stamps')).rows[0]?.updated_at.toISOString()).toBe(stamps[1]);
});

it('that stays too old is a fault of the program, and writes nothing', async () => {
  await expect(insert(() => OLD)).rejects.toThrow(StagingError);
  expect((await pool.query('SELECT 1 FROM notes_with_stamps')).rows).toEqual([]);
});

it('may lie ahead, where the stored one did', async () => {
  await insert(() => '2999-01-01T00:00:00.000Z');
  expect((await watermark()).getTime()).toBeGreaterThan(Date.parse(OLD));
});

it('holds the watermark back from before the write waits for a row until it is visible', async () => {
  await insert(() => clock.now());
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM notes_with_stamps FOR UPDATE');
  const stamp = clock.now();
  const written = units.run(() => {
    units.stage((rows) => rows.update(notes, note(2, stamp), 1));
    return Promise.resolve();
  });
  await eventually(async () => expect(await heldStamps()).toBe(1));
  // Later than the watermark would be without the open write.
  await eventually(async () => expect(await lag()).toBeGreaterThan(3.5));
  expect((await watermark()).getTime()).toBe(Math.floor(Date.parse(stamp) / 1000) * 1000);
  await holder.query('COMMIT');
  holder.release();
  await written;
  expect((await watermark()).getTime()).toBeGreaterThan(Date.parse(stamp));
});

it('is the second of the oldest lock of this database, and nothing else holds it back', async () => {
  const session = await pool.connect();
  await session.query('BEGIN');
  await session.query('SELECT pg_advisory_xact_lock($1::bigint), pg_advisory_xact_lock_shared(1, 2)', [(BigInt(LOCK_CLASS) << 32n) + 7n]);
  const other = await newDatabase();
  const elsewhere = new pg.Client({ connectionString: other.url });
  await elsewhere.connect();
  try {
    await elsewhere.query(`SELECT pg_advisory_lock_shared(${LOCK_CLASS}, 5)`);
    expect(Math.abs((await lag()) - 2.5)).toBeLessThan(0.002);
    await session.query(`SELECT pg_advisory_xact_lock_shared(${LOCK_CLASS}, 61), pg_advisory_xact_lock_shared(${LOCK_CLASS}, 3601)`);
    expect((await watermark()).toISOString()).toBe('2020-01-01T00:01:01.000Z');
  } finally {
    await elsewhere.end();
    await other.drop();
    await session.query('ROLLBACK');
    session.release();
  }
});

it('has to be named by a command that writes where there are stamps', async () => {
  const command = (sql: string, stamp?: Timestamp): Promise<void> =>
    units.run(() => {
      units.stage((rows) => rows.command({ table: 'notes', render: () => sql, ...(stamp === undefined ? {} : { stamp }) }));
      return Promise.resolve();
    });
  await expect(command('UPDATE notes_with_stamps SET version = 2')).rejects.toThrow('has to say which stamp');
  await expect(command('INSERT INTO notes_with_stamps SELECT * FROM notes_with_stamps')).rejects.toThrow('has to say which stamp');
  await command('UPDATE notes_with_stamps SET version = 2', clock.now());
  await command('DELETE FROM notes_with_stamps');
  expect(sent.map((text) => text.includes('stamp_guard'))).toEqual([true, false]);
});
