// One checkout's worker with a database of its own, and the sink that all of them deliver to.
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** An endpoint that counts, and measures how long ago the change was whose time the body has. */
export async function openSink() {
  const counted = { arrivals: 0 };
  const latencies = [];
  const server = createServer((incoming, answer) => {
    let body = '';
    incoming.on('data', (text) => (body += text));
    incoming.on('end', () => {
      counted.arrivals++;
      const at = JSON.parse(body).ts;
      if (at) latencies.push(Date.now() - Date.parse(at));
      answer.end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    counted,
    latencies,
    reached: async (count) => {
      while (counted.arrivals < count) await pause(5);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export async function openSide(name, root) {
  const of = (path) => import(pathToFileURL(join(root, path)).href);
  const { openBenchDatabase } = await of('bench/database.mjs');
  const { AesSecretBox } = await of('dist/platform/secrets/aes-secret-box.js');
  const { KeyRing } = await of('dist/platform/secrets/key-ring.js');
  const key = randomBytes(32);
  const box = new AesSecretBox(new KeyRing([key]));
  const database = await openBenchDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  // Before this release the queue and the log were one table.
  const isOld = (await pool.query("SELECT to_regclass('deliveries') AS found")).rows[0].found !== null;
  const org = randomUUID();
  let worker = null;
  const ended = () => new Promise((resolve) => worker.once('exit', resolve));

  return {
    name,
    residentMiB: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${worker.pid}/status`, 'utf8'))?.[1]) / 1024,
    notify: () => pool.query(isOld ? 'NOTIFY oratek_deliveries' : `NOTIFY oratek_deliveries, '${org}'`),
    pause: () => pool.query(`UPDATE webhook_subscriptions SET status = 'paused'${isOld ? '' : ', epoch = epoch + 1'}`),
    async subscribe(url) {
      const id = randomUUID();
      await pool.query(
        `INSERT INTO webhook_subscriptions (org_id, id, version, url, events, status, secret, created_at, updated_at) VALUES ($1, $2, 1, $3, '{contact.updated}', 'active', $4, now(), now())`,
        [org, id, url, box.seal('whsec_c2VjcmV0', `${org}/${id}`)],
      );
      return id;
    },
    /** The queue has its statistics from now. */
    analyze: () => pool.query(isOld ? 'ANALYZE deliveries, events, delivery_attempts' : 'ANALYZE pending_deliveries, events, delivery_log'),
    /** As changes would leave them, due at once. */
    async fill(subscription, count, time = '', perRecord = 1) {
      const insert = isOld
        ? `INSERT INTO deliveries (org_id, id, subscription_id, event_id, event, record_id, seq, resend, status, attempts, next_attempt_at, created_at)
           SELECT org_id, gen_random_uuid(), $3::uuid, id, type, record_id, seq, false, 'pending', 0, now(), at FROM e`
        : `INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)
           SELECT org_id, id, gen_random_uuid(), $3::uuid, 1, record_id, seq, false, type, 0, at, now() FROM e`;
      await pool.query(
        `WITH e AS (INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
           SELECT $1::uuid, md5($2::text || i)::uuid, 'contact.updated', 'contact', md5($2 || 'r' || (i - 1) / $6::int)::uuid, 1 + (i - 1) % $6::int, '{}', now(),
             json_build_object('event', 'contact.updated', 'ts', $5::text, 'payload', repeat('x', 500))::text FROM generate_series(1, $4::int) i RETURNING *)
         ${insert}`,
        [org, randomUUID(), subscription, count, time, perRecord],
      );
    },
    async startWorker() {
      worker = spawn(process.execPath, [join(root, 'dist', 'bin', 'worker.js')], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: database.url, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ENCRYPTION_KEY: key.toString('base64'), LOG_LEVEL: 'warn' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const child = worker;
      await new Promise((resolve, reject) => {
        child.once('exit', () => reject(new Error('The worker ended')));
        child.stdout.on('data', (text) => /delivers/.test(String(text)) && resolve());
      });
    },
    async endWorker() {
      const end = ended();
      worker.kill('SIGTERM');
      await end;
      worker = null;
    },
    async close() {
      worker?.kill('SIGKILL');
      await pool.end();
      await database.close();
    },
  };
}
