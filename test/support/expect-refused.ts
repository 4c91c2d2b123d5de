import type { Answer } from './api-client.js';

/** The error of `/v1`: this status, this message, and one sentence for each of these fields. */
export function expectRefused(answer: Answer, status: number, message: string | RegExp, errors: Readonly<Record<string, string | RegExp>> = {}): void {
  const expected = (text: string | RegExp): unknown => (typeof text === 'string' ? text : expect.stringMatching(text));
  expect({ status: answer.status, body: answer.body as unknown }).toEqual({
    status,
    body: { success: false, statusCode: status, message: expected(message), errors: Object.fromEntries(Object.entries(errors).map(([field, text]) => [field, expected(text)])) },
  });
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
}
