// The rows of the bench over /api/v1: what each asks for, and what the references have to know to answer it.
import { captureChanges } from './changes.mjs';
import { once } from './database.mjs';
import { contactsFound, contactsPage, dealsPage, PLAIN, STORED, tasksPage } from './read-statements.mjs';
import { requestOf, turns } from './requests.mjs';

const CONTACTS = '/api/v1/contacts';
const HOT = `${CONTACTS}?label=hot&limit=50`;
const DEALS = '/api/v1/deals?limit=50';
const TASKS = '/api/v1/tasks?limit=50';
const EVENTS = '/api/v1/events';
const [RARE, COMMON] = ['zephyr', 'wasatch'];
/** So many contacts are changed in turns: enough that none is asked for twice at once. */
const CHANGED = 20_000;
const STAGES = ['qualified', 'proposal'];

let made = 0;
/** The body of a contact with an email of its own, in a stage. */
export function newContact() {
  const n = ++made;
  return {
    full_name: `Bench Person ${n}`, company: `Summit Drug Testing ${n % 500}`, email: `bench${process.pid}.${n}@example.com`, phone: '+18015550100',
    location: 'Salt Lake City, UT', deal_stage: 'lead', deal_value: 1200.5, label: 'warm', tags: ['vip', 'trade-show'],
  };
}

/**
 * @typedef {object} Workload
 * @property {string} title
 * @property {number | number[]} status
 * @property {() => string} next the bytes of the next request
 *
 * @typedef {Workload & { name: string, references: string[], connections?: number, uses?: number, beside?: Workload }} Row
 *   `references`: those that can answer it; `uses`: it uses contacts up, of which there are so many; `beside`: another request to the application itself, to whose speed it is given as a ratio
 */

/**
 * @param {{ url: string, size: object, main: object, small: object, send: Function }} options organizations with their keys
 * @returns {Promise<{ rows: Row[], reference: { orgId: string, stages: object[], pages: object, changes: object } }>} `reference`: what the references know:
 *   of lists the statement of each address, of changes those that the application sends
 */
export async function prepareRows({ url, size, main, small, send }) {
  const { orgId, token } = main;
  const select = async (text) => (await once(url, text, [orgId])).rows;
  const ids = async (where, limit = 'ALL') => (await select(`SELECT id FROM contacts WHERE org_id = $1 AND ${where} ORDER BY id LIMIT ${limit}`)).map(({ id }) => id);
  const read = async (address) => send({ method: 'GET', url: address, token });
  const get = (address, key = token) => {
    const request = requestOf(key, 'GET', address);
    return { title: `GET ${address.replace(/cursor=[^&]{2,}/, 'cursor=…')}`, status: 200, next: () => request };
  };

  const changes = await captureChanges(send, token, newContact);
  const pages = { plain: {}, stored: {} };
  const page = (name, address, statementOf, more = {}) => {
    for (const records of [PLAIN, STORED]) pages[records.name][address] = statementOf(records);
    return { name, ...get(address), references: ['bare', 'stored', 'nest'], ...more };
  };
  /** The page after so many records, by the cursor of the page before. */
  const deepPage = async (name, list, depth, valueOf, pageOf, more = {}) => {
    const { data, meta } = (await read(`${list}&offset=${depth - 50}`)).body;
    const { id, ...last } = data.at(-1);
    const place = { orgId, after: { value: valueOf(last), id }, limit: 50 };
    const row = page(name, `${list}&cursor=${meta.next_cursor}`, (records) => pageOf(records, place), { beside: get(list), ...more });
    return { ...row, title: `${row.title}, after ${depth}` };
  };
  const found = (name, word) => page(name, `${CONTACTS}?q=${word}&limit=50`, (records) => contactsFound(records, { orgId, q: word, limit: 50 }), { references: ['bare', 'stored'], connections: 1 });
  const feed = async () => {
    const address = `${EVENTS}?cursor=${(await read(`${EVENTS}?cursor=0&limit=100`)).body.meta.next_cursor}&limit=100`;
    // The feed passes on bytes in any server: the application's own statement.
    const sent = (await read(address)).statements.filter(({ text }) => text.includes('FROM events'));
    if (sent.length !== 1) throw new Error(`${sent.length} statements for ${address}: the bare server runs one.`);
    return page('events', address, () => sent[0], { references: ['bare'] });
  };

  const known = turns((await ids("full_name NOT LIKE 'Leaving%' AND deal_stage IS NULL", 2_000)).map((id) => requestOf(token, 'GET', `${CONTACTS}/${id}`)));
  // None of those that other rows read: what a reference writes must not change what the application reads.
  const change = changesOf(token, await ids("deal_stage = 'lead' AND label IS DISTINCT FROM 'hot' AND full_name NOT LIKE 'Leaving%' AND company NOT LIKE 'Zephyr%'", CHANGED));
  const create = { title: `POST ${CONTACTS}`, status: 201, next: () => requestOf(token, 'POST', CONTACTS, newContact()) };
  const leaving = async (name, where, title) => {
    const requests = (await ids(`full_name LIKE 'Leaving%' AND ${where}`)).map((id) => requestOf(token, 'DELETE', `${CONTACTS}/${id}`));
    return { name, title: `DELETE ${CONTACTS}/{id}, ${title} an email`, status: 204, references: ['bare', 'nest'], uses: requests.length, next: turns(requests) };
  };
  const both = { references: ['bare', 'nest'] };

  const list = page('list', HOT, (records) => contactsPage(records, { orgId, label: 'hot', limit: 50 }));
  const one = { name: 'get', title: `GET ${CONTACTS}/{id}`, status: 200, next: known, references: ['bare', 'stored', 'nest'] };
  const rare = found('q-rare', RARE);
  const rows = [
    list,
    await deepPage('list-deep', `${CONTACTS}?limit=50`, size.contacts / 2, ({ created_at }) => created_at, contactsPage),
    { name: 'list-small', ...get(HOT, small.token), title: `GET ${HOT}, of ${size.small} contacts`, references: [], beside: list },
    rare,
    found('q-common', COMMON),
    one,
    { name: 'create', ...create, ...both },
    { name: 'patch', title: `PATCH ${CONTACTS}/{id}, its location`, status: 200, next: change.location, ...both },
    { name: 'patch-stage', title: `PATCH ${CONTACTS}/{id}, its stage`, status: 200, next: change.stage, ...both },
    await leaving('delete', 'email IS NULL', 'without'),
    await leaving('delete-email', 'email IS NOT NULL', 'with'),
    page('tasks', TASKS, (records) => tasksPage(records, { orgId, limit: 50 })),
    page('deals', DEALS, (records) => dealsPage(records, { orgId, limit: 50 }), both),
    await deepPage('deals-deep', DEALS, size.contacts / 5, ({ deal_value }) => `${deal_value ?? -1}`, dealsPage, both),
    await feed(),
    // In 20 requests: 14 lists, 3 single records, a creation, a change and a search.
    {
      name: 'mixed', title: '70 % list, 15 % get, 10 % create or patch, 5 % search', status: [200, 201], references: ['bare', 'stored'],
      next: inTurn(['list', 'list', 'get', 'list', 'list', 'create', 'list', 'list', 'get', 'list', 'list', 'search', 'list', 'list', 'get', 'list', 'list', 'patch', 'list', 'list'], { list: list.next, get: known, create: create.next, patch: change.location, search: rare.next }),
    },
  ];
  const stages = await select('SELECT id, key, label, pipeline_id FROM stages WHERE org_id = $1');
  return { rows, reference: { orgId, stages, pages, changes } };
}

/** Changes of one contact after the other; each changes something. */
function changesOf(token, ids) {
  const changes = (bodyOf) => {
    let sent = 0;
    return () => {
      const n = sent++;
      return requestOf(token, 'PATCH', `${CONTACTS}/${ids[n % ids.length]}`, bodyOf(n));
    };
  };
  return {
    location: changes((n) => ({ location: `Office ${n}` })),
    // All move to one stage, then, in the next turn, to the other.
    stage: changes((n) => ({ deal_stage: STAGES[Math.floor(n / ids.length) % STAGES.length] })),
  };
}

function inTurn(order, nexts) {
  let sent = 0;
  return () => nexts[order[sent++ % order.length]]();
}
