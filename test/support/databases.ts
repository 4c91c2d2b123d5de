import pg from 'pg';

/** Set by global-setup: the address of the run's Postgres, and the prefix of its databases' names. */
const server = (): string => process.env['ORATEK_TEST_SERVER'] ?? '';
const prefix = (): string => `oratek_test_${process.env['ORATEK_TEST_RUN'] ?? ''}_`;

let made = 0;

/** A new database for one test: migrated and empty, or without any schema. */
export async function newDatabase(state: 'migrated' | 'bare' = 'migrated'): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `${prefix()}${process.pid}_${++made}`;
  const source = state === 'migrated' ? `TEMPLATE ${prefix()}template` : "ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0";
  await onServer((client) => client.query(`CREATE DATABASE ${name} ${source}`));
  const url = new URL(server());
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)).then(() => undefined) };
}

/** Runs one statement on the run's Postgres, outside of any test's database. */
export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
