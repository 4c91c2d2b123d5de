import type { CustomFetch } from 'openid-client';
import type { OutboundHttp } from '../../../../platform/outbound-http/outbound-http.js';

/** Milliseconds of one question to a provider. */
export const QUESTION_TIMEOUT_MS = 5_000;
/** The most bytes of an answer: discovery documents and key sets have a few thousand. */
const MAX_BYTES = 256 * 1024;
/** Statuses that have no body by the standard of fetch. */
const BODYLESS: ReadonlySet<number> = new Set([204, 205, 304]);

/** A `fetch` for openid-client that goes through the guarded client: it follows no redirect, and is bounded in time and size. */
export function guardedFetch(http: OutboundHttp): CustomFetch {
  return async (url, { method, headers, body }) => {
    if (method !== 'GET' && method !== 'POST') throw new Error(`A provider is never asked by ${method}`);
    const answer = await http.call({ method, url, headers, body: textOf(body), timeout: QUESTION_TIMEOUT_MS, maxBytes: MAX_BYTES });
    return new Response(BODYLESS.has(answer.status) ? null : new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  };
}

function textOf(body: Parameters<CustomFetch>[1]['body']): string | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('openid-client sends a body of another kind than forms');
}
