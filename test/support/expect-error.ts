import type { Answer } from './api-client.js';

/** The contract's error: this status, this code, one sentence, and `details` only with `validation`, for these fields. */
export function expectError(answer: Answer, status: number, code: string, fields?: readonly string[]): void {
  const { error, message, details, ...others } = answer.body as Record<string, unknown>;
  expect({ status: answer.status, error, others }).toEqual({ status, error: code, others: {} });
  expect(message).toMatch(/\.$/);
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  if (status === 503) expect(answer.headers['retry-after']).toBe('1');
  if (code !== 'validation') expect(details).toBeUndefined();
  if (fields) expect((details as { field: string }[]).map(({ field }) => field).sort()).toEqual([...fields].sort());
}
