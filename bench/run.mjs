// The speed of the application as a ratio to a bare node:http + pg server that runs the same SQL, in the same run.
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ask, load } from './load.mjs';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** Every row once, on little data: whether they run, not how fast. */
    smoke: { type: 'boolean', default: false },
    rows: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string', default: '16' },
    /** Another checkout, built, to measure beside this one. */
    also: { type: 'string', multiple: true, default: [] },
    /** A bare server more, whose writes do without the guard of the stamps. */
    guard: { type: 'boolean', default: false },
    /** Only these rows, with commas between. */
    only: { type: 'string' },
    /** A folder for a CPU profile of each application. */
    profile: { type: 'string' },
  },
});
const ROUNDS = Number(options.rounds ?? (options.smoke ? 1 : options.quick ? 3 : 7));
// In 0 seconds each connection makes one request.
const SECONDS = Number(options.seconds ?? (options.smoke ? 0 : options.quick ? 0.7 : 1.5));
const WARMUP = options.smoke ? 0 : options.quick ? 0.7 : 2;
const CONNECTIONS = Number(options.connections);
const CONTACTS = Number(options.rows ?? (options.smoke ? 500 : 100_000));
const DEALS = options.smoke ? { staged: 500, depth: 400 } : { staged: 250_000, depth: 200_000 };
/** So many contacts are deleted in a second of measuring, as long as that may really take: each costs the seed 50 events. */
const DELETES_PER_SECOND = 200;
const POOL_SIZE = 10;
const say = (text) => process.stdout.write(`${text}\n`);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const { measure, median, percent, runBench, show, start, wasInterrupted } = await import('./servers.mjs');
const { withApplication } = await import('./application.mjs');
const { prepare, ROWS } = await import('./workloads.mjs');

const chosen = options.only?.split(',') ?? ROWS;
const unknown = chosen.find((row) => !ROWS.includes(row));
if (unknown !== undefined) throw new Error(`No row "${unknown}": there are ${ROWS.join(', ')}.`);

/** How many requests a workload may make in so many seconds. */
const budget = (workload, seconds) => (workload.uses ? Math.max(CONNECTIONS, Math.ceil(DELETES_PER_SECOND * seconds)) : undefined);

function print(title, servers, rounds) {
  const [reference] = servers;
  say(`\n${title}`);
  say('| server | requests/s | to bare (min–max) | CPU µs/request | to bare (min–max) | p50 ms | p99 ms | its CPU | Postgres CPU |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const server of servers) {
    const of = (key) => median(rounds.map((round) => round.get(server)[key]));
    const toBare = (key) => {
      // Of each round its own ratio: what the machine does meanwhile falls on both.
      const ratios = rounds.map((round) => round.get(server)[key] / round.get(reference)[key]);
      return server === reference ? '1.00' : `${show(median(ratios), 2)} (${show(Math.min(...ratios), 2)}–${show(Math.max(...ratios), 2)})`;
    };
    const cells = [server.name, show(of('perSecond')), toBare('perSecond'), show(of('cpu')), toBare('cpu'), show(of('p50'), 1), show(of('p99'), 1), percent(of('busy')), percent(of('postgresBusy'))];
    say(`| ${cells.join(' | ')} |`);
  }
}

/** The two must tell the same, or the ratio means nothing. */
async function compare(servers, workload) {
  const answers = [];
  for (const { port } of servers) answers.push(await ask({ port, request: workload.next() }));
  const shape = ({ status, body }) => JSON.stringify([status, Object.keys(body ?? {}), body?.data ? body.data.map((record) => [record.id, ...Object.keys(record)]) : null]);
  for (const answer of answers) {
    if (shape(answer) !== shape(answers[0])) throw new Error(`${workload.title}: the answers differ in more than their values:\n${shape(answers[0])}\n${shape(answer)}`);
  }
}

/** Of each round what every server did in it. */
async function measureRounds(servers, workload, url) {
  for (const server of servers) await load({ ...workload, port: server.port, connections: CONNECTIONS, seconds: WARMUP, atMost: budget(workload, WARMUP) });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const results = new Map();
    // There and back again: what drifts within a round falls on each first as often as last.
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) results.set(server, await measure(server, { workload, seconds: SECONDS, connections: CONNECTIONS, atMost: budget(workload, SECONDS), url }));
    rounds.push(results);
  }
  return rounds;
}

async function main(database) {
  const begin = performance.now();
  const folders = [root, ...options.also.map((path) => resolve(path))];
  const deletes = (folders.length + (options.guard ? 2 : 1)) * (budget({ uses: true }, SECONDS) * ROUNDS + budget({ uses: true }, WARMUP) + 1);
  const { workloads, statements } = await withApplication(database.url, ({ newOrganization, send, renewBodies }) =>
    prepare({ url: database.url, rows: chosen, contacts: CONTACTS, deals: DEALS, deletes, newOrganization, send, renewBodies }),
  );
  say(`Node ${process.version}, Postgres ${database.version}${process.env.DATABASE_URL ? '' : ' (embedded)'}, ${CONTACTS} contacts, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s; seeded in ${show((performance.now() - begin) / 1000)} s.`);

  const application = { DATABASE_URL: database.url, DATABASE_POOL_SIZE: `${POOL_SIZE}`, NODE_ENV: 'production', HOST: '127.0.0.1' };
  const startBare = (name, isGuarded) => start(name, [join(root, 'bench', 'bare-server.mjs')], root, { BENCH_BARE: JSON.stringify({ databaseUrl: database.url, poolSize: POOL_SIZE, statements, isGuarded }) });
  const servers = [await startBare('bare', true)];
  if (options.guard) servers.push(await startBare('bare, unguarded', false));
  for (const folder of folders) {
    const profile = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile, folder === root ? 'this' : folder.split('/').at(-1))}`] : [];
    servers.push(await start(folder === root ? 'oratek' : folder.split('/').at(-1), [...profile, join(folder, 'dist', 'main.js')], folder, application));
  }

  const failures = [];
  for (const workload of workloads) {
    try {
      await compare(servers, workload);
      const rounds = await measureRounds(servers, workload, database.url);
      // Of so few requests no figure means anything.
      if (options.smoke) say(`${workload.title}: ${rounds[0].get(servers[0]).requests} requests to each server, all answered ${workload.status}.`);
      else print(workload.title, servers, rounds);
    } catch (error) {
      if (wasInterrupted()) throw error;
      // The rows after it still tell what they would.
      failures.push(workload.title);
      process.exitCode = 1;
      process.stderr.write(`\n${workload.title} failed: ${error.message}\n`);
    }
  }
  if (failures.length > 0) process.stderr.write(`\n${failures.length} of ${workloads.length} rows failed: ${failures.join('; ')}\n`);
  say(`\nDone in ${show((performance.now() - begin) / 1000)} s.`);
}

await runBench(main);
