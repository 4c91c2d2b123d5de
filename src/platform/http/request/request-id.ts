import type { IncomingMessage } from 'node:http';
import { newId } from '../../../kernel/ids.js';

/** Nothing in which an address or a path could stand. */
const SANE = /^[\w.:-]{1,128}$/;
/** What somebody pasted into the wrong header. */
const SECRET = /otk_|whsec_/i;

/** The client's own `X-Request-Id`, if it sent one that can stand in a log line as it is; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const sent = request.headers['x-request-id'];
  return typeof sent === 'string' && SANE.test(sent) && !SECRET.test(sent) ? sent : newId();
}
