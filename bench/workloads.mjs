// The rows of the bench: what each asks for, over which organization, and which statements the application sends for it.
import { once } from './database.mjs';
import { contactsPage, dealsPage, tasksPage } from './plain-statements.mjs';
import { fillContacts, fillStages, fillTasks, fillTimelines, seed } from './seed.mjs';

export const ROWS = ['list', 'create', 'deals', 'deals-deep', 'tasks', 'events', 'patch', 'delete', 'delete-email'];

/** So many contacts change their stage in turns: enough that none is asked for twice at once. */
const MOVING = 20_000;
const STAGES = ['qualified', 'proposal'];

const CONTACTS = '/api/v1/contacts';
const LIST = `${CONTACTS}?label=hot&limit=50`;
const DEALS = '/api/v1/deals?limit=50';
const TASKS = '/api/v1/tasks?limit=50';
const EVENTS = '/api/v1/events';

let made = 0;
function newContact() {
  const n = ++made;
  return {
    full_name: `Bench Person ${n}`, company: `Wasatch Drug Testing ${n % 500}`, email: `bench${process.pid}.${n}@example.com`, phone: '+18015550100',
    location: 'Salt Lake City, UT', deal_stage: 'lead', deal_value: 1200.5, label: 'warm', tags: ['vip', 'trade-show'],
  };
}

/**
 * Makes and fills the organizations that these rows need.
 *
 * @param {{ url: string, rows: string[], contacts: number, deals: { staged: number, depth: number }, deletes: number, newOrganization: Function, send: Function }} options
 *   `deals`: how many contacts stand in a stage, and how deep the deep page lies; `deletes`: how many contacts each row of deletes uses up
 * @returns {Promise<{ workloads: { title: string, status: number, next: () => string, uses?: true }[], statements: object }>}
 *   the statements are those that the bare server runs: of lists by address, plain columns (`plain-statements.mjs`); of changes as the sequence that the application sends for each; a
 *   workload that `uses` contacts up has `deletes` requests to make, and no more
 */
export async function prepare({ url, rows, contacts, deals: { staged, depth }, deletes, newOrganization, send }) {
  const wants = (...names) => names.some((name) => rows.includes(name));
  const main = await newOrganization('bench');
  const deals = wants('deals', 'deals-deep') ? await newOrganization('deals') : null;
  const timelines = wants('delete', 'delete-email') ? await newOrganization('timelines') : null;
  await seed(url, async (client) => {
    if (wants('list', 'create', 'tasks', 'events', 'patch')) await fillContacts(client, main.orgId, contacts);
    if (wants('tasks')) await fillTasks(client, main.orgId, contacts);
    if (deals) await fillStages(client, deals.orgId, staged);
    if (timelines) await fillTimelines(client, timelines.orgId, deletes * 2);
  });
  const ids = async (where, orgId) => (await once(url, `SELECT id FROM contacts WHERE org_id = $1 AND ${where} ORDER BY id`, [orgId])).rows.map(({ id }) => id);

  const statements = { pages: {}, ...(await captureChanges(send, main.token)) };
  if (timelines) {
    const { delete: remove, deleteEmail } = await captureChanges(send, timelines.token);
    Object.assign(statements, { delete: remove, deleteEmail });
  }
  const workloads = [];
  const page = (title, { token }, address, statement) => {
    statements.pages[address] = statement;
    const request = requestOf(token, 'GET', address);
    workloads.push({ title, status: 200, next: () => request });
  };
  if (wants('list')) page(`GET ${LIST}`, main, LIST, contactsPage({ orgId: main.orgId, label: 'hot', limit: 50 }));
  if (wants('create')) workloads.push({ title: `POST ${CONTACTS}`, status: 201, next: () => requestOf(main.token, 'POST', CONTACTS, newContact()) });
  if (wants('deals')) page(`GET ${DEALS}, of ${staged} deals`, deals, DEALS, dealsPage({ orgId: deals.orgId, limit: 50 }));
  if (wants('deals-deep')) {
    const { body } = await send({ method: 'GET', url: `${DEALS}&offset=${depth - 50}`, token: deals.token });
    const { id, deal_value } = body.data.at(-1);
    page(`GET ${DEALS}&cursor=…, after ${depth} of ${staged}`, deals, `${DEALS}&cursor=${body.meta.next_cursor}`, dealsPage({ orgId: deals.orgId, after: { value: `${deal_value ?? -1}`, id }, limit: 50 }));
  }
  if (wants('tasks')) page(`GET ${TASKS}`, main, TASKS, tasksPage({ orgId: main.orgId, limit: 50 }));
  if (wants('events')) {
    const before = await send({ method: 'GET', url: `${EVENTS}?cursor=0&limit=100`, token: main.token });
    const address = `${EVENTS}?cursor=${before.body.meta.next_cursor}&limit=100`;
    // The feed is read as bytes by all: the application's own statement.
    const sent = (await send({ method: 'GET', url: address, token: main.token })).statements.filter(({ text }) => text.includes('FROM events'));
    if (sent.length !== 1) throw new Error(`${sent.length} statements for ${address}: the bare server runs one.`);
    page(`GET ${EVENTS}?cursor=…&limit=100, of ${contacts} events`, main, address, sent[0]);
  }
  if (wants('patch')) {
    const moving = await ids(`deal_stage = 'lead'`, main.orgId);
    workloads.push({ title: `PATCH ${CONTACTS}/{id}, its stage`, status: 200, next: moves(main.token, moving.slice(0, MOVING)) });
  }
  for (const [name, where, title] of [['delete', 'email IS NULL', 'without'], ['delete-email', 'email IS NOT NULL', 'with']]) {
    if (!wants(name)) continue;
    const doomed = await ids(where, timelines.orgId);
    let next = 0;
    workloads.push({ title: `DELETE ${CONTACTS}/{id}, ${title} an email, with 50 activities and a deal`, status: 204, uses: true, next: () => requestOf(timelines.token, 'DELETE', `${CONTACTS}/${doomed[next++]}`) });
  }
  return { workloads, statements };
}

/** One after the other moves to one stage, then, in the next turn, to the other. */
function moves(token, ids) {
  let sent = 0;
  return () => {
    const n = sent++;
    return requestOf(token, 'PATCH', `${CONTACTS}/${ids[n % ids.length]}`, { deal_stage: STAGES[Math.floor(n / ids.length) % STAGES.length] });
  };
}

function requestOf(token, method, path, body) {
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nAccept: application/json\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const text = JSON.stringify(body);
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** The statements of the changes, from the life of two contacts. */
async function captureChanges(send, token) {
  const of = async (request, names) => {
    const { statements, body } = await send({ ...request, token });
    // The key and the quota are looked up now and then, and the key's use is noted once a minute, not with each request.
    const sent = statements.filter(({ text }) => !/api_keys|FROM organizations/.test(text));
    if (sent.length !== names.length || names.some((name, index) => !sent[index].text.includes(name))) {
      throw new Error(`${request.method} ${request.url} sends other statements than the bare server knows:\n${sent.map(({ text }) => text).join('\n')}`);
    }
    return { sent, body };
  };
  const make = (contact) => of({ method: 'POST', url: CONTACTS, payload: JSON.stringify(contact) }, ['FROM pipelines', 'INSERT INTO contacts']);
  const drop = (id, names) => of({ method: 'DELETE', url: `${CONTACTS}/${id}` }, ['FROM contacts', 'FROM activity_contacts', 'FROM deals', 'FROM pipelines', 'FROM notes', 'FROM tasks', ...names, 'DELETE FROM contacts']);
  const { sent: create, body: one } = await make(newContact());
  const payload = JSON.stringify({ deal_stage: STAGES[0] });
  const { sent: patch } = await of({ method: 'PATCH', url: `${CONTACTS}/${one.id}`, payload }, ['FROM contacts', 'FROM deals', 'FROM pipelines', 'UPDATE contacts']);
  const { sent: deleteEmail } = await drop(one.id, ['pg_advisory_xact_lock']);
  const { body: other } = await make({ ...newContact(), email: undefined });
  const { sent: remove } = await drop(other.id, []);
  return { create, patch, delete: remove, deleteEmail };
}
