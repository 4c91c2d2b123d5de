// How fast webhooks are delivered, against a bare loop that signs and POSTs with undici in the same run; how soon after
// the commit at a steady rate of changes; and what the worker holds in memory without a backlog and with a million.
import { spawn, spawnSync } from 'node:child_process';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Agent, request } from 'undici';

const { values: options } = parseArgs({
  options: { deliveries: { type: 'string', default: '10000' }, backlog: { type: 'string', default: '1000000' }, rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '10' } },
});
const [DELIVERIES, BACKLOG, RATE, SECONDS] = [options.deliveries, options.backlog, options.rate, options.seconds].map(Number);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const { openBenchDatabase } = await import('./database.mjs');
const { show } = await import('./servers.mjs');
const { AesSecretBox } = await import('../dist/platform/secrets/aes-secret-box.js');
const { KeyRing } = await import('../dist/platform/secrets/key-ring.js');

const say = (text) => process.stdout.write(`${text}\n`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const residentMiB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const counted = { arrivals: 0 };
const latencies = [];
const sink = createServer((incoming, answer) => {
  let body = '';
  incoming.on('data', (text) => (body += text));
  incoming.on('end', () => {
    counted.arrivals++;
    const at = JSON.parse(body).ts;
    if (at) latencies.push(Date.now() - Date.parse(at));
    answer.end();
  });
});
await new Promise((resolve) => sink.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${sink.address().port}/`;

async function bareLoop(count) {
  const agent = new Agent({ connections: 64 });
  const body = JSON.stringify({ event: 'contact.updated', payload: 'x'.repeat(500) });
  let sent = 0;
  const loop = async () => {
    while (sent++ < count) {
      const at = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', 'secret').update(body).digest('hex');
      const standard = createHmac('sha256', 'secret').update(`id.${at}.${body}`).digest('base64');
      const answer = await request(url, { method: 'POST', dispatcher: agent, body, headers: { 'content-type': 'application/json', 'x-oratek-signature': signature, 'webhook-signature': standard } });
      await answer.body.dump();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: 64 }, loop));
  await agent.close();
  return count / ((performance.now() - began) / 1000);
}

const key = randomBytes(32);
const box = new AesSecretBox(new KeyRing([key]));
const database = await openBenchDatabase();
const pool = new pg.Pool({ connectionString: database.url, max: 4 });
const org = randomUUID();
let worker = null;

async function subscribe(target, extra = {}) {
  const id = randomUUID();
  await pool.query(
    `INSERT INTO webhook_subscriptions (org_id, id, version, url, events, status, secret, failing_since, created_at, updated_at)
     VALUES ($1, $2, 1, $3, '{contact.updated}', $4, $5, NULL, now(), now())`,
    [extra.org ?? org, id, target, extra.status ?? 'active', box.seal('whsec_c2VjcmV0', `${extra.org ?? org}/${id}`)],
  );
  return id;
}

/** As changes would leave them; with a subscription that is there, due at once. */
async function fill(subscription, count, due = 'now()', time = '') {
  const salt = randomUUID();
  await pool.query(
    `WITH e AS (INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
       SELECT $1, md5($2::text || i)::uuid, 'contact.updated', 'contact', md5($2 || 'r' || i)::uuid, 1, '{}', now(),
         json_build_object('event', 'contact.updated', 'ts', $5::text, 'payload', repeat('x', 500))::text FROM generate_series(1, $4::int) i RETURNING *)
     INSERT INTO deliveries (org_id, id, subscription_id, event_id, event, record_id, seq, resend, status, attempts, next_attempt_at, created_at)
     SELECT org_id, gen_random_uuid(), $3, id, type, record_id, seq, false, 'pending', 0, ${due}, at FROM e`.replaceAll('$1', `'${org}'::uuid`).replaceAll('$2', '$1').replaceAll('$3', '$2::uuid').replaceAll('$4', '$3').replaceAll('$5', '$4'),
    [salt, subscription, count, time],
  );
}

async function startWorker() {
  const child = spawn(process.execPath, [join(root, 'dist', 'worker.js')], { cwd: root, env: { ...process.env, DATABASE_URL: database.url, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ENCRYPTION_KEY: key.toString('base64') }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The worker ended')));
    child.stdout.on('data', (text) => /delivers/.test(String(text)) && resolve());
  });
  return child;
}

const endWorker = async () => {
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGTERM');
  await ended;
};

const drained = async (target) => {
  const isDone = () => counted.arrivals >= target;
  while (!isDone()) await pause(5);
};

try {
  await bareLoop(2_000);
  const bare = await bareLoop(DELIVERIES);
  say(`bare loop: ${show(bare)} a second`);

  for (const spread of [1, 8]) {
    const subscriptions = await Promise.all(Array.from({ length: spread }, () => subscribe(url)));
    worker = await startWorker();
    counted.arrivals = 0;
    await fill(subscriptions[0], 500);
    await drained(500);
    await endWorker();
    counted.arrivals = 0;
    for (const one of subscriptions) await fill(one, DELIVERIES / spread);
    const starting = startWorker();
    await drained(1);
    const [from, began] = [counted.arrivals, performance.now()];
    await drained(DELIVERIES);
    const rate = (DELIVERIES - from) / ((performance.now() - began) / 1000);
    worker = await starting;
    say(`${spread} subscription(s): ${show(rate)} deliveries a second, ${show(rate / bare, 2)} of the bare loop`);
    await pause(500);
    await endWorker();
    await pool.query("UPDATE webhook_subscriptions SET status = 'paused'");
  }

  const live = await subscribe(url);
  worker = await startWorker();
  await pause(1_000);
  const empty = residentMiB(worker.pid);
  const steady = async (label) => {
    latencies.length = 0;
    counted.arrivals = 0;
    const count = RATE * SECONDS;
    const began = performance.now();
    for (let n = 0; n < count; n++) {
      await fill(live, 1, 'now()', new Date().toISOString());
      await pool.query('NOTIFY oratek_deliveries');
      await pause(Math.max(0, began + ((n + 1) * 1000) / RATE - performance.now()));
    }
    await drained(count);
    say(`${label}: from the change to its attempt p50 ${percentile(latencies, 0.5)} ms, p99 ${percentile(latencies, 0.99)} ms at ${show(count / ((performance.now() - began) / 1000))} changes a second`);
  };
  await steady('no backlog');
  const loaded = residentMiB(worker.pid);
  await endWorker();

  const dead = await subscribe('http://127.0.0.1:9/');
  for (let left = BACKLOG; left > 0; left -= 100_000) await fill(dead, Math.min(left, 100_000));
  // As autovacuum does within a minute; until then plans rest on a table that was empty.
  await pool.query('ANALYZE deliveries');
  worker = await startWorker();
  await steady(`${BACKLOG} pending of a dead endpoint`);
  say(`resident: ${show(empty)} MiB idle, ${show(loaded)} MiB after the steady run, ${show(residentMiB(worker.pid))} MiB after it with ${BACKLOG} pending`);
  await endWorker();
  worker = null;
} finally {
  worker?.kill('SIGKILL');
  await pool.end();
  await database.close();
  sink.close();
  sink.closeAllConnections();
}
