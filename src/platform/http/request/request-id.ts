import type { IncomingMessage } from 'node:http';
import { newId } from '../../../kernel/ids.js';

/** Allows no character that an address or a path would need. */
const SANE = /^[\w.:-]{1,128}$/;
/** A secret that a client sent in the wrong header. */
const SECRET = /otk_|whsec_/i;

/** The client's `X-Request-Id`, if it is safe in a log line; else a new id. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const sent = request.headers['x-request-id'];
  return typeof sent === 'string' && SANE.test(sent) && !SECRET.test(sent) ? sent : newId();
}
