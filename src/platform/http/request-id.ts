import type { IncomingMessage } from 'node:http';
import { newId } from '../../kernel/ids.js';

const SANE = /^[\w.:/+=@-]{1,128}$/;

/** The client's own `X-Request-Id`, if it sent one that can stand in a log line as it is; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const sent = request.headers['x-request-id'];
  return typeof sent === 'string' && SANE.test(sent) ? sent : newId();
}
