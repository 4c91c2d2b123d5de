import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { hash } from 'node:crypto';
import type { Precondition } from '../../../kernel/precondition.js';
import { RequestFailure } from '../request-failure.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers with one record, and so with its entity tag. */
    entityTag?: boolean;
    /** Fields of that record that its tag leaves out. */
    untagged?: readonly string[];
  }
}

/** Stands for whatever tag the record has. */
const ANY = '*';
/** 128 bits of the digest, as base64url. */
const TAG_LENGTH = 22;
const NEXT_TAG = /[\s,]*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")(?=\s*(?:,|$))/y;

/** The strong entity tag of a representation (RFC 9110, 8.8.3): equal for equal bytes only. */
export function entityTagOf(representation: string | Buffer): string {
  return `"${hash('sha256', representation, 'base64url').slice(0, TAG_LENGTH)}"`;
}

/** Gives every answer of a route that is declared so its tag, and 304 instead of what the client already has. */
export function registerEntityTags(instance: FastifyInstance): void {
  instance.addHook('onRoute', (route) => {
    if (!route.config?.entityTag) return;
    // What Fastify has there for HEAD: it takes the body away, which the tag is made of.
    const [next, ...others] = [route.onSend ?? []].flat();
    const tag: onSendHookHandler = function (request, reply, payload, done) {
      if (tagAnswer(request, reply, payload)) done(null, null);
      else if (next) void next.call(this, request, reply, payload, done);
      else done(null, payload);
    };
    route.onSend = [tag, ...others];
  });
}

/** Whether the client has the answer already: then the status is 304. */
function tagAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): boolean {
  if (typeof payload !== 'string' || reply.statusCode >= 300) return false;
  const { shownOnce = [], untagged = [] } = request.routeOptions.config;
  const tag = entityTagOf(shownOnce.length + untagged.length === 0 ? payload : without(JSON.parse(payload) as object, [...shownOnce, ...untagged]));
  void reply.header('etag', tag);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || !isKnown(request.headers['if-none-match'], tag)) return false;
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

/** What a tag is made of, where it is not the whole answer. */
function without(record: object, names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name))));
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
  const message = `${name} must be the ETag of an earlier answer, with its quotes, or a list of them.`;
  throw new RequestFailure('validation', message, [{ field: name, code: 'entity_tag', message }]);
}

/**
 * What the If-Match and the If-None-Match of a change demand of the record, in this order (RFC 9110, 13.2.2); null if
 * that is nothing. A tag that the client holds is that of the record alone as it was answered, so the published record is
 * all that is needed to compare.
 * @param untagged fields that the tag leaves out
 */
export function preconditionOf(headers: { readonly 'if-match'?: string | undefined; readonly 'if-none-match'?: string | undefined }, untagged: readonly string[] = []): Precondition<object> | null {
  const match = conditionOf('If-Match', headers['if-match']);
  const noneMatch = conditionOf('If-None-Match', headers['if-none-match']);
  if ((match === null || match === ANY) && noneMatch === null) return null;
  return (current) => {
    const tag = entityTagOf(untagged.length === 0 ? JSON.stringify(current) : without(current, untagged));
    // Strong comparison (13.1.1): a weak tag never matches.
    if (match !== null && match !== ANY && !match.includes(tag)) {
      throw new RequestFailure('precondition_failed', 'The record is no longer as your If-Match says: get it again, and decide anew.');
    }
    // Weak comparison (13.1.2). The record exists, so `*` matches it.
    if (noneMatch !== null && (noneMatch === ANY || weaklyHas(noneMatch, tag))) {
      throw new RequestFailure('precondition_failed', 'The record is one that your If-None-Match excludes: leave the header out to change it nevertheless.');
    }
  };
}

/** What the request takes for granted about the record that it changes, in a handler. */
export const Conditions = createParamDecorator((_data: unknown, context: ExecutionContext): Precondition<object> | null => {
  const { headers, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
  return preconditionOf(headers, routeOptions.config.untagged);
});
