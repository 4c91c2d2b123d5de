// What each layer costs, as a share of a list request: the application as it is beside itself without that layer, in one run.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { load } from './load.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '9' },
    seconds: { type: 'string', default: '1.5' },
    connections: { type: 'string', default: '16' },
    /** A Redis to count requests in; without it that row is left out. */
    redis: { type: 'string' },
  },
});
const [ROUNDS, SECONDS, CONNECTIONS] = [options.rounds, options.seconds, options.connections].map(Number);
const say = (text) => process.stdout.write(`${text}\n`);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const { openBenchDatabase } = await import('./database.mjs');
const { endChildren, measure, median, show, start, wasInterrupted } = await import('./servers.mjs');
const { withApplication } = await import('./application.mjs');
const { fillContacts, seed } = await import('./data.mjs');
const { requestOf } = await import('./requests.mjs');
const { newContact } = await import('./rows.mjs');

/** Each beside the whole application: what is taken away (-1), or put on top (1). */
const LAYERS = [
  { name: 'authentication', sign: -1 },
  { name: 'validation', sign: -1 },
  { name: 'rate limit', sign: -1 },
  { name: 'log line', sign: -1, environment: { LOG_LEVEL: 'warn' } },
  { name: 'metrics', sign: 1, environment: { METRICS_PORT: '0' } },
  ...(options.redis ? [{ name: 'rate limit on Redis instead of in memory', sign: 1, environment: { REDIS_URL: options.redis } }] : []),
];

async function compare({ whole, other, workload, reference }) {
  const rounds = [];
  const turn = (server, work) => measure(server, { workload: work, seconds: SECONDS, connections: CONNECTIONS, url: null });
  for (let round = 0; round < ROUNDS; round++) {
    const sides = [() => turn(whole, reference), () => turn(other, workload)];
    const [first, second] = round % 2 === 0 ? sides : sides.toReversed();
    const [a, b] = [await first(), await second()];
    rounds.push(round % 2 === 0 ? { whole: a, other: b } : { whole: b, other: a });
  }
  return rounds;
}

function print(name, sign, rounds) {
  const shares = rounds.map(({ whole, other }) => (sign * (other.cpu - whole.cpu)) / whole.cpu);
  const micros = median(rounds.map(({ whole, other }) => sign * (other.cpu - whole.cpu)));
  const speed = rounds.map(({ whole, other }) => other.perSecond / whole.perSecond);
  const percents = (numbers) => `${show(median(numbers) * 100, 1)} % (${show(Math.min(...numbers) * 100, 1)} to ${show(Math.max(...numbers) * 100, 1)})`;
  say(`| ${name} | ${show(micros, 0)} | ${percents(shares)} | ${show(median(speed), 2)} |`);
}

const database = await openBenchDatabase();
try {
  const token = await withApplication(database.url, async ({ newOrganization }) => {
    const { orgId, token: key } = await newOrganization('bench');
    await seed(database.url, (client) => fillContacts(client, orgId, Number(options.rows)));
    return key;
  });
  const asked = requestOf(token, 'GET', '/api/v1/contacts?label=hot&limit=50');
  const list = { status: 200, next: () => asked };
  const create = { status: 201, next: () => requestOf(token, 'POST', '/api/v1/contacts', newContact()) };
  const environment = { DATABASE_URL: database.url, NODE_ENV: 'production', HOST: '127.0.0.1' };
  const run = (name, more = {}) => start(name, [join(root, 'bench', 'layered-server.mjs')], root, { ...environment, ...more });
  const whole = await run('whole');
  const warm = (server, workload) => load({ ...workload, port: server.port, connections: CONNECTIONS, seconds: 2 });
  await warm(whole, list);
  say(`Node ${process.version}, Postgres ${database.version}, ${options.rows} contacts, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s.\n`);
  say('| layer | CPU µs/request | share of the whole (min to max) | requests/s, other to whole |\n| --- | --- | --- | --- |');
  for (const { name, sign, environment: more = {} } of LAYERS) {
    const other = await run(name, { BENCH_WITHOUT: name, ...more });
    await warm(other, list);
    print(name, sign, await compare({ whole, other, workload: list, reference: list }));
  }
  // The same server: only the request has a key, or has none.
  let key = 0;
  const keyed = { ...create, next: () => create.next().replace('\r\nAccept:', `\r\nIdempotency-Key: ${process.pid} ${key++}\r\nAccept:`) };
  await warm(whole, create);
  print('Idempotency-Key, of a create', 1, await compare({ whole, other: whole, workload: keyed, reference: create }));
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${wasInterrupted() ? 'Interrupted.' : (error.stack ?? error)}\n`);
} finally {
  await endChildren();
  await database.close();
}
