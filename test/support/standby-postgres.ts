import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/operations/embedded-postgres/embedded-postgres.js';
import { eventually } from './eventually.js';

/** A Postgres for one test, whose commits can be made to wait for a synchronous standby that never connects. */
export interface StandbyPostgres {
  readonly url: string;
  /** After it resolves, no commit ends until `heal`. */
  loseStandby(): Promise<void>;
  heal(): Promise<void>;
  /** Backends of Postgres whose commit waits for the standby. */
  waitingCommits(): Promise<number>;
  /** Backends of Postgres, except those of this helper. */
  backends(): Promise<number>;
  /** Runs SQL without the code under test. */
  sql<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>;
  stop(): Promise<void>;
}

const OWN_NAME = 'standby-postgres';

/** Starts a Postgres without fsync; stopping it heals it first. */
export async function startStandbyPostgres(): Promise<StandbyPostgres> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'oratek-standby-')));
  chmodSync(root, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: join(root, 'data'), explicit: true, role: 'server', durable: false, log: () => undefined });
  const own = new pg.Pool({ connectionString: postgres.url, max: 2, application_name: OWN_NAME, options: '-c synchronous_commit=off' });
  own.on('error', () => undefined);
  const sql = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> => (await own.query<Row>(text)).rows;
  const count = async (condition: string): Promise<number> =>
    (await sql<{ count: number }>(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> '${OWN_NAME}' AND ${condition}`))[0]?.count ?? 0;
  // Applies to new sessions; the embedded Postgres turns it off if it is not durable.
  await sql('ALTER DATABASE oratek SET synchronous_commit = on');
  await sql('CREATE TABLE probe (n int)');
  const setStandby = async (name: string): Promise<void> => {
    await sql(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
    await sql('SELECT pg_reload_conf()');
  };
  const heal = async (): Promise<void> => {
    await setStandby('');
    // A session reads the setting before its next statement; the process that releases commits reads it a little later.
    await eventually(async () => expect(await sql("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")).toEqual([]));
  };
  return {
    url: postgres.url,
    loseStandby: async () => {
      await setStandby('nobody');
      // The checkpointer, which tells commits to wait, reads the new setting a little later: until then some commits end.
      for (let waits = false; !waits; ) {
        const probe = new pg.Client({ connectionString: postgres.url, application_name: OWN_NAME });
        probe.on('error', () => undefined);
        await probe.connect();
        let ended = false;
        const pid = (await probe.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
        const end = (): void => void (ended = true);
        probe.query('INSERT INTO probe VALUES (1)').then(end, end);
        await eventually(async () => {
          waits = (await sql(`SELECT 1 FROM pg_stat_activity WHERE pid = ${pid} AND wait_event = 'SyncRep'`)).length > 0;
          expect(waits || ended).toBe(true);
        });
        if (waits) await sql(`SELECT pg_terminate_backend(${pid})`);
        else await probe.end();
      }
    },
    heal,
    waitingCommits: () => count("wait_event = 'SyncRep'"),
    backends: () => count('true'),
    sql,
    stop: async () => {
      await heal();
      await own.end();
      await postgres.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
