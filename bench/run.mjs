// The speed of the application as a ratio to references that do the same on the same database, in the same run.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** Every row once, on little data: whether they run and answer as the references do, not how fast. */
    smoke: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string', default: '16' },
    /** Another checkout, built, to measure beside this one. */
    also: { type: 'string', multiple: true, default: [] },
    /** Only these rows, with commas between. */
    only: { type: 'string' },
    /** A folder for a CPU profile of each application. */
    profile: { type: 'string' },
    /** The folder of the embedded Postgres with the filled databases. */
    keep: { type: 'string' },
    /** Where the result goes as JSON. */
    json: { type: 'string' },
  },
});
const SIZE = options.smoke ? 'smoke' : options.quick ? 'quick' : 'full';
// In 0 seconds each connection makes one request.
const { rounds, seconds, warmup } = { smoke: { rounds: 1, seconds: 0, warmup: 0 }, quick: { rounds: 3, seconds: 0.3, warmup: 0.25 }, full: { rounds: 7, seconds: 1.2, warmup: 1.2 } }[SIZE];
const RUN = { rounds: Number(options.rounds ?? rounds), seconds: Number(options.seconds ?? seconds), warmup, connections: Number(options.connections) };
const POOL_SIZE = 10;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const BASELINE = join(root, 'bench', 'baseline.json');
const say = (text) => process.stdout.write(`${text}\n`);

if (spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const { runBench, show, start, wasInterrupted } = await import('./servers.mjs');
const { openBenchDatabase, openFilledDatabase } = await import('./database.mjs');
const { withApplication } = await import('./application.mjs');
const { fill, ORGANIZATIONS, SIZES } = await import('./fill.mjs');
const { buildNestServer } = await import('./nest-server.mjs');
const { pin } = await import('./pinning.mjs');
const { prepareRows } = await import('./rows.mjs');
const { octolaneRows } = await import('./octolane-rows.mjs');
const { measureRow } = await import('./measure-row.mjs');
const { memoryOf, startAll } = await import('./processes.mjs');
const { figure, movedSince, resultOf, spread, table } = await import('./report.mjs');

const size = SIZES[SIZE];

async function openDatabase() {
  if (!options.smoke) return openFilledDatabase({ size, folder: options.keep, fill: (url) => fill(url, size), say });
  const database = await openBenchDatabase();
  await fill(database.url, size);
  return database;
}

/** What `npm start` runs; an older checkout has it elsewhere. */
const programOf = (folder) => [join(folder, 'dist', 'bin', 'main.js'), join(folder, 'dist', 'main.js')].find(existsSync);

/** The rows, and how each server is started: the application, its other checkouts, the references. */
async function prepare({ url }) {
  const { rows, reference } = await withApplication(url, async ({ organization, send }) => {
    const [main, small, pushed] = [await organization(ORGANIZATIONS.main), await organization(ORGANIZATIONS.small), await organization(ORGANIZATIONS.pushed)];
    const prepared = await prepareRows({ url, size, main, small, send });
    return { ...prepared, rows: [...prepared.rows, ...(await octolaneRows({ url, size, main, pushed, rows: prepared.rows }))] };
  });
  const environment = { DATABASE_URL: url, DATABASE_POOL_SIZE: `${POOL_SIZE}`, NODE_ENV: 'production', HOST: '127.0.0.1', SHUTDOWN_DELAY_MS: '0' };
  const folders = [root, ...options.also.map((path) => resolve(path))];
  const nameOf = (folder) => (folder === root ? 'oratek' : basename(folder));
  const profile = (name) => (options.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile, name)}`] : []);
  const applications = Object.fromEntries(folders.map((folder) => [nameOf(folder), () => start(nameOf(folder), [...profile(nameOf(folder)), programOf(folder)], folder, environment)]));
  const known = { BENCH_REFERENCE: JSON.stringify({ ...reference, databaseUrl: url, poolSize: POOL_SIZE }) };
  const nest = await buildNestServer(root);
  const bare = (name, records) => start(name, [join(root, 'bench', 'bare-server.mjs')], root, { ...known, BENCH_RECORDS: records });
  const references = { bare: () => bare('bare', 'plain'), stored: () => bare('stored', 'stored'), nest: () => start('nest', [nest], root, { ...known, NODE_ENV: 'production' }) };
  return { rows, applications, references };
}

const result = { size: SIZE, machine: `${cpus()[0]?.model}, ${cpus().length} cores`, node: process.version, ...RUN, rows: {} };
const failures = [];

/** A row that fails leaves the others alone. */
async function attempt(name, work) {
  try {
    await work();
  } catch (error) {
    if (wasInterrupted()) throw error;
    failures.push(name);
    process.exitCode = 1;
    process.stderr.write(`\n${name} failed: ${error.message}\n`);
  }
}

async function main({ url, version }) {
  const began = performance.now();
  const { rows, applications, references } = await prepare({ url });
  const names = [...rows.map(({ name }) => name), 'start', 'memory'];
  const chosen = options.only?.split(',') ?? names;
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`No row "${unknown}": there are ${names.join(', ')}.`);
  // A smoke judges no timing, and has to be soon done.
  const pinned = options.smoke ? 'Nothing is pinned.' : await pin(url);
  Object.assign(result, { postgres: version, pinned });
  say(`Node ${process.version}, Postgres ${version}${process.env.DATABASE_URL ? '' : ' (embedded)'}, ${size.contacts} contacts, ${RUN.connections} connections, ${RUN.rounds} rounds of ${RUN.seconds} s. ${pinned}\n`);

  const { servers, ready } = await startAll({ ...applications, ...references }, chosen.includes('start') ? RUN.rounds : 1);
  if (chosen.includes('start')) tellWhole('start', 'Milliseconds until ready', Object.entries(ready).map(([name, times]) => [name, times]));
  if (chosen.includes('memory')) await attempt('memory', () => measureMemory(servers, rows));
  const ours = Object.keys(applications).map((name) => servers[name]);
  await measureRows(url, rows.filter(({ name }) => chosen.includes(name)), ours, Object.fromEntries(Object.keys(references).map((name) => [name, servers[name]])));
  if (failures.length > 0) process.stderr.write(`\nThese rows failed: ${failures.join(', ')}.\n`);
  tellBaseline();
  if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
  say(`\nDone in ${show((performance.now() - began) / 1000)} s.`);
}

/** A row that is about whole processes. @param {[name: string, numbers: number[]][]} found */
function tellWhole(name, title, found) {
  const figures = Object.fromEntries(found.map(([key, numbers]) => [key, figure(numbers)]));
  result.rows[name] = { title, figures };
  say(options.smoke ? `${name}: measured.` : `${title}: ${Object.entries(figures).map(([key, value]) => `${key} ${spread(value, 0)}`).join('; ')}.\n`);
}

async function measureMemory(servers, rows) {
  const found = [];
  for (const [name, server] of Object.entries(servers)) {
    // The reference that has no search answers lists.
    const workload = rows.find((row) => row.name === (name === 'nest' ? 'list' : 'mixed'));
    const { rest, load } = await memoryOf(server, workload, { ...RUN, seconds: RUN.seconds * RUN.rounds });
    found.push([`${name} at rest`, [rest]], [`${name} under load`, [load]]);
  }
  tellWhole('memory', 'Resident MB', found);
}

async function measureRows(url, rows, ours, references) {
  const { head, line } = table([...ours.slice(1).map(({ name }) => name), ...Object.keys(references)]);
  if (!options.smoke && rows.length > 0) say(head);
  for (const row of rows) {
    await attempt(row.name, async () => {
      const sides = await measureRow(row, { ours, references, url, ...RUN });
      result.rows[row.name] = resultOf(row, sides);
      // Of so few requests no figure means anything.
      say(options.smoke ? `${row.name}: ${row.title}: ${sides.filter(({ name }) => name !== 'beside').map(({ name }) => name).join(', ')} answer alike.` : line(row.name, result.rows[row.name]));
    });
  }
}

function tellBaseline() {
  if (options.smoke) return;
  const lines = existsSync(BASELINE) ? movedSince(JSON.parse(readFileSync(BASELINE, 'utf8')), result) : ['There is no baseline yet: npm run bench -- --json bench/baseline.json makes one.'];
  say(`\n${lines.join('\n')}`);
}

await runBench(openDatabase, main);
