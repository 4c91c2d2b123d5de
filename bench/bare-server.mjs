// What the machine can do: node:http and pg, and nothing else. It runs the very statements that the application sends,
// which the bench captures and passes on, and answers in the same shape. No token, no checks, no log.
import { createServer } from 'node:http';
import pg from 'pg';
import { newId } from '../dist/kernel/ids.js';

const { databaseUrl, poolSize, statements } = JSON.parse(process.env.BENCH_BARE);
const TIMES = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const asText = (value) => value;
const types = { getTypeParser: (oid, format) => (TIMES.has(oid) ? asText : pg.types.getTypeParser(oid, format)) };
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, application_name: 'oratek-bench-bare' });
pool.on('error', () => undefined);

function toRecord(row) {
  return {
    id: row.id,
    full_name: row.full_name,
    company: row.company,
    email: row.email,
    phone: row.phone,
    location: row.location,
    deal_stage: row.deal_stage,
    deal_value: row.deal_value === null ? null : Number(row.deal_value),
    label: row.label,
    tags: row.tags,
    source: row.source,
    account_id: row.account_id,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

async function list() {
  const { rows } = await pool.query({ ...statements.list, types });
  const page = rows.slice(0, 50);
  const last = page.at(-1);
  const cursor = rows.length > 50 ? Buffer.from(JSON.stringify([last.position, last.id])).toString('base64url') : null;
  return { data: page.map(toRecord), meta: { count: page.length, limit: 50, offset: 0, next_cursor: cursor } };
}

/** Where the values of the statement's inserts go: `[parameter, table, column]`. */
const slots = [...statements.create.text.matchAll(/INSERT INTO (\w+) \(([^)]*)\) VALUES \((.*?)\)(?: RETURNING| ON CONFLICT)/g)].flatMap(([, table, columns, values]) => {
  const parameters = [...values.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number) - 1);
  return columns.split(', ').map((column, index) => [parameters[index], table, column]);
});

async function create(input) {
  const now = new Date().toISOString();
  const contact = {
    id: newId(),
    full_name: input.full_name ?? null,
    company: input.company ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    location: input.location ?? null,
    deal_stage: input.deal_stage ?? null,
    deal_value: input.deal_value ?? null,
    label: input.label ?? null,
    tags: input.tags ?? [],
    source: 'api',
    account_id: null,
    created_at: now,
    updated_at: now,
  };
  const rows = {
    contacts: contact,
    contact_emails: { email: contact.email, contact_id: contact.id },
    events: {
      id: newId(),
      record_id: contact.id,
      contact_id: contact.id,
      at: now,
      body: JSON.stringify({ event: 'contact.created', ts: now, payload: { contact }, sequence: 1 }),
    },
  };
  // What is the same for every contact (the organization, the actor, …) stays as the application sent it.
  const values = [...statements.create.values];
  for (const [parameter, table, column] of slots) {
    const value = rows[table]?.[column];
    if (value !== undefined) values[parameter] = value;
  }
  await pool.query({ ...statements.create, values, types });
  return contact;
}

function answer(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  const fail = (error) => answer(response, 500, { error: String(error) });
  if (request.method === 'GET') {
    list().then((body) => answer(response, 200, body), fail);
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => create(JSON.parse(Buffer.concat(chunks).toString('utf8'))).then((body) => answer(response, 201, body), fail));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
