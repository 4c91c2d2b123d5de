// The servers of a row must tell the same, or the ratio means nothing.
import { ask } from './load.mjs';

const TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/;

/** A value in one form: servers write times in their own. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.keys(value).sort().map((key) => [key, plain(value[key])]));
  return typeof value === 'string' && TIME.test(value) ? Date.parse(value) : value;
}

/** What all have to agree on: of a read everything but its cursor, of a change the names in its answer, since each changes another record. */
function essence({ status, body }, isRead) {
  if (!isRead) return JSON.stringify([status, Object.keys(body ?? {})]);
  const { meta, ...rest } = body;
  return JSON.stringify([status, plain(rest), meta && plain({ ...meta, next_cursor: meta.next_cursor !== null })]);
}

const methodOf = (request) => request.slice(0, request.indexOf(' '));

/** The next request of the row with this method: one row mixes several. */
function nextOfMethod(row, method) {
  for (;;) {
    const request = row.next();
    if (methodOf(request) === method) return request;
  }
}

/** Throws if a server answers otherwise than the first one does. @param {import('./rows.mjs').Row} row */
export async function compareAnswers(row, servers) {
  const request = row.next();
  const isRead = request.startsWith('GET ');
  const answers = [];
  for (const { port } of servers) answers.push(await ask({ port, request: isRead || answers.length === 0 ? request : nextOfMethod(row, methodOf(request)) }));
  for (const [n, answer] of answers.entries()) {
    if (![row.status].flat().includes(answer.status)) throw new Error(`${servers[n].name} answers ${answer.status}: ${JSON.stringify(answer.body).slice(0, 500)}`);
    const [expected, actual] = [answers[0], answer].map((one) => essence(one, isRead));
    if (actual === expected) continue;
    const at = [...actual].findIndex((letter, index) => letter !== expected[index]);
    const around = (text) => text.slice(Math.max(0, at - 100), at + 100);
    throw new Error(`${servers[n].name} answers otherwise than ${servers[0].name}:\n${around(expected)}\n${around(actual)}`);
  }
}
