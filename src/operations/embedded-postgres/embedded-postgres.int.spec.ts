import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { pace } from '../../../test/support/pace.js';
import { StartupError } from '../../kernel/startup-error.js';
import { attachOrStart, type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { clientFor } from './lease.js';
import { readPostmasterFile } from './outliving-postgres.js';

let root: string;
/** Database files as a stopped Postgres of the product leaves them. */
let prepared: string;
let dataDir: string;
let sentences: string[];
let open: EmbeddedPostgres[];
let children: ChildProcess[];

/** A folder that other users may enter: run as root, Postgres is another user. */
function openFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oratek-embedded-')));
  chmodSync(folder, 0o755);
  return folder;
}

beforeAll(async () => {
  prepared = openFolder();
  await (await startEmbeddedPostgres({ dataDir: join(prepared, 'data'), explicit: true, role: 'server', durable: false, log: () => undefined })).stop();
});
afterAll(() => { rmSync(prepared, { recursive: true, force: true }); });

beforeEach(() => {
  root = openFolder();
  dataDir = join(root, 'data');
  sentences = [];
  open = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(open.map((postgres) => postgres.stop()));
  rmSync(root, { recursive: true, force: true });
});

const options = (role: 'server' | 'command', more: Partial<EmbeddedOptions> = {}): EmbeddedOptions => ({
  dataDir, explicit: true, role, durable: false, log: (sentence) => sentences.push(sentence), ...more,
});

async function start(more?: Partial<EmbeddedOptions>): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options('server', more));
  open.push(postgres);
  return postgres;
}

/** Puts database files into the data folder: `initdb` takes a second of CPU, and a test that is not about it need not wait for it. */
function copyPrepared(): void {
  mkdirSync(dataDir);
  // Keeps the owner of each file, which `cpSync` does not.
  execFileSync('cp', ['-a', join(prepared, 'data', 'postgres'), dataDir]);
}

async function command(): Promise<EmbeddedPostgres> {
  const postgres = await attachOrStart(options('command'));
  open.push(postgres);
  return postgres;
}

async function query(postgres: { url: string }, sql: string): Promise<unknown[]> {
  const client = clientFor(postgres.url, 'spec');
  await client.connect();
  try {
    const result = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return result.rows.flat();
  } finally {
    await client.end();
  }
}

async function eventually<T>(probe: () => T | undefined): Promise<T> {
  for (const start = Date.now(); Date.now() - start < 120_000; await pace(20)) {
    const found = probe();
    if (found !== undefined) return found;
  }
  throw new Error('It did not happen.');
}

function postmasterPid(): number {
  const pid = readPostmasterFile(join(dataDir, 'postgres'))?.pid;
  if (pid === undefined) throw new Error('No Postgres runs there.');
  return pid;
}

/**
 * Runs a script in a Node of its own, that can be killed as a whole. The code is compiled file by file, since jest's
 * own compiler does not reach there.
 */
async function startInChild(script: string): Promise<{ child: ChildProcess; firstLine: string }> {
  const program = join(root, 'program');
  mkdirSync(program);
  writeFileSync(join(program, 'package.json'), '{"type":"module"}');
  symlinkSync(join(process.cwd(), 'node_modules'), join(program, 'node_modules'));
  const sources = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const needed = [...sources.map((name) => join('operations/embedded-postgres', name)), 'operations/make-folder.ts', 'kernel/startup-error.ts', 'kernel/unknown-error.ts'];
  for (const source of needed) {
    mkdirSync(dirname(join(program, source)), { recursive: true });
    const { code } = transformFileSync(join(__dirname, '../..', source), {
      swcrc: false, configFile: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(program, source.replace(/\.ts$/, '.js')), code);
  }
  writeFileSync(
    join(program, 'run.mjs'),
    `import { startEmbeddedPostgres } from './operations/embedded-postgres/embedded-postgres.js';
     const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2], explicit: true, role: 'server', log: () => undefined });
     ${script}`,
  );
  // Postgres must start without anything from this environment.
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent' };
  const child = spawn(process.execPath, [join(program, 'run.mjs'), dataDir], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  for await (const firstLine of lines) return { child, firstLine };
  throw new Error('The child ended without a word.');
}

describe('startEmbeddedPostgres', () => {
  it('starts on a folder that is not there yet, and keeps the data', async () => {
    const first = await start();
    expect(first.owned).toBe(true);
    expect(first.dataDir).toBe(dataDir);
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    await first.stop();
    expect(existsSync(join(dataDir, 'connection.json'))).toBe(false);
    expect(readdirSync(dataDir).sort()).toEqual(['lock', 'postgres', 'postgres.log']);

    const second = await start();
    expect(await query(second, 'select answer from kept')).toEqual([42]);
  });

  it('knows the letters of Unicode, speaks UTF-8 and is safe unless told otherwise', async () => {
    const postgres = await start({ durable: true });
    expect(
      await query(
        postgres,
        `select current_setting('server_encoding'), lower('ÄÖÇ'), 'Ä' < 'a', current_setting('timezone'),
                current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'),
                current_setting('data_checksums')`,
      ),
    ).toEqual(['UTF8', 'äöç', false, 'UTC', 'on', 'on', 'on', 'on']);
    await query(postgres, 'create extension pg_trgm');
    // A locale that takes 'Ö' for a separator finds the same trigrams in both.
    expect(await query(postgres, `select similarity('Özil', 'Äzil') < 1`)).toEqual([true]);
  });

  it('keeps its password from others and accepts no other', async () => {
    copyPrepared();
    const postgres = await start();
    expect(statSync(join(dataDir, 'connection.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600);
    const url = new URL(postgres.url);
    url.password = 'guessed';
    await expect(query({ url: url.href }, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('takes an empty folder that is closed to others', async () => {
    mkdirSync(dataDir, { mode: 0o700 });
    expect(await query(await start(), 'select 1')).toEqual([1]);
  });

  it('refuses a folder in use, and leaves that instance alone', async () => {
    copyPrepared();
    const first = await start();
    await expect(start()).rejects.toThrow(`The data folder ${dataDir} is in use by another instance (process id ${process.pid}`);
    expect(await query(first, 'select 1')).toEqual([1]);
  });

  it('refuses a folder of another major version, and lets go of it', async () => {
    copyPrepared();
    const versionFile = join(dataDir, 'postgres', 'PG_VERSION');
    const version = readFileSync(versionFile, 'utf8');
    writeFileSync(versionFile, '17\n');
    await expect(start()).rejects.toThrow(`was made by another major version of Postgres (17; this program has ${version.trim()})`);
    writeFileSync(versionFile, version);
    await start();
  });

  it('refuses a folder that holds something else', async () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'holiday.jpg'), '');
    await expect(start()).rejects.toThrow(StartupError);
    expect(readdirSync(dataDir)).toEqual(['holiday.jpg']);
  });

  it('says what Postgres said if it does not start', async () => {
    copyPrepared();
    writeFileSync(join(dataDir, 'postgres', 'postgresql.auto.conf'), "work_mem = 'much'\n");
    await expect(start()).rejects.toThrow(/^Postgres did not start: .*postgres\.log\.$/);
  });

  it('starts over where making the database files was cut short', async () => {
    mkdirSync(join(dataDir, 'postgres.new-abcdef', 'postgres', 'base'), { recursive: true });
    expect(await query(await start(), 'select 1')).toEqual([1]);
    expect(existsSync(join(dataDir, 'postgres.new-abcdef'))).toBe(false);
  });

  it('is not confused by a process that has the number of a former Postgres', async () => {
    copyPrepared();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    children.push(other);
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${other.pid}\n${join(dataDir, 'postgres')}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
    expect(await query(await start(), 'select 1')).toEqual([1]);
    expect(other.exitCode).toBeNull();
  });

  it('tells when Postgres ends by itself, also who asks later', async () => {
    copyPrepared();
    const postgres = await start();
    const early = new Promise<string>((resolve) => { postgres.onExit(resolve); });
    process.kill(postmasterPid(), 'SIGKILL');
    expect(await early).toContain('Postgres has stopped by itself: it ended with signal SIGKILL');
    expect(await new Promise<string>((resolve) => { postgres.onExit(resolve); })).toBe(await early);
    await postgres.stop();

    // Its remaining processes may still be ending.
    expect(await query(await start(), 'select 1')).toEqual([1]);
  });

  it('does not tell when it is stopped', async () => {
    copyPrepared();
    const postgres = await start();
    const told: string[] = [];
    postgres.onExit((reason) => told.push(reason));
    await postgres.stop();
    postgres.onExit((reason) => told.push(reason));
    await pace(50);
    expect(told).toEqual([]);
  });

  it('loses nothing that was committed when its process is killed, and takes over from the Postgres left behind', async () => {
    copyPrepared();
    const { child } = await startInChild(`
      const { default: pg } = await import('pg');
      const client = new pg.Client(postgres.url);
      await client.connect();
      await client.query('create table kept as select generate_series(1, 1000)');
      await client.query('begin');
      await client.query('insert into kept values (0)');
      console.log('committed');
      setInterval(() => undefined, 1000);
    `);
    const outliving = postmasterPid();
    child.kill('SIGKILL');
    await eventually(() => child.signalCode ?? undefined);

    const postgres = await start();
    expect(postmasterPid()).not.toBe(outliving);
    expect(sentences).toContainEqual(expect.stringContaining(`process id ${outliving}`));
    expect(await query(postgres, 'select count(*)::int from kept')).toEqual([1000]);
  });

  it('recovers when its process and Postgres are killed together', async () => {
    copyPrepared();
    const { child } = await startInChild(`console.log('up'); setInterval(() => undefined, 1000);`);
    const pid = postmasterPid();
    child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await eventually(() => child.signalCode ?? undefined);
    expect(await query(await start(), 'select 1')).toEqual([1]);
  });

  it('does not keep its process running, and ends with one that does not stop it', async () => {
    copyPrepared();
    const { child } = await startInChild(`console.log('up');`);
    await eventually(() => child.exitCode ?? undefined);
    expect(child.exitCode).toBe(0);
    await eventually(() => (readPostmasterFile(join(dataDir, 'postgres')) ? undefined : true));
  });
});

describe('attachOrStart', () => {
  it('starts Postgres itself where no instance runs', async () => {
    const postgres = await command();
    expect(postgres.owned).toBe(true);
    expect(await query(postgres, 'select 1')).toEqual([1]);
  });

  it('uses the Postgres of a running instance and leaves it running', async () => {
    copyPrepared();
    const server = await start();
    const attached = await command();
    expect(attached.owned).toBe(false);
    expect(attached.url).toBe(server.url);
    await attached.stop();
    await attached.stop();
    expect(await query(server, 'select 1')).toEqual([1]);
  });

  it('waits for an instance that is starting', async () => {
    const [server, attached] = await Promise.all([start(), pace(1).then(command)]);
    expect(attached.url).toBe(server.url);
  });

  it('tells when the instance ends', async () => {
    copyPrepared();
    const server = await start();
    const attached = await command();
    const told = new Promise<string>((resolve) => { attached.onExit(resolve); });
    await server.stop();
    expect(await told).toBe('The instance whose Postgres was used has stopped it.');
  });

  it('does not believe what a killed instance has left behind', async () => {
    copyPrepared();
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: 1, role: 'server', since: 'then' }));
    writeFileSync(join(dataDir, 'connection.json'), JSON.stringify({ pid: 1, since: 'then', url: 'postgres://x:y@127.0.0.1:1/oratek' }));
    expect((await command()).owned).toBe(true);
  });

  it('lets two commands work at once, and the one that started Postgres wait for the other', async () => {
    copyPrepared();
    const [first, second] = await Promise.all([command(), command()]);
    const [owner, guest] = first.owned ? [first, second] : [second, first];
    expect([owner.owned, guest.owned]).toEqual([true, false]);

    let stopped = false;
    const stopping = owner.stop().then(() => { stopped = true; });
    await eventually(() => sentences.find((sentence) => sentence.startsWith('Waiting for another command')));
    expect(await query(guest, 'select 1')).toEqual([1]);
    expect(stopped).toBe(false);
    await guest.stop();
    await stopping;
  });

  it('is served by a Postgres of its own if the one it found is on its way out', async () => {
    copyPrepared();
    const first = await command();
    const [, second] = await Promise.all([first.stop(), command()]);
    expect(await query(second, 'select 1')).toEqual([1]);
  });

  it('makes a server wait until it is done', async () => {
    copyPrepared();
    const running = await command();
    const starting = start();
    await eventually(() => sentences.find((sentence) => sentence.startsWith('Waiting for the command')));
    await running.stop();
    expect(await query(await starting, 'select 1')).toEqual([1]);
  });

  it('is quick about a data folder of another kind', async () => {
    mkdirSync(join(dataDir, 'postgres', basename(dataDir)), { recursive: true });
    await expect(command()).rejects.toThrow(StartupError);
  });
});
