import { AsyncResource } from 'node:async_hooks';
import pg from 'pg';
import { newDatabase } from '../../../test/support/databases.js';
import { Failure } from '../../kernel/failure.js';
import { Database } from './database.js';
import { DatabaseClock } from './database-clock.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { defineTable } from './table.js';

const lines = defineTable<{ id: string; text: string }>({ name: 'lines', columns: { id: 'integer', text: 'text' }, key: ['id'] });

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
let db: Database;
let units: PostgresUnitOfWork;

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  db = new Database(() => pool);
  units = new PostgresUnitOfWork(db, new DatabaseClock(db));
  await pool.query('CREATE TABLE lines (id int PRIMARY KEY, text text NOT NULL)');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE lines');
});

const add = (id: number, text = `${id}`): void => units.stage((rows) => rows.insert(lines, { id: `${id}`, text }));
const stored = async (): Promise<string[]> => (await pool.query<{ text: string }>('SELECT text FROM lines ORDER BY id')).rows.map(({ text }) => text);
const refusal = new Failure('invalid', 'no', 'no');
/** Adds a line and then refuses. */
const refused = (id: number): Promise<void> =>
  units.attempt(() => {
    add(id);
    return Promise.reject(refusal);
  });

it('writes what succeeded and nothing of what failed, in one unit', async () => {
  const outcomes = await units.run(async () => {
    add(1);
    const failed: unknown[] = [];
    for (const id of [2, 3, 4]) {
      await (id === 3 ? refused(id) : units.attempt(() => Promise.resolve(add(id)))).catch((error: unknown) => failed.push(error));
    }
    add(5);
    return failed;
  });
  expect(outcomes).toEqual([refusal]);
  expect(await stored()).toEqual(['1', '2', '4', '5']);
});

it('gives what the attempt gives, and passes its error on', async () => {
  expect(await units.run(() => units.attempt(() => Promise.resolve(7)))).toBe(7);
  await expect(units.run(() => refused(1))).rejects.toBe(refusal);
  expect(await stored()).toEqual([]);
});

it('takes a unit that the attempt opens for a part of itself', async () => {
  await units.run(async () => {
    const nested = units.attempt(async () => {
      await units.run(() => Promise.resolve(add(1)));
      throw refusal;
    });
    await expect(nested).rejects.toBe(refusal);
    add(2);
  });
  expect(await stored()).toEqual(['2']);
});

it('runs again whole on a conflict, failed attempts too', async () => {
  await pool.query("CREATE UNIQUE INDEX lines_text_key ON lines (text) WHERE text = 'taken'");
  const retried = defineTable<{ id: string; text: string }>({ name: 'lines', columns: { id: 'integer', text: 'text' }, key: ['id'], violations: { lines_text_key: 'retry' } });
  await pool.query("INSERT INTO lines VALUES (0, 'taken')");
  let runs = 0;
  await units.run(async () => {
    runs++;
    await refused(1).catch(() => undefined);
    await units.attempt(() => Promise.resolve(units.stage((rows) => rows.insert(retried, { id: '2', text: runs === 1 ? 'taken' : 'free' }))));
  });
  expect(runs).toBe(2);
  expect(await stored()).toEqual(['taken', 'free']);
  await pool.query('DROP INDEX lines_text_key');
});

it('fails the unit where the database did not answer in time, though the caller goes on', async () => {
  const gone = new Failure('unavailable', 'gone', 'gone');
  const unit = units.run(async () => {
    await units.attempt(() => Promise.reject(gone)).catch(() => undefined);
    add(1);
  });
  await expect(unit).rejects.toBe(gone);
  expect(await stored()).toEqual([]);
});

describe('faults of the program', () => {
  it('an attempt outside of a unit', async () => {
    await expect(units.attempt(() => Promise.resolve())).rejects.toThrow('outside of UnitOfWork.run()');
  });

  it('two attempts at once, or a write beside one', async () => {
    const beside = 'beside an attempt';
    await expect(units.run(() => Promise.all([refused(1), refused(2)]))).rejects.toThrow(beside);
    await units.run(async () => {
      const first = units.attempt(() => Promise.resolve(add(1)));
      await expect(units.attempt(() => Promise.resolve())).rejects.toThrow(beside);
      expect(() => add(2)).toThrow(beside);
      await first;
      add(3);
    });
    expect(await stored()).toEqual(['1', '3']);
  });

  it('a unit whose work ends before its attempt', async () => {
    let open: () => void = () => undefined;
    const unit = units.run(() => {
      void units.attempt(() => new Promise<void>((resolve) => (open = resolve)));
      add(1);
      return Promise.resolve();
    });
    await expect(unit).rejects.toThrow();
    open();
    expect(await stored()).toEqual([]);
  });

  it('a write of an attempt that has ended', async () => {
    const late: (() => void)[] = [];
    await units.run(async () => {
      const bound = await units.attempt(() => Promise.resolve(AsyncResource.bind(() => add(1))));
      late.push(bound);
      expect(bound).toThrow('has ended');
    });
    for (const write of late) expect(write).toThrow('has ended');
    expect(await stored()).toEqual([]);
  });
});

it('opens a unit of its own for work that outlives the unit it was begun in', async () => {
  const later = await units.run(() => Promise.resolve(AsyncResource.bind(() => units.run(() => Promise.resolve(add(1))))));
  await later();
  expect(await stored()).toEqual(['1']);
});
