// What the machine can do: node:http and pg, and nothing else. It reads plain columns, changes by the very statements that the
// application sends, which the bench captures and passes on, and answers in the same shape. No token, no checks, no log.
import { createServer } from 'node:http';
import pg from 'pg';
import { newId } from '../dist/kernel/ids.js';
import { replay } from './replay.mjs';

const { databaseUrl, poolSize, statements, isGuarded } = JSON.parse(process.env.BENCH_BARE);
const TIMES = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const asText = (value) => value;
const types = { getTypeParser: (oid, format) => (TIMES.has(oid) ? asText : pg.types.getTypeParser(oid, format)) };
const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize, application_name: 'oratek-bench-bare' });
pool.on('error', () => undefined);
const writes = Object.fromEntries(['create', 'patch', 'delete', 'deleteEmail'].flatMap((name) => (statements[name] ? [[name, replay(statements[name].at(-1))]] : [])));

// What the guard of the stamps costs is the difference of the two: the parameter stays, so nothing else differs.
if (!isGuarded) for (const statement of Object.values(statements).flat()) if (statement.text) statement.text = statement.text.replace(/stamp_guard\((\$\d+)\)/, '$1::timestamptz');

/** Runs a captured statement with other values. */
const run = async (statement, values = statement.values, on = pool) => (await on.query({ ...statement, values, types })).rows;

const number = (value) => (value === null ? null : Number(value));

function toContact({ id, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, owner_id = null, source, account_id, custom, created_at, updated_at }) {
  return { id, full_name, company, email, phone, location, deal_stage, deal_value: number(deal_value), label, tags, owner_id, source, account_id, custom_fields: custom, created_at, updated_at };
}

function toDeal({ id, full_name, company, deal_stage, deal_value, label }) {
  return { id, full_name, company, deal_stage, deal_value: number(deal_value), label };
}

function toTask({ id, title, status, priority, category, due_at, contact_id, owner_id, completed_at, created_at, updated_at }) {
  return { id, title, status, priority, category, due_at, contact_id, owner_id, completed_at, created_at, updated_at };
}

function toEvent({ id, type, at, seq, record_id, body }) {
  return { id, type, at, sequence: seq, record_id, payload: JSON.parse(body).payload };
}

async function feed(url) {
  const rows = await run(statements.pages[url]);
  const page = rows.slice(0, 100);
  const last = page.at(-1);
  const cursor = Buffer.from(JSON.stringify([last?.at, last?.record_id, last?.seq])).toString('base64url');
  return { data: page.map(toEvent), meta: { next_cursor: cursor, has_more: rows.length > 100 } };
}

async function list(url) {
  const rows = await run(statements.pages[url]);
  const toRecord = url.includes('/deals') ? toDeal : url.includes('/tasks') ? toTask : toContact;
  const page = rows.slice(0, 50);
  const last = page.at(-1);
  const cursor = rows.length > 50 ? Buffer.from(JSON.stringify([last.position ?? last.created_at, last.id])).toString('base64url') : null;
  return { data: page.map(toRecord), meta: { count: page.length, limit: 50, offset: 0, next_cursor: cursor } };
}

/** The row of an event; whose organization and who did it stay as captured. */
function event(type, contact, at, sequence, data = null, more = {}) {
  const body = JSON.stringify({ event: type, ts: at, payload: { contact, ...more }, sequence });
  return { id: newId(), type, record_id: contact.id, contact_id: contact.id, seq: sequence, at, data, body };
}

/** The event of a deal, with its record as the second API shows it. */
function dealEvent(type, deal, stage, at, sequence) {
  const [id, created, changed] = [deal.id, Date.parse(deal.created_at), Date.parse(at)];
  const opportunity = {
    id, name: deal.name, pipeline_id: deal.pipeline_id, stage_id: stage?.id ?? deal.stage_id, stage_name: stage?.label ?? 'Lead', account_id: null, contact_id: deal.contact_id, additional_contacts: [],
    deal_size: number(deal.value), close_date: null, next_action_date: null, next_steps: null, owner_id: null, custom_fields: {}, created_at: created, updated_at: changed,
  };
  return { id: newId(), type, record_id: id, contact_id: null, seq: sequence, at, data: null, body: JSON.stringify({ event: type, ts: at, payload: { opportunity }, sequence }) };
}

/** What the contact is found by; the texts of the bench are ASCII. */
function searchRow({ id, full_name, company, email, phone, created_at }) {
  const parts = [full_name, company, email].map((text) => (text ?? '').toLowerCase());
  return { id, created_at, email_key: email?.toLowerCase() ?? null, folded: [...parts, (phone ?? '').replace(/\D/g, '')].join('\u001f') };
}

async function create(input) {
  const [pipelines, statement] = statements.create;
  const [pipeline] = await run(pipelines);
  const stage = pipeline.stages.find(({ key }) => key === input.deal_stage);
  const now = new Date().toISOString();
  const contact = toContact({ email: null, phone: null, location: null, ...input, id: newId(), source: 'api', account_id: null, custom: {}, created_at: now, updated_at: now });
  const deal = { id: newId(), name: contact.company, pipeline_id: stage.pipeline_id, stage_id: stage.id, contact_id: contact.id, primary_at: now, value: contact.deal_value, created_at: now, updated_at: now };
  const rows = { contacts: contact, contact_emails: { email_key: contact.email?.toLowerCase(), contact_id: contact.id }, contacts_search: searchRow(contact), deals: deal, deals_search: { id: deal.id, folded: deal.name.toLowerCase() }, events: [event('contact.created', contact, now, 1), dealEvent('opportunity.created', deal, stage, now, 1)] };
  await run(statement, writes.create(rows));
  return contact;
}

/** The values of a read that was captured for another record, or for a list of one. */
const about = ({ values: [org, captured] }, id) => [org, Array.isArray(captured) ? [id] : id];

async function patch(id, input) {
  const [find, live, pipelines, statement] = statements.patch;
  const [row] = await run(find, about(find, id));
  const [deal] = await run(live, about(live, id));
  const [pipeline] = await run(pipelines);
  const stage = pipeline.stages.find(({ key }) => key === input.deal_stage);
  const now = new Date().toISOString();
  const contact = toContact({ ...row, deal_stage: stage.key, updated_at: now });
  const move = { new_stage: stage.key, previous_stage: row.deal_stage };
  const rows = {
    contacts: { ...row, ...contact, seq: row.seq + 2, version: row.version + 1, stored_version: row.version },
    deals: { ...deal, stage_id: stage.id, updated_at: now, seq: deal.seq + 1, version: deal.version + 1, stored_version: deal.version },
    events: [
      event('contact.updated', contact, now, row.seq + 1, { changed: ['deal_stage'] }),
      event('deal.stage_changed', contact, now, row.seq + 2, move, move),
      dealEvent('opportunity.updated', deal, stage, now, deal.seq + 1),
    ],
  };
  await run(statement, writes.patch(rows));
  return contact;
}

async function remove(id) {
  const [find, activities, deals, pipelines, notes, tasks, statement] = statements.delete;
  const [row] = await run(find, about(find, id));
  await run(activities, about(activities, id));
  const [deal] = await run(deals, about(deals, id));
  await run(pipelines);
  await run(notes, about(notes, id));
  await run(tasks, about(tasks, id));
  const now = new Date().toISOString();
  const rows = {
    contacts: { id, stored_version: row.version },
    activity_contacts: { id: [id] },
    // Those about other contacts, too, stay.
    pushed_activities: { id: [id], others: [id] },
    contact_emails: { email_key: row.email?.toLowerCase(), contact_id: id, id },
    deals: { ...deal, contact_id: null, primary_at: null, updated_at: now, seq: deal.seq + 1, version: deal.version + 1, stored_version: deal.version },
    // Of the timeline that goes, and of the event that comes.
    events: [event('contact.deleted', toContact(row), now, row.seq + 1), dealEvent('opportunity.updated', { ...deal, contact_id: null }, null, now, deal.seq + 1)],
  };
  if (row.email === null) {
    await run(statement, writes.delete(rows));
    return;
  }
  const [, , , , , , lock, leaving] = statements.deleteEmail;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await run(lock, [[`email ${find.values[0]} ${row.email.toLowerCase()}`]], client);
    await run(leaving, writes.deleteEmail(rows), client);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

function answer(response, status, body) {
  if (status === 204) {
    response.writeHead(204).end();
    return;
  }
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  const { method, url } = request;
  const fail = (error) => answer(response, 500, { error: String(error) });
  const id = url.split('/')[4];
  if (url === '/health/ready') answer(response, 200, {});
  else if (method === 'GET') (url.includes('/events') ? feed : list)(url).then((body) => answer(response, 200, body), fail);
  else if (method === 'DELETE') remove(id).then(() => answer(response, 204), fail);
  else {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const input = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (method === 'POST') create(input).then((body) => answer(response, 201, body), fail);
      else patch(id, input).then((body) => answer(response, 200, body), fail);
    });
  }
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
