// What the machine can do: node:http and pg, and nothing else. It reads plain columns, or passes on the JSON that rows keep; changes by the
// statements that the application sends, and answers in the same shape. No token, no checks, no log.
import { createServer } from 'node:http';
import pg from 'pg';
import { changesOf } from './bare-changes.mjs';
import { toContact, toDeal, toEvent, toTask } from './bare-records.mjs';
import { contactById, PLAIN, STORED } from './read-statements.mjs';

const { databaseUrl, poolSize, orgId, stages, pages: all, changes } = JSON.parse(process.env.BENCH_REFERENCE);
const records = process.env.BENCH_RECORDS === STORED.name ? STORED : PLAIN;
const pages = all[records.name];
const TIMES = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const asText = (value) => value;
const types = { getTypeParser: (oid, format) => (TIMES.has(oid) ? asText : pg.types.getTypeParser(oid, format)) };
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, application_name: 'oratek-bench-bare' });
pool.on('error', () => undefined);

/** Runs a statement, with other values if there are any. */
const run = async (statement, values = statement.values, on = pool) => (await on.query({ ...statement, values, types })).rows;
const { create, patch, patchStage, remove } = changesOf(pool, run, changes, stages);

async function feed(url) {
  const rows = await run(pages[url]);
  const page = rows.slice(0, 100);
  const last = page.at(-1);
  return { data: page.map(toEvent), meta: { next_cursor: cursorOf(last?.at, last?.record_id, last?.seq), has_more: rows.length > 100 } };
}

async function list(url) {
  const rows = await run(pages[url]);
  const toRecord = url.includes('/deals') ? toDeal : url.includes('/tasks') ? toTask : toContact;
  const page = rows.slice(0, 50);
  const last = page.at(-1);
  const meta = { count: page.length, limit: 50, offset: 0, next_cursor: rows.length > 50 ? cursorOf(last.position ?? last.created_at, last.id) : null };
  return records === STORED && !last.position ? `{"data":[${page.map(bodyOf).join()}],"meta":${JSON.stringify(meta)}}` : { data: page.map(toRecord), meta };
}

/** It has no road of columns beside, as the generator has all rendered: a row without a body is a fault of the bench. */
function bodyOf({ id, body }) {
  if (body === null) throw new Error(`${id} has no body.`);
  return body;
}

const cursorOf = (...place) => Buffer.from(JSON.stringify(place)).toString('base64url');

async function single(id) {
  const [row] = await run(contactById(records, orgId, id));
  return records === STORED ? bodyOf(row) : toContact(row);
}

function answer(response, status, body) {
  if (status === 204) {
    response.writeHead(204).end();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  const { method, url } = request;
  const fail = (error) => answer(response, 500, { error: String(error) });
  const id = url.split('/')[4];
  if (url === '/health/ready') answer(response, 200, {});
  else if (method === 'GET') (pages[url] ? (url.includes('/events') ? feed(url) : list(url)) : single(id)).then((body) => answer(response, 200, body), fail);
  else if (method === 'DELETE') remove(id).then(() => answer(response, 204), fail);
  else {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (method === 'POST') create(input).then((body) => answer(response, 201, body), fail);
      else (input.deal_stage ? patchStage : patch)(id, input).then((body) => answer(response, 200, body), fail);
    });
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
