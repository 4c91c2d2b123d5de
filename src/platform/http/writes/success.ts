import type { FastifyRequest } from 'fastify';
import type { SetCookie } from '../../../contracts/visit.js';
import { tagOf } from './entity-tag.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Path of the record that the route makes, with the record's fields in braces: `/api/v1/tasks/{id}`. */
    location?: string;
  }
}

/** The answer to a handler's success. Its headers are set once the unit has committed, never before. */
export interface Success {
  /** The body; undefined if there is none. */
  readonly body: unknown;
  /** The status that the handler chose; undefined for that of its route. */
  readonly status?: number | undefined;
  /** Headers that only a success carries; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const STATUSES = new WeakMap<object, number>();
const COOKIES = new WeakMap<object, readonly SetCookie[]>();

/** Returns the same body, to be answered with this status, where a route has several. */
export function withStatus<Body extends object>(body: Body, status: number): Body {
  STATUSES.set(body, status);
  return body;
}

/** Returns the same body, to be answered with these cookies, where a route `setsCookies`. */
export function withCookies<Body extends object>(body: Body, cookies: readonly SetCookie[]): Body {
  COOKIES.set(body, cookies);
  return body;
}

/** The cookies that a handler attached to the body. */
export function cookiesOf(body: unknown): readonly SetCookie[] {
  return (typeof body === 'object' && body !== null ? COOKIES.get(body) : undefined) ?? [];
}

/**
 * The success of a handler that returned `body`, with the headers that its route declares. Throws if the record lacks a
 * declared field: called inside the unit, so that nothing is written then.
 */
export function successOf(request: FastifyRequest, body: unknown): Success {
  const { location, entityTag } = request.routeOptions.config;
  const status = typeof body === 'object' && body !== null ? STATUSES.get(body) : undefined;
  return { body, status, headers: { ...(location === undefined ? {} : { location: locationOf(location, body) }), ...(entityTag ? { etag: tagOf(body) } : {}) } };
}

function locationOf(template: string, record: unknown): string {
  return template.replace(/\{(\w+)\}/g, (_braces, field: string) => {
    const value = (record as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (typeof value !== 'string') throw new Error(`The record has no "${field}" for the Location ${template}`);
    return encodeURIComponent(value);
  });
}
