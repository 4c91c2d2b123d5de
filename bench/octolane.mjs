// The speed of the Octolane-compatible API, as a ratio to what the first API does in the same run: pushes to a create of
// /api/v1, reads to its list. Latencies are for large organizations: --rows 1000000.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string', default: '16' },
    /** Every row once, on little data: whether they run, not how fast. */
    smoke: { type: 'boolean', default: false },
    /** Only the rows whose title this regular expression matches. */
    only: { type: 'string', default: '' },
  },
});
const ROWS = Number(options.rows ?? (options.smoke ? 500 : 100_000));
const ROUNDS = Number(options.rounds ?? (options.smoke ? 1 : 5));
const SECONDS = Number(options.seconds ?? (options.smoke ? 0 : 1.5));
const CONNECTIONS = Number(options.connections);
const ONLY = new RegExp(options.only);
/** So many accounts, with a contact each, are pushed again and again. */
const KNOWN = options.smoke ? 20 : 1_000;
/** The fields that the contacts of the seed have values of. */
const VALUED = [
  { name: 'batch', attribute_type: 'string' },
  { name: 'segment', attribute_type: 'select', metadata: { select_options: Array.from({ length: 8 }, (_, n) => ({ label: `s${n + 1}` })) } },
  { name: 'score', attribute_type: 'number' },
  { name: 'remote', attribute_type: 'checkbox' },
  { name: 'since', attribute_type: 'date' },
];
const say = (text) => process.stdout.write(`${text}\n`);
const root = dirname(dirname(fileURLToPath(import.meta.url)));

if (spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const { measure, median, runBench, show, start } = await import('./servers.mjs');
const { ask, load } = await import('./load.mjs');
const { withApplication } = await import('./application.mjs');
const { fillContacts, seed } = await import('./seed.mjs');

function requestOf(token, method, path, body) {
  const keys = path.startsWith('/v1') ? `x-api-key: ${token}` : `Authorization: Bearer ${token}`;
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${keys}\r\nAccept: application/json\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const text = JSON.stringify(body);
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** What each row asks; `to` is the row whose speed is 1. */
async function prepare(server, { pushed, filled }) {
  const api = async (method, path, body, token = pushed) => {
    const { status, body: answer } = await ask({ port: server.port, request: requestOf(token, method, path, body) });
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const pipelineOf = async (token) => (await api('GET', '/v1/pipelines', undefined, token)).data.pipelines[0].pipeline_id;
  const [pipeline, filledPipeline] = [await pipelineOf(pushed), await pipelineOf(filled)];
  let made = 0;
  const opportunity = (domain, email) => ({ pipeline_id: pipeline, opportunity: { deal_size: 1200.5 }, related_objects: { account_domain: domain, primary_contact_email: email } });
  const known = (n) => `known${n % KNOWN}.example`;
  for (let n = 0; n < KNOWN; n++) await api('POST', '/v1/opportunities', opportunity(known(n), `jane@${known(n)}`));
  const push = (title, status, next) => ({ title, status, next, to: 'push' });
  const read = (title, path, body) => {
    const request = requestOf(filled, body === undefined ? 'GET' : 'POST', path, body);
    return { title, status: 200, next: () => request, to: 'read' };
  };
  await api('POST', '/v1/contacts/fields/bulk', VALUED, filled);
  const deep = await deepCursor(api, filled);
  const [{ custom_fields: { batch } }] = (await api('GET', '/api/v1/contacts?limit=1&source=api', undefined, filled)).data;
  const search = (body) => read(`search ${JSON.stringify(body)}`, '/v1/contacts/search', { limit: 50, ...body });
  /** What no index serves reads every contact: beside itself it would exceed the time limit of a search. */
  const alone = (workload) => ({ ...workload, title: `${workload.title}, one at a time`, connections: 1 });
  return [
    push('POST /api/v1/contacts', 201, () => requestOf(pushed, 'POST', '/api/v1/contacts', { full_name: `Person ${++made}`, company: 'Bench', email: `one${made}@bench.example`, deal_stage: 'lead', deal_value: 1200.5 })),
    push('POST /v1/opportunities, new domain and email', 201, () => requestOf(pushed, 'POST', '/v1/opportunities', opportunity(`new${++made}.example`, `jane@new${made}.example`))),
    push('POST /v1/opportunities, known domain, new email', 201, () => requestOf(pushed, 'POST', '/v1/opportunities', opportunity(known(++made), `new${made}@${known(made)}`))),
    push('POST /v1/opportunities, known domain and email', 201, () => requestOf(pushed, 'POST', '/v1/opportunities', opportunity(known(++made), `jane@${known(made)}`))),
    push('POST /v1/contacts, new', 201, () => requestOf(pushed, 'POST', '/v1/contacts', { email: `fresh${++made}@gmail.com` })),
    push('POST /v1/contacts, known', 200, () => requestOf(pushed, 'POST', '/v1/contacts', { email: `jane@${known(++made)}` })),
    push('POST /v1/accounts, known', 200, () => requestOf(pushed, 'POST', '/v1/accounts', { domain: known(++made) })),
    read('GET /api/v1/contacts?limit=50', '/api/v1/contacts?limit=50'),
    read('GET /api/v1/contacts?limit=50&source=api, 5 custom values each', '/api/v1/contacts?limit=50&source=api'),
    read('GET /api/v1/contacts?limit=50&source=csv_import, none', '/api/v1/contacts?limit=50&source=csv_import'),
    read('GET /v1/contacts?limit=50', '/v1/contacts?limit=50'),
    read('GET /v1/contacts?limit=500&fields=id', '/v1/contacts?limit=500&fields=id'),
    read(`GET /v1/contacts?limit=500&fields=id&cursor=…, after ${ROWS / 2}`, `/v1/contacts?limit=500&fields=id${deep ? `&cursor=${deep}` : ''}`),
    read(`GET /v1/opportunities?limit=50`, `/v1/opportunities?limit=50&pipeline_id=${filledPipeline}`),
    search({ q: 'zephyr' }),
    search({ q: 'smith' }),
    search({ filters: [{ field: 'email', operator: 'ends_with', value: '7@cedar77.example.com' }] }),
    search({ filters: [{ field: 'updated_at', operator: 'gte', value: Date.now() - 86_400_000 }] }),
    search({ filters: [{ field: 'batch', operator: 'eq', value: batch }] }),
    search({ filters: [{ field: 'segment', operator: 'eq', value: 's3' }] }),
    search({ filters: [{ field: 'score', operator: 'eq', value: 500 }] }),
    search({ filters: [{ field: 'score', operator: 'gt', value: 950 }] }),
    search({ filters: [{ field: 'batch', operator: 'eq', value: 'none' }] }),
    alone(search({ filters: [{ field: 'current_company', operator: 'contains', value: 'zephyr' }] })),
    alone(search({ sort: 'name:asc' })),
  ].filter(({ title }) => title.startsWith('POST /api') || title.startsWith('GET /api') || ONLY.test(title));
}

/** The cursor of the page of 500 after half of the contacts; a cursor belongs to its limit. */
async function deepCursor(api, token) {
  let cursor = null;
  for (let depth = 0; depth < ROWS / 2; depth += 500) ({ next_cursor: cursor } = (await api('GET', `/v1/contacts?limit=500&fields=id${cursor ? `&cursor=${cursor}` : ''}`, undefined, token)).data);
  return cursor;
}

async function main(database) {
  const tokens = await withApplication(database.url, async ({ newOrganization, renewBodies }) => {
    const [pushed, filled] = [await newOrganization('pushed'), await newOrganization('filled')];
    await seed(database.url, (client) => fillContacts(client, filled.orgId, ROWS, { valued: true }));
    await renewBodies();
    return { pushed: pushed.token, filled: filled.token };
  });
  const server = await start('oratek', [join(root, 'dist', 'main.js')], root, { DATABASE_URL: database.url, NODE_ENV: 'production', HOST: '127.0.0.1' });
  const workloads = await prepare(server, tokens);
  // Warm.
  for (const workload of options.smoke ? [] : workloads) await load({ connections: CONNECTIONS, ...workload, port: server.port, seconds: 1 });
  const rounds = new Map(workloads.map((workload) => [workload, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const workload of round % 2 === 0 ? workloads : workloads.toReversed()) rounds.get(workload).push(await measure(server, { workload, seconds: SECONDS, connections: workload.connections ?? CONNECTIONS, url: null }));
  }
  if (options.smoke) {
    // Of so few requests no figure means anything.
    for (const workload of workloads) say(`${workload.title}: ${rounds.get(workload)[0].requests} request(s), all answered ${workload.status}.`);
    return;
  }
  say(`Node ${process.version}, Postgres ${database.version}, ${ROWS} contacts, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s`);
  say('| request | requests/s | to the first API (min–max) | CPU µs/request | p50 ms | p99 ms |');
  say('| --- | --- | --- | --- | --- | --- |');
  for (const workload of workloads) {
    const reference = workloads.find(({ to }) => to === workload.to);
    const ratios = rounds.get(workload).map(({ perSecond }, round) => perSecond / rounds.get(reference)[round].perSecond);
    const of = (key) => median(rounds.get(workload).map((result) => result[key]));
    say(`| ${workload.title} | ${show(of('perSecond'))} | ${show(median(ratios), 2)} (${show(Math.min(...ratios), 2)}–${show(Math.max(...ratios), 2)}) | ${show(of('cpu'))} | ${show(of('p50'), 1)} | ${show(of('p99'), 1)} |`);
  }
}

await runBench(main);
