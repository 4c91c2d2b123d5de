// What checks say of answers; each throws with what came instead.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

const shown = ({ status, text }) => `${status} ${text.slice(0, 400)}`;

/** The answer itself, if it has this status (or one of these). */
export function ok(answer, status = 200) {
  if (![status].flat().includes(answer.status)) assert.fail(`expected ${status}, got ${shown(answer)}`);
  return answer;
}

export const equal = (actual, expected, what = 'value') => assert.deepEqual(actual, expected, `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);

export function match(actual, pattern, what = 'value') {
  assert.ok(typeof actual === 'string' && pattern.test(actual), `${what}: expected ${pattern}, got ${JSON.stringify(actual)}`);
}

export const holds = (condition, what) => assert.ok(condition, what);

/** Each of these fields of the record is so. */
export function has(record, fields) {
  for (const [name, value] of Object.entries(fields)) equal(record?.[name], value, name);
}

/** The error of `/api/v1`; `fields` are those that the details name, in any order. */
export function refused(answer, status, code, fields) {
  ok(answer, status);
  equal(answer.body.error, code, 'error');
  match(answer.body.message, /\S/, 'message');
  equal(Object.keys(answer.body).sort(), status === 422 && answer.body.details ? ['details', 'error', 'message'] : ['error', 'message'], 'keys of the error');
  if (fields) equal([...new Set(answer.body.details.map(({ field }) => field))].sort(), [...fields].sort(), 'fields of the details');
}

/** The error of `/v1`; `errors` are the fields it names, in any order, or pairs of a field and its sentence. */
export function denied(answer, status, errors = []) {
  ok(answer, status);
  equal(Object.keys(answer.body).sort(), ['errors', 'message', 'statusCode', 'success'], 'keys of the error');
  has(answer.body, { success: false, statusCode: status });
  match(answer.body.message, /\S/, 'message');
  if (Array.isArray(errors)) equal(Object.keys(answer.body.errors).sort(), [...errors].sort(), 'fields of errors');
  else equal(answer.body.errors, errors, 'errors');
}

/** The data of a success of `/v1`. */
export function data(answer, status = 200) {
  ok(answer, status);
  equal(Object.keys(answer.body).sort(), ['data', 'message', 'success'], 'keys of the answer');
  equal(answer.body.success, true, 'success');
  match(answer.body.message, /\S/, 'message');
  return answer.body.data;
}

/** Tries again until it does not throw; gives up after a time in which only what hangs is not done. */
export async function eventually(attempt, milliseconds = 60_000) {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await sleep(100);
  }
}
