import type { FastifyRequest } from 'fastify';

/** The query as sent, with its question mark; empty if there is none. */
export function queryOf(request: FastifyRequest): string {
  return /\?.*/.exec(request.raw.url ?? '')?.[0] ?? '';
}

/** What is wrong with the request's target, or null. It has no fragment (RFC 9112, 3.2): one reads it as such, the next as part of the query. */
export function targetFault(target = '/'): string | null {
  return target.includes('#') ? 'The address has a "#", which begins what is never sent: leave it out, or write it as %23.' : null;
}

/** The path that decides who answers: the pattern of the route that matched, else what was asked for, decoded. */
export function pathOf(request: FastifyRequest, isRouted: boolean): string {
  const pattern = isRouted ? request.routeOptions.url : undefined;
  if (pattern !== undefined) return pattern;
  // A proxy may be asked with the whole address.
  const raw = (request.raw.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '');
  const end = raw.search(/[?#]/);
  const path = end < 0 ? raw : raw.slice(0, end);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
