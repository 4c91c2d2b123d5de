import pg from 'pg';
import { Failure } from '../../kernel/failure.js';
import { InconsistentReads } from '../../kernel/unit-of-work.js';
import { startDatabaseProxy } from '../../../test/support/database-proxy.js';
import { newDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { Database } from './database.js';
import { DatabaseClock } from './database-clock.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import type { Statement } from './statement.js';
import { defineTable } from './table.js';

interface CounterRow {
  org_id: string;
  id: string;
  version: number;
  value: number;
  note: string | null;
}

const ORG = '00000000-0000-7000-8000-000000000001';
const counters = defineTable<CounterRow>({
  name: 'counters',
  columns: { org_id: 'uuid', id: 'uuid', version: 'integer', value: 'integer', note: { type: 'text', nullable: true } },
  key: ['org_id', 'id'],
  versioned: true,
  violations: { counters_note_key: () => new Failure('conflict', 'note_taken', 'taken'), counters_value_key: 'retry' },
});

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
let connects = 0;
let units: PostgresUnitOfWork;
let db: Database;

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 10 });
  pool.on('connect', () => connects++);
  pool.on('error', () => undefined);
  db = new Database(() => pool, null, undefined, { readsAreReadOnly: true });
  units = newUnits(db);
  await pool.query('CREATE TABLE counters (org_id uuid, id uuid, version int NOT NULL, value int NOT NULL, note text CONSTRAINT counters_note_key UNIQUE, PRIMARY KEY (org_id, id))');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE counters');
});

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const row = (n: number, value = 0, note: string | null = null): CounterRow => ({ org_id: ORG, id: idOf(n), version: 1, value, note });

const newUnits = (on: Database): PostgresUnitOfWork => new PostgresUnitOfWork(on, new DatabaseClock(on));

interface Counter {
  stored: CounterRow;
  value: number;
}

async function load(uow: PostgresUnitOfWork, from: Database, n: number): Promise<Counter> {
  const found = await uow.find<Counter>(counters, [ORG, idOf(n)], async () => {
    const [stored] = await from.query<CounterRow>({ text: 'SELECT * FROM counters WHERE org_id = $1 AND id = $2', values: [ORG, idOf(n)] });
    return stored ? { stored, value: stored.value } : null;
  });
  if (!found) throw new Error(`no counter ${n}`);
  return found;
}

function save(uow: PostgresUnitOfWork, counter: Counter): void {
  uow.save(counters, [ORG, counter.stored.id], counter, (rows) =>
    rows.update(counters, { ...counter.stored, value: counter.value, version: counter.stored.version + 1 }, counter.stored.version),
  );
}

const increment = (n: number, uow = units, from = db): Promise<void> =>
  uow.run(async () => {
    const counter = await load(uow, from, n);
    counter.value++;
    save(uow, counter);
  });

const stored = async (): Promise<CounterRow[]> => (await pool.query<CounterRow>('SELECT * FROM counters ORDER BY id')).rows;
const insert = (...rows: CounterRow[]): Promise<void> =>
  units.run(() => {
    for (const one of rows) units.save(counters, [ORG, one.id], one, (staged) => staged.insert(counters, one));
    return Promise.resolve();
  });

it('writes all that was staged, or nothing of it', async () => {
  await insert(row(1), row(2), row(3));
  expect(await stored()).toHaveLength(3);
  await expect(insert(row(4), row(1))).rejects.toThrow();
  expect(await stored()).toHaveLength(3);
});

it('writes nothing if the work throws', async () => {
  const work = units.run(() => {
    units.stage((rows) => rows.insert(counters, row(1)));
    return Promise.reject(new Error('changed my mind'));
  });
  await expect(work).rejects.toThrow('changed my mind');
  expect(await stored()).toEqual([]);
});

it('joins a unit that is open already', async () => {
  const both = units.run(async () => {
    await insert(row(1));
    throw new Error('no');
  });
  await expect(both).rejects.toThrow('no');
  expect(await stored()).toEqual([]);
});

it('law 1: two changes of one row in one unit both hold', async () => {
  await insert(row(1));
  await units.run(async () => {
    for (let i = 0; i < 2; i++) {
      const counter = await load(units, db, 1);
      counter.value += 10;
      save(units, counter);
    }
  });
  expect(await stored()).toEqual([{ ...row(1, 20), version: 2 }]);
});

it('law 2: a row that is not as it was found stops the whole statement', async () => {
  await insert(row(1), row(2));
  let runs = 0;
  await units.run(async () => {
    const counter = await load(units, db, 1);
    if (++runs === 1) await pool.query('UPDATE counters SET version = 7, value = 100 WHERE id = $1', [idOf(1)]);
    counter.value++;
    save(units, counter);
    units.stage((rows) => rows.insert(counters, row(3)));
  });
  expect(runs).toBe(2);
  expect(await stored()).toEqual([{ ...row(1, 101), version: 8 }, row(2), row(3)]);
});

it('law 3: what was found is the same for everybody in the unit, staged or not', async () => {
  await insert(row(1));
  await units.run(async () => {
    const one = await load(units, db, 1);
    one.value = 5;
    save(units, one);
    expect(await load(units, db, 1)).toBe(one);
  });
});

it('law 4: a parent and its child go out in one statement', async () => {
  await pool.query('CREATE TABLE links (org_id uuid, id uuid PRIMARY KEY, counter_id uuid, FOREIGN KEY (org_id, counter_id) REFERENCES counters (org_id, id))');
  const links = defineTable<{ org_id: string; id: string; counter_id: string }>({
    name: 'links',
    columns: { org_id: 'uuid', id: 'uuid', counter_id: 'uuid' },
    key: ['id'],
    references: [{ columns: ['org_id', 'counter_id'], table: 'counters' }],
  });
  await units.run(() => {
    units.stage((rows) => rows.insert(links, { org_id: ORG, id: idOf(9), counter_id: idOf(1) }));
    units.stage((rows) => rows.insert(counters, row(1)));
    return Promise.resolve();
  });
  expect((await pool.query('SELECT 1 FROM links')).rowCount).toBe(1);
  await pool.query('DROP TABLE links');
});

it('law 5: rows are rendered when the statement is built, from the last state', async () => {
  await insert(row(1));
  await units.run(async () => {
    const counter = await load(units, db, 1);
    save(units, counter);
    counter.value = 42;
  });
  expect((await stored())[0]?.value).toBe(42);
});

it('law 6: many units over the same rows, each in another order, meet no deadlock', async () => {
  await insert(...Array.from({ length: 20 }, (_, n) => row(n)));
  const failures: unknown[] = [];
  class Recording extends Database {
    override async query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
      return super.query<Row>(statement).catch((error: unknown) => {
        failures.push(error);
        throw error;
      });
    }
  }
  const recorded = newUnits(new Recording(() => pool));
  const bulk = (order: number[]): Promise<void> =>
    recorded.run(() => {
      for (const n of order) {
        const render = (bind: (value: unknown) => string): string => `UPDATE counters SET value = value + 1 WHERE org_id = ${bind(ORG)} AND id = ${bind(idOf(n))}`;
        recorded.stage((rows) => rows.command({ table: 'counters', key: idOf(n), render }));
      }
      return Promise.resolve();
    });
  const forward = Array.from({ length: 20 }, (_, n) => n);
  const backward = [...forward].reverse();
  await Promise.all(Array.from({ length: 30 }, (_, i) => bulk(i % 2 === 0 ? forward : backward)));
  expect((await stored()).map(({ value }) => value)).toEqual(Array.from({ length: 20 }, () => 30));
  expect(failures).toEqual([]);
});

it('law 7: many rows of one table are inserted, updated and deleted as one parameter each', async () => {
  const notes = ['plain', '"quoted", {braces}', 'ünïcode \u2028 \\ \n', null];
  await insert(...notes.map((note, n) => row(n, n, note)));
  expect((await stored()).map(({ note }) => note)).toEqual(notes);
  await units.run(async () => {
    for (let n = 0; n < 4; n++) {
      const counter = await load(units, db, n);
      counter.value += 100;
      save(units, counter);
    }
  });
  expect((await stored()).map(({ value, version }) => [value, version])).toEqual([[100, 2], [101, 2], [102, 2], [103, 2]]);
  await units.run(() => {
    units.stage((rows) => [1, 2].forEach((n) => rows.delete(counters, { org_id: ORG, id: idOf(n) }, 2)));
    return Promise.resolve();
  });
  expect((await stored()).map(({ id }) => id)).toEqual([idOf(0), idOf(3)]);
});

describe('law 8: what runs again and what does not', () => {
  it('refuses with the meaning of a named constraint', async () => {
    await insert(row(1, 0, 'mine'));
    await expect(insert(row(2, 0, 'mine'))).rejects.toMatchObject({ code: 'note_taken' });
  });

  it('runs again where the constraint says that a key was taken meanwhile', async () => {
    await pool.query('CREATE UNIQUE INDEX counters_value_key ON counters (value) WHERE value > 1000');
    await insert(row(1, 1001));
    let runs = 0;
    await units.run(() => {
      const value = ++runs === 1 ? 1001 : 1002;
      units.stage((rows) => rows.insert(counters, row(2, value)));
      return Promise.resolve();
    });
    expect(runs).toBe(2);
    expect((await stored())[1]?.value).toBe(1002);
    await pool.query('DROP INDEX counters_value_key');
  });

  it('does not run again after a lost connection, whose commit is unknown', async () => {
    await insert(row(1));
    let runs = 0;
    const slow = units.run(() => {
      runs++;
      units.stage((rows) => rows.command({ table: 'counters', render: () => 'UPDATE counters SET value = 1 WHERE pg_sleep(30) IS NOT NULL' }));
      return Promise.resolve();
    });
    const outcome = expect(slow).rejects.toMatchObject({ kind: 'unavailable' });
    await eventually(async () => {
      const ended = await pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid()");
      expect(ended.rowCount).toBe(1);
    });
    await outcome;
    expect(runs).toBe(1);
  });
});

describe('law 9: many changes of one record', () => {
  it('fifty at once in one process lose none, and none fails', async () => {
    await insert(row(1));
    await Promise.all(Array.from({ length: 50 }, () => increment(1)));
    expect(await stored()).toEqual([{ ...row(1, 50), version: 51 }]);
  });

  it('fifty at once in each of four processes lose none, and none fails', async () => {
    await insert(row(1));
    // Four independent queues look to the database like four processes.
    const processes = Array.from({ length: 4 }, () => newUnits(db));
    await Promise.all(processes.flatMap((uow) => Array.from({ length: 50 }, () => increment(1, uow))));
    expect(await stored()).toEqual([{ ...row(1, 200), version: 201 }]);
  });
});

it('law 10: a storm of conflicts opens no new connections', async () => {
  await insert(row(1));
  await Promise.all(Array.from({ length: 20 }, () => increment(1)));
  const before = connects;
  await Promise.all(Array.from({ length: 50 }, () => increment(1)));
  expect(connects).toBe(before);
});

it('law 11: a unit is one statement, which notifies nobody', async () => {
  const sent: string[] = [];
  class Recording extends Database {
    override query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
      sent.push(statement.text);
      return super.query(statement);
    }
  }
  const recorded = newUnits(new Recording(() => pool));
  await recorded.run(() => {
    for (const n of [1, 2, 3]) recorded.stage((rows) => rows.insert(counters, row(n)));
    return Promise.resolve();
  });
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toMatch(/notify/i);
});

it('law 12: a bulk that meets a conflict runs whole again, and doubles nothing', async () => {
  await insert(row(1), row(2));
  let runs = 0;
  await units.run(async () => {
    const first = await load(units, db, 1);
    if (++runs === 1) await pool.query('UPDATE counters SET version = version + 1 WHERE id = $1', [idOf(1)]);
    for (const counter of [first, await load(units, db, 2)]) {
      counter.value++;
      save(units, counter);
    }
    units.stage((rows) => rows.insert(counters, row(3)));
  });
  expect(runs).toBe(2);
  expect((await stored()).map(({ value }) => value)).toEqual([1, 1, 0]);
});

it('a unit whose reads contradict each other runs again, also in an attempt, and gives up at last', async () => {
  await insert(row(1));
  let runs = 0;
  const read = (consistentFrom: number) => () =>
    units.attempt(async () => {
      const counter = await load(units, db, 1);
      counter.value++;
      save(units, counter);
      if (++runs < consistentFrom) throw new InconsistentReads('changed between two reads');
    });
  await units.run(read(3));
  expect([runs, (await stored()).map(({ value }) => value)]).toEqual([3, [1]]);
  await expect(units.run(read(Infinity))).rejects.toMatchObject({ code: 'too_many_conflicts' });
  expect((await stored()).map(({ value }) => value)).toEqual([1]);
});

it('a unit that expects a row to stay as it read it runs again if it did not', async () => {
  await insert(row(1));
  let runs = 0;
  await units.run(async () => {
    const { stored: read } = await load(units, db, 1);
    if (++runs === 1) await pool.query('UPDATE counters SET value = 1, version = version + 1');
    units.stage((rows) => {
      rows.expectUnchanged(counters, { org_id: ORG, id: read.id }, read.version);
      rows.insert(counters, row(2, read.value));
    });
  });
  expect(runs).toBe(2);
  expect((await stored())[1]?.value).toBe(1);
});

it('units that take the same lock each see what those before them wrote', async () => {
  const insertFirst = (): Promise<void> =>
    units.run(() => {
      units.stage((rows) => {
        rows.lock('the first counter');
        rows.command({
          table: 'counters',
          render: (bind) => `INSERT INTO counters (org_id, id, version, value) SELECT ${bind(ORG)}::uuid, gen_random_uuid(), 1, 0 WHERE NOT EXISTS (SELECT 1 FROM counters)`,
        });
      });
      return Promise.resolve();
    });
  await Promise.all(Array.from({ length: 20 }, insertFirst));
  expect(await stored()).toHaveLength(1);
});

it('a repository that writes outside of a unit is a fault of the program', () => {
  expect(() => units.stage(() => undefined)).toThrow('outside of UnitOfWork.run()');
});

describe('a database that goes away', () => {
  it.each([
    ['before a unit has sent its statement: it cannot be reached', null, 'database_unavailable'],
    ['before it has answered the statement of a unit: the outcome is unknown', 'UPDATE counters', 'outcome_unknown'],
  ])('%s', async (_what, unanswered, code) => {
    await pool.query('INSERT INTO counters VALUES ($1, $2, 1, 0, NULL)', [ORG, idOf(1)]);
    const proxy = await startDatabaseProxy(database.url);
    const own = new pg.Pool({ connectionString: proxy.url, max: 1 });
    own.on('error', () => undefined);
    try {
      const far = new Database(() => own, null, undefined, { readsAreReadOnly: true });
      await far.query({ text: 'SELECT 1', values: [] });
      if (unanswered === null) await proxy.cut();
      else proxy.swallowAnswersTo(unanswered);
      const refused = expect(increment(1, newUnits(far), far)).rejects.toMatchObject({ kind: 'unavailable', code });
      if (unanswered !== null) {
        await eventually(async () => expect((await pool.query('SELECT value FROM counters')).rows).toEqual([{ value: 1 }]));
        await proxy.cut();
      }
      await refused;
    } finally {
      await proxy.cut();
      await own.end();
    }
  });
});

describe('what a unit asks for after its commit', () => {
  it('is done once, however often the unit runs, and sees what was written', async () => {
    const found: number[] = [];
    let runs = 0;
    await units.run(() => {
      runs++;
      units.stage((rows) => rows.insert(counters, row(1)));
      units.afterCommit(() => void pool.query('SELECT * FROM counters').then(({ rowCount }) => found.push(rowCount ?? 0)));
      if (runs === 1) throw new InconsistentReads('again');
      return Promise.resolve();
    });
    await eventually(() => expect([runs, found]).toEqual([2, [1]]));
  });

  it('is not done if the unit fails, and is refused in an attempt', async () => {
    let done = 0;
    await expect(units.run(() => (units.afterCommit(() => done++), Promise.reject(new Error('no'))))).rejects.toThrow('no');
    await expect(units.run(() => units.attempt(() => Promise.resolve(units.afterCommit(() => done++))))).rejects.toThrow('in an attempt');
    await units.run(() => Promise.resolve(units.afterCommit(() => (done += 10))));
    await eventually(() => expect(done).toBe(10));
  });
});
