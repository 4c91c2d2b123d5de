// How fast webhooks are delivered, against a bare loop that signs and POSTs with undici in the same run; how soon after
// the commit at a steady rate of changes; and what the worker holds in memory without a backlog and with a million. With
// `--against <folder>`, another checkout that has been built, both in turn: each on a database of its own, with the one sink.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Agent, request } from 'undici';

const { values: options } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '20000' },
    backlog: { type: 'string', default: '1000000' },
    rate: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    spreads: { type: 'string', default: '1,8,100' },
    bursts: { type: 'string', default: '200000' },
    against: { type: 'string' },
  },
});
const [DELIVERIES, BACKLOG, RATE, SECONDS, ROUNDS] = [options.deliveries, options.backlog, options.rate, options.seconds, options.rounds].map(Number);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const { show } = await import('./servers.mjs');
const { openSide, openSink } = await import('./webhook-side.mjs');

const say = (text) => process.stdout.write(`${text}\n`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const median = (numbers) => percentile(numbers, 0.5);

const sink = await openSink();

async function bareLoop(count) {
  const agent = new Agent({ connections: 64 });
  const body = JSON.stringify({ event: 'contact.updated', payload: 'x'.repeat(500) });
  let sent = 0;
  const loop = async () => {
    while (sent++ < count) {
      const at = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', 'secret').update(body).digest('hex');
      const standard = createHmac('sha256', 'secret').update(`id.${at}.${body}`).digest('base64');
      const answer = await request(sink.url, { method: 'POST', dispatcher: agent, body, headers: { 'content-type': 'application/json', 'x-oratek-signature': signature, 'webhook-signature': standard } });
      await answer.body.dump();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: 64 }, loop));
  await agent.close();
  return count / ((performance.now() - began) / 1000);
}

/** Deliveries a second, of as many as are due at once when the worker starts; from the first arrival to the last. */
async function burst(side, spread) {
  const subscriptions = [];
  for (let n = 0; n < spread; n++) subscriptions.push(await side.subscribe(sink.url));
  sink.counted.arrivals = 0;
  for (const one of subscriptions) await side.fill(one, Math.floor(DELIVERIES / spread));
  const total = Math.floor(DELIVERIES / spread) * spread;
  const starting = side.startWorker();
  await sink.reached(1);
  const [from, began] = [sink.counted.arrivals, performance.now()];
  await sink.reached(total);
  const rate = (total - from) / ((performance.now() - began) / 1000);
  await starting;
  await pause(500);
  await side.endWorker();
  await side.pause();
  return rate;
}

/** Deliveries a second out of a burst that statistics know nothing of, and again when they do; with so many events a record. */
async function unknownBurst(side, count, perRecord) {
  await side.analyze();
  const subscription = await side.subscribe(sink.url);
  for (let left = count; left > 0; left -= 100_000) await side.fill(subscription, Math.min(left, 100_000), '', perRecord);
  const rate = async () => {
    await side.startWorker();
    sink.counted.arrivals = 0;
    await sink.reached(1);
    const [from, began] = [sink.counted.arrivals, performance.now()];
    while (performance.now() - began < SECONDS * 1000 && sink.counted.arrivals < count / 3) await pause(5);
    const result = (sink.counted.arrivals - from) / ((performance.now() - began) / 1000);
    await side.endWorker();
    return result;
  };
  const before = await rate();
  await side.analyze();
  const after = await rate();
  say(`${side.name}, ${count} pending, ${perRecord} a record: ${show(before)} deliveries a second before ANALYZE, ${show(after)} after it`);
  await side.pause();
}

async function steady(side, live, label) {
  sink.latencies.length = 0;
  sink.counted.arrivals = 0;
  const count = RATE * SECONDS;
  const began = performance.now();
  for (let n = 0; n < count; n++) {
    await side.fill(live, 1, new Date().toISOString());
    await side.notify();
    await pause(Math.max(0, began + ((n + 1) * 1000) / RATE - performance.now()));
  }
  await sink.reached(count);
  say(`${side.name}, ${label}: from the change to its attempt p50 ${percentile(sink.latencies, 0.5)} ms, p99 ${percentile(sink.latencies, 0.99)} ms at ${show(count / ((performance.now() - began) / 1000))} changes a second`);
}

async function memory(side) {
  const live = await side.subscribe(sink.url);
  await side.startWorker();
  await pause(1_000);
  const empty = side.residentMiB();
  await steady(side, live, 'no backlog');
  const loaded = side.residentMiB();
  await side.endWorker();
  if (BACKLOG > 0) {
    // Nothing is analyzed: the plans have to be right by themselves.
    const dead = await side.subscribe('http://127.0.0.1:9/');
    for (let left = BACKLOG; left > 0; left -= 100_000) await side.fill(dead, Math.min(left, 100_000));
    await side.startWorker();
    await steady(side, live, `${BACKLOG} pending of a dead endpoint`);
    say(`${side.name}: resident ${show(empty)} MiB idle, ${show(loaded)} MiB after the steady run, ${show(side.residentMiB())} MiB after it with ${BACKLOG} pending`);
    await side.endWorker();
  }
}

const sides = [];
try {
  sides.push(await openSide('this', root));
  if (options.against) sides.push(await openSide('the other', options.against));
  await bareLoop(2_000);
  for (const spread of options.spreads.split(',').map(Number)) {
    const rates = sides.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await bareLoop(DELIVERIES / 2);
      for (const [n, side] of sides.entries()) rates[n].push(await burst(side, spread));
      const ratio = sides.length > 1 ? `, ${show(rates[0].at(-1) / rates[1].at(-1), 2)} times` : '';
      say(`${spread} endpoint(s), round ${round + 1}: ${sides.map(({ name }, n) => `${name} ${show(rates[n].at(-1))}`).join(', ')} deliveries a second${ratio}; the bare loop ${show(bare)}`);
    }
    say(`${spread} endpoint(s), median: ${sides.map(({ name }, n) => `${name} ${show(median(rates[n]))}`).join(', ')}${sides.length > 1 ? `, ${show(median(rates[0]) / median(rates[1]), 2)} times` : ''}`);
  }
  for (const count of options.bursts.split(',').filter(Boolean).map(Number)) {
    for (const side of sides) for (const perRecord of [1, 10]) await unknownBurst(side, count, perRecord);
  }
  for (const side of sides) await memory(side);
} finally {
  for (const side of sides) await side.close();
  sink.close();
}
