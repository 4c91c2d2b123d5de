import type { FastifyRequest } from 'fastify';

/** The query as sent, with its question mark; empty if there is none. */
export function queryOf(request: FastifyRequest): string {
  return /\?.*/.exec(request.raw.url ?? '')?.[0] ?? '';
}

/**
 * The fault of the request's target, or null. A fragment is refused (RFC 9112, 3.2): a proxy and this server could
 * interpret it differently.
 */
export function targetFault(target = '/'): string | null {
  return target.includes('#') ? 'The address has a "#", which begins what is never sent: leave it out, or write it as %23.' : null;
}

/** The path that decides the API of the answer: the pattern of the matched route, else the requested path, decoded. */
export function pathOf(request: FastifyRequest, isRouted: boolean): string {
  const pattern = isRouted ? request.routeOptions.url : undefined;
  return pattern ?? requestedPath(request.raw.url);
}

/** The path of a request's target, decoded if it can be. */
export function requestedPath(target = '/'): string {
  // A client may send the absolute form, as to a proxy.
  const raw = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const end = raw.search(/[?#]/);
  const path = end < 0 ? raw : raw.slice(0, end);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
