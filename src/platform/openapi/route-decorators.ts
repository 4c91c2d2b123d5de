import { applyDecorators, type PipeTransform, type Type, UseGuards, UseInterceptors, UsePipes } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiSecurity, getSchemaPath } from '@nestjs/swagger';
import type { Scope } from '../../contracts/scopes.js';
import { DeclareScope } from '../http/admission/access.js';
import { VariesByAccept } from '../http/request/varies-by-accept.js';
import { UnreadInputGuard } from '../input/unread-input.guard.js';
import { headers, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, IF_NONE_MATCH_OF_CHANGES, OF_EVERY_ANSWER } from './headers.js';

/** An error of an API, as its document describes it. */
export interface ErrorDocs {
  readonly status: number;
  /** What it means, in whole sentences; Markdown. */
  readonly meaning: string;
  /** Bodies of it, by name. The first is the one that tools show. */
  readonly examples: Readonly<Record<string, object>>;
  /** What it means in addition on routes that write, with further examples. */
  readonly ofChanges?: { readonly meaning: string; readonly examples: Readonly<Record<string, object>> };
}

/** What the routes of one API have in common. */
export interface RouteKit<Code extends string> {
  /** The name of its security scheme for keys. */
  readonly security: string;
  /** The name of its security scheme for the session of a person. */
  readonly session: string;
  /** The input pipe of every route. */
  readonly shape: PipeTransform;
  /** The schema of every error. */
  readonly errorSchema: Type<unknown>;
  /** Every error that a route can document, in the order in which errors of one status are described. */
  readonly errors: Readonly<Record<Code, ErrorDocs>>;
  /** How the document begins the description of an error among others of its status, such as with its code. */
  readonly describeError: (code: Code, meaning: string) => string;
  /** Errors that every route with a scope can answer. */
  readonly everywhere: readonly Code[];
  /** Errors that every route can answer whose requests may have a body, even one that must be empty. */
  readonly withBody: readonly Code[];
  /** Errors that every route that changes something can answer. */
  readonly ofChanges: readonly Code[];
  /** The error that `If-Match` and `If-None-Match` cause: a route that names it takes these headers. */
  readonly precondition: Code;
  /** Headers of errors that are this API's own, by status. */
  readonly headersOfStatus: Readonly<Partial<Record<number, readonly string[]>>>;
}

/** A success of a route. */
export interface SuccessDocs {
  readonly status: 200 | 201 | 202 | 204;
  readonly description: string;
  /** The class of the body. */
  readonly type?: Type<unknown>;
  /** Another media type in which the route answers, of a text that no schema describes, such as `text/csv`. */
  readonly also?: string;
  /** The other success of this route, with the same body: that a record existed already, for instance. */
  readonly or?: { readonly status: 200 | 201 | 202; readonly description: string };
  /** It is one record, which has an ETag. */
  readonly record?: true;
  /** Path of the record that the route makes, with the record's fields in braces: the `Location` of an answer with 201. */
  readonly location?: `/${string}`;
  /** Fields of the answer that are shown once: a retry with the same Idempotency-Key gets null in their place. */
  readonly shownOnce?: readonly string[];
}

/** The documentation of a route. */
export interface RouteDocs<Code extends string> {
  /** The operation's id: the name of the method in a generated client. */
  readonly id: string;
  readonly summary: string;
  /** In plain words; the scope is added. */
  readonly description: string;
  readonly success: SuccessDocs;
  readonly body?: boolean;
  /** It changes nothing, although its scope would allow it. */
  readonly reads?: true;
  /** It concerns the person who asks, by a session: no key may call it. */
  readonly isPersonal?: true;
  /** The handler opens its units of work itself, and takes no `Idempotency-Key`, such as where the body must not be stored, not even as a digest. */
  readonly ownUnits?: true;
  /** Its errors in addition to those of every route. */
  readonly errors: readonly Code[];
}

/** The decorators of an API's routes. */
export interface RouteDecorators<Code extends string> {
  /**
   * Declares a route's access and documents it: operation, security, success, and every error. This is the only place
   * that decides the answer to a key without `scope`.
   */
  readonly RequireScope: (scope: Scope, docs: RouteDocs<Code>) => MethodDecorator;
  /** Documents the errors of a route that asks for no credentials. */
  readonly DocumentErrors: (...codes: readonly Code[]) => MethodDecorator;
}

const OF_STATUS: Readonly<Partial<Record<number, readonly string[]>>> = { 409: ['Retry-After'], 429: ['Retry-After'], 503: ['Retry-After'] };

interface ErrorsOf {
  /** Whether the route's requests are counted; its answers then carry the headers of the rate limit. */
  readonly limited: boolean;
  readonly isChange: boolean;
}

/** The decorators for the routes of one API. */
export function routeDecorators<Code extends string>(kit: RouteKit<Code>): RouteDecorators<Code> {
  function RequireScope(scope: Scope, docs: RouteDocs<Code>): MethodDecorator {
    const { status, description, type, also, or, record = false, location, shownOnce = [] } = docs.success;
    const { isPersonal = false, ownUnits = false } = docs;
    const isChange = scope !== 'read' && !docs.reads;
    const takesKey = isChange && !ownUnits;
    const codes = new Set<Code>([...kit.everywhere, ...(docs.body || (isChange && status !== 204) ? kit.withBody : []), ...(takesKey ? kit.ofChanges : []), ...docs.errors]);
    const names = [...OF_EVERY_ANSWER, ...(record ? ['ETag'] : []), ...(takesKey ? ['Idempotency-Replayed'] : [])];
    const success = (one: Pick<SuccessDocs, 'status' | 'description'>): MethodDecorator =>
      ApiResponse({ status: one.status, description: one.description, ...bodyOf(type, also), headers: headers([...names, ...(location !== undefined && one.status === 201 ? ['Location'] : [])]) });
    return applyDecorators(
      DeclareScope(scope, { entityTag: record && !ownUnits, shownOnce, ownUnits, isPersonal, ...(location === undefined ? {} : { location }) }),
      UseGuards(UnreadInputGuard),
      UsePipes(kit.shape),
      ...(also === undefined ? [] : [UseInterceptors(VariesByAccept)]),
      ...(isPersonal ? [] : [ApiSecurity(kit.security)]),
      ApiSecurity(kit.session),
      ApiExtraModels(kit.errorSchema, ...(type && also !== undefined ? [type] : [])),
      ApiOperation({ operationId: docs.id, summary: docs.summary, description: `${docs.description}\n\n${isPersonal ? 'For people alone: it needs a session, and no key may call it.' : `Needs the scope \`${scope}\`.`}` }),
      ...(takesKey ? [ApiHeader(IDEMPOTENCY_KEY)] : []),
      ...(docs.errors.includes(kit.precondition) ? [ApiHeader(IF_MATCH), ApiHeader(IF_NONE_MATCH_OF_CHANGES)] : []),
      success({ status, description }),
      ...(or ? [success(or)] : []),
      ...(record && !isChange
        ? [ApiHeader(IF_NONE_MATCH), ApiResponse({ status: 304, description: 'The record is still as your `If-None-Match` says.', headers: headers([...OF_EVERY_ANSWER, 'ETag']) })]
        : []),
      ...errorResponses([...codes], { limited: true, isChange: takesKey }),
    );
  }

  function bodyOf(type: Type<unknown> | undefined, also: string | undefined) {
    if (!type) return {};
    return also === undefined ? { type } : { content: { 'application/json': { schema: { $ref: getSchemaPath(type) } }, [also]: { schema: { type: 'string' } } } };
  }

  function DocumentErrors(...codes: readonly Code[]): MethodDecorator {
    return applyDecorators(ApiExtraModels(kit.errorSchema), ...errorResponses(codes, { limited: false, isChange: false }));
  }

  function errorResponses(codes: readonly Code[], { limited, isChange }: ErrorsOf): MethodDecorator[] {
    const byStatus = new Map<number, Code[]>();
    for (const code of codes) byStatus.set(kit.errors[code].status, [...(byStatus.get(kit.errors[code].status) ?? []), code]);
    return [...byStatus].map(([status, group]) => {
      const besides = (code: Code): ErrorDocs['ofChanges'] => (isChange ? kit.errors[code].ofChanges : undefined);
      return ApiResponse({
        status,
        description: group.map((code) => [kit.describeError(code, kit.errors[code].meaning), besides(code)?.meaning].filter(Boolean).join(' ')).join(' '),
        headers: headers([...(limited && status < 500 && status !== 401 ? OF_EVERY_ANSWER : ['X-Request-Id']), ...(OF_STATUS[status] ?? []), ...(kit.headersOfStatus[status] ?? [])]),
        content: {
          'application/json': {
            schema: { $ref: getSchemaPath(kit.errorSchema) },
            examples: Object.fromEntries(group.flatMap((code) => Object.entries({ ...kit.errors[code].examples, ...besides(code)?.examples }).map(([name, value]) => [name, { value }]))),
          },
        },
      });
    });
  }

  return { RequireScope, DocumentErrors };
}
