import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler, preSerializationHookHandler } from 'fastify';
import { hash } from 'node:crypto';
import { Failure } from '../../../kernel/failure.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers with one record, and so with its entity tag. */
    entityTag?: boolean;
  }
}

/** Stands for whatever tag the record has. */
const ANY = '*';
/** 128 bits of the digest, as base64url. */
const TAG_LENGTH = 22;
const NEXT_TAG = /[\s,]*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")(?=\s*(?:,|$))/y;

/** The strong entity tag (RFC 9110, 8.8.3) of a representation, or of what decides about its bytes: equal for equal ones only. */
export function entityTagOf(identity: string | Buffer): string {
  return `"${hash('sha256', identity, 'base64url').slice(0, TAG_LENGTH)}"`;
}

/** The strong entity tag of a record by what it shows. */
export function contentTag(record: object, untagged: readonly string[] = []): string {
  return entityTagOf(JSON.stringify(untagged.length === 0 ? record : Object.fromEntries(Object.entries(record).filter(([name]) => !untagged.includes(name)))));
}

/** The tags of answers that are on their way: of the object that a handler returns, not of its bytes. */
const TAGS = new WeakMap<object, string>();

/** The same body, which is answered with this tag. */
export function withTag<Body extends object>(body: Body, tag: string): Body {
  TAGS.set(body, tag);
  return body;
}

/**
 * The tag that the body was given.
 * @throws Error if it was given none: the route promises one
 */
export function tagOf(body: unknown): string {
  const tag = typeof body === 'object' && body !== null ? TAGS.get(body) : undefined;
  if (tag === undefined) throw new Error('The route promises a record, and its handler returned a body without an entity tag');
  return tag;
}

/** Gives every answer of a route that reads a record its tag, and 304 instead of what the client already has. What writes has it among the headers of its success. */
export function registerEntityTags(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (!route.config?.entityTag || !(methods.includes('GET') || methods.includes('HEAD'))) return;
    const tag: preSerializationHookHandler = (_request, reply, payload, done) => {
      if (reply.statusCode < 300) void reply.header('etag', tagOf(payload));
      done(null, payload);
    };
    route.preSerialization = [tag, ...[route.preSerialization ?? []].flat()];
    // Fastify's own hook for HEAD stands there, which cannot do without a body: a 304 passes it by.
    const [next, ...others] = [route.onSend ?? []].flat();
    const spare: onSendHookHandler = function (request, reply, payload, done) {
      if (isSpared(request, reply)) done(null, null);
      else if (next) void next.call(this, request, reply, payload, done);
      else done(null, payload);
    };
    route.onSend = [spare, ...others];
  });
}

/** Whether the client has the answer already: then the status is 304. */
function isSpared(request: FastifyRequest, reply: FastifyReply): boolean {
  const tag = reply.getHeader('etag');
  if (reply.statusCode >= 300 || typeof tag !== 'string' || !isKnown(request.headers['if-none-match'], tag)) return false;
  void reply.code(304).removeHeader('content-type');
  return true;
}

/** The tags of a list, whose elements may be empty (RFC 9110, 5.6.1); null if it is none. */
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

/** Whether an If-None-Match matches the tag. The comparison is weak (RFC 9110, 13.1.2); what is no list of tags matches nothing. */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === ANY || weaklyHas(tagsOf(header) ?? [], tag);
}

function weaklyHas(tags: readonly string[], tag: string): boolean {
  return tags.some((one) => one.replace(/^W\//, '') === tag);
}

type ConditionName = 'If-Match' | 'If-None-Match';

/** The tags that the header of a change lists, `*`, or null without one. Throws `validation`: to ignore it would be to change what must not be. */
function conditionOf(name: ConditionName, header: string | undefined): readonly string[] | typeof ANY | null {
  if (header === undefined) return null;
  if (header.trim() === ANY) return ANY;
  const tags = tagsOf(header);
  if (tags) return tags;
  const rule = 'must be the ETag of an earlier answer, with its quotes, or a list of them';
  throw new Failure('invalid', 'validation', `${name} ${rule}.`, [{ path: [name], code: 'entity_tag', rule }], { namesAsSent: true });
}

/**
 * What the If-Match and the If-None-Match of a change demand of the record's tag, in this order (RFC 9110, 13.2.2); null
 * if that is nothing.
 */
export function preconditionOf(headers: { readonly 'if-match'?: string | undefined; readonly 'if-none-match'?: string | undefined }): ((tag: string) => void) | null {
  const match = conditionOf('If-Match', headers['if-match']);
  const noneMatch = conditionOf('If-None-Match', headers['if-none-match']);
  if ((match === null || match === ANY) && noneMatch === null) return null;
  return (tag) => {
    // Strong comparison (13.1.1): a weak tag never matches.
    if (match !== null && match !== ANY && !match.includes(tag)) {
      throw new Failure('precondition', 'precondition_failed', 'The record is no longer as your If-Match says: get it again, and decide anew.');
    }
    // Weak comparison (13.1.2). The record exists, so `*` matches it.
    if (noneMatch !== null && (noneMatch === ANY || weaklyHas(noneMatch, tag))) {
      throw new Failure('precondition', 'precondition_failed', 'The record is one that your If-None-Match excludes: leave the header out to change it nevertheless.');
    }
  };
}
