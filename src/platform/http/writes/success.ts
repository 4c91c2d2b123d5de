import type { FastifyRequest } from 'fastify';
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
  /** Headers that only a success carries; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The success of a handler that returned `body`, with the headers that its route declares. Throws if the record lacks a
 * declared field: called inside the unit, so that nothing is written then.
 */
export function successOf(request: FastifyRequest, body: unknown): Success {
  const { location, entityTag } = request.routeOptions.config;
  return { body, headers: { ...(location === undefined ? {} : { location: locationOf(location, body) }), ...(entityTag ? { etag: tagOf(body) } : {}) } };
}

function locationOf(template: string, record: unknown): string {
  return template.replace(/\{(\w+)\}/g, (_braces, field: string) => {
    const value = (record as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (typeof value !== 'string') throw new Error(`The record has no "${field}" for the Location ${template}`);
    return encodeURIComponent(value);
  });
}
