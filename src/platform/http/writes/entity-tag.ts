import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler, preSerializationHookHandler } from 'fastify';
import { hash } from 'node:crypto';
import { Failure } from '../../../kernel/failure.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers with one record, and so with its entity tag. */
    entityTag?: boolean;
  }
}

/** Matches any tag. */
const ANY = '*';
/** 128 bits of the digest, as base64url. */
const TAG_LENGTH = 22;
const NEXT_TAG = /[\s,]*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")(?=\s*(?:,|$))/y;

/**
 * The strong entity tag (RFC 9110, 8.8.3) of a representation, or of a value that determines its bytes: equal only if
 * those are equal.
 */
export function entityTagOf(identity: string | Buffer): string {
  return `"${hash('sha256', identity, 'base64url').slice(0, TAG_LENGTH)}"`;
}

/** The strong entity tag of a record by its published content. */
export function contentTag(record: object, untagged: readonly string[] = []): string {
  return entityTagOf(JSON.stringify(untagged.length === 0 ? record : Object.fromEntries(Object.entries(record).filter(([name]) => !untagged.includes(name)))));
}

/** The tags of pending answers, by the object that a handler returned, not by its bytes. */
const TAGS = new WeakMap<object, string>();

/** Returns the same body, with this tag attached. */
export function withTag<Body extends object>(body: Body, tag: string): Body {
  TAGS.set(body, tag);
  return body;
}

/** Returns the body with the tag of the record that it carries, if that has one: an envelope has the tag of its content. */
export function taggedLike<Body extends object>(record: object, body: Body): Body {
  const tag = TAGS.get(record);
  return tag === undefined ? body : withTag(body, tag);
}

/** The tag attached to the body. @throws Error if there is none: the route promises one */
export function tagOf(body: unknown): string {
  const tag = typeof body === 'object' && body !== null ? TAGS.get(body) : undefined;
  if (tag === undefined) throw new Error('The route promises a record, and its handler returned a body without an entity tag');
  return tag;
}

/**
 * Gives every answer of a route that reads a record its tag, or 304 if the client has it already. Writes have it among
 * the headers of their success.
 */
export function registerEntityTags(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (!route.config?.entityTag || !(methods.includes('GET') || methods.includes('HEAD'))) return;
    const tag: preSerializationHookHandler = (_request, reply, payload, done) => {
      if (reply.statusCode < 300) void reply.header('etag', tagOf(payload));
      done(null, payload);
    };
    route.preSerialization = [tag, ...[route.preSerialization ?? []].flat()];
    // Fastify's own onSend hook for HEAD comes after, and needs a body: a 304 skips it.
    const [next, ...others] = [route.onSend ?? []].flat();
    const spare: onSendHookHandler = function (request, reply, payload, done) {
      if (isSpared(request, reply)) done(null, null);
      else if (next) void next.call(this, request, reply, payload, done);
      else done(null, payload);
    };
    route.onSend = [spare, ...others];
  });
}

/** Whether the client already has the answer: then the status is 304. */
function isSpared(request: FastifyRequest, reply: FastifyReply): boolean {
  const tag = reply.getHeader('etag');
  if (reply.statusCode >= 300 || typeof tag !== 'string' || !isKnown(request.headers['if-none-match'], tag)) return false;
  void reply.code(304).removeHeader('content-type');
  return true;
}

/** The tags of a list, whose elements may be empty (RFC 9110, 5.6.1); null if it is not a list. */
function tagsOf(header: string): string[] | null {
  const tags: string[] = [];
  NEXT_TAG.lastIndex = 0;
  let end = 0;
  for (let found = NEXT_TAG.exec(header); found; found = NEXT_TAG.exec(header)) {
    tags.push(found[1] ?? '');
    end = NEXT_TAG.lastIndex;
  }
  return tags.length > 0 && /^[\s,]*$/.test(header.slice(end)) ? tags : null;
}

/**
 * Whether an If-None-Match matches the tag. The comparison is weak (RFC 9110, 13.1.2); an invalid list matches nothing.
 */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === ANY || weaklyHas(tagsOf(header) ?? [], tag);
}

function weaklyHas(tags: readonly string[], tag: string): boolean {
  return tags.some((one) => one.replace(/^W\//, '') === tag);
}

type ConditionName = 'If-Match' | 'If-None-Match';

/**
 * The tags of a write's header, `*`, or null without one. Throws `validation`: ignoring an invalid condition could
 * overwrite a change.
 */
function conditionOf(name: ConditionName, header: string | undefined): readonly string[] | typeof ANY | null {
  if (header === undefined) return null;
  if (header.trim() === ANY) return ANY;
  const tags = tagsOf(header);
  if (tags) return tags;
  const rule = 'must be the ETag of an earlier answer, with its quotes, or a list of them';
  throw new Failure('invalid', 'validation', `${name} ${rule}.`, [{ path: [name], code: 'entity_tag', rule }], { namesAsSent: true });
}

/**
 * The precondition of a write's If-Match and If-None-Match, in this order (RFC 9110, 13.2.2); null if there is none.
 */
export function preconditionOf(headers: { readonly 'if-match'?: string | undefined; readonly 'if-none-match'?: string | undefined }): ((tag: string) => void) | null {
  const match = conditionOf('If-Match', headers['if-match']);
  const noneMatch = conditionOf('If-None-Match', headers['if-none-match']);
  if ((match === null || match === ANY) && noneMatch === null) return null;
  return (tag) => {
    // Strong comparison (13.1.1): a weak tag never matches.
    if (match !== null && match !== ANY && !match.includes(tag)) {
      throw new Failure('precondition', 'precondition_failed', 'The record no longer matches your If-Match: read it again before you change it.');
    }
    // Weak comparison (13.1.2). The record exists, so `*` matches it.
    if (noneMatch !== null && (noneMatch === ANY || weaklyHas(noneMatch, tag))) {
      throw new Failure('precondition', 'precondition_failed', 'The record is one that your If-None-Match excludes: leave the header out to change it nevertheless.');
    }
  };
}
