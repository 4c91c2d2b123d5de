import { applyDecorators, type Type, UseGuards, UsePipes } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { Scope } from '../../contracts/scopes.js';
import { DeclareScope } from '../../platform/http/admission/access.js';
import { SHAPE } from './input.js';
import { ErrorBody } from './error.dto.js';
import { UnreadInputGuard } from '../../platform/input/unread-input.guard.js';
import { headers, type HeaderName, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, IF_NONE_MATCH_OF_CHANGES } from './documented-headers.js';

/** The example of each code, unless a route has a more specific one. */
const EXAMPLES: Readonly<Record<ErrorCode, object>> = {
  no_fields: { error: 'no_fields', message: 'The body names no field to change: send at least one.' },
  invalid_json: { error: 'invalid_json', message: 'The body is not valid JSON.' },
  bad_request: { error: 'bad_request', message: 'The request is not well-formed HTTP.' },
  missing_api_key: { error: 'missing_api_key', message: 'There is no Authorization header: send "Authorization: Bearer <token>".' },
  invalid_api_key: { error: 'invalid_api_key', message: 'The token matches no issued key: check that it was copied whole.' },
  revoked_api_key: { error: 'revoked_api_key', message: 'The token was revoked: issue a new one.' },
  insufficient_scope: { error: 'insufficient_scope', message: 'The token lacks the scope "write", which this request needs: use a key that has it.' },
  https_required: {
    error: 'https_required',
    message: 'Plain HTTP is refused: call with https://, and behind a proxy have it named in TRUSTED_PROXIES and send X-Forwarded-Proto.',
  },
  not_found: { error: 'not_found', message: 'Contact does not exist or has been deleted.' },
  method_not_allowed: { error: 'method_not_allowed', message: 'The path exists, but not with this method: it has GET, HEAD, OPTIONS, POST.' },
  idempotency_in_progress: { error: 'idempotency_in_progress', message: 'The first request with this Idempotency-Key still runs: send it again in a moment.' },
  precondition_failed: { error: 'precondition_failed', message: 'The record is no longer as your If-Match says: get it again, and decide anew.' },
  payload_too_large: { error: 'payload_too_large', message: 'The body is larger than 1 MiB: send less at a time.' },
  unsupported_media_type: { error: 'unsupported_media_type', message: 'The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.' },
  validation: {
    error: 'validation',
    message: 'deal_value must be at least 0.',
    details: [{ field: 'deal_value', code: 'min', message: 'deal_value must be at least 0.' }],
  },
  idempotency_mismatch: { error: 'idempotency_mismatch', message: 'This Idempotency-Key was used before for another request: use a new key for each change.' },
  rate_limited: { error: 'rate_limited', message: 'Your organization has made 5000 requests within an hour, all that it may: try again in 12 seconds.' },
  not_implemented: { error: 'not_implemented', message: 'The server takes no transfer coding but "chunked": send the body as it is.' },
  internal: { error: 'internal', message: 'Something went wrong on our side; the X-Request-Id of this answer leads to what it was.' },
  unavailable: { error: 'unavailable', message: 'The service cannot reach its database in time; try again in a moment.' },
};

/** The additional meaning of a code on routes that write, with an example. */
const OF_CHANGES_BESIDES: Readonly<Partial<Record<ErrorCode, { readonly meaning: string; readonly examples: Readonly<Record<string, object>> }>>> = {
  unavailable: {
    meaning: 'Where the database did not say in time whether it took the change, the message says so: it may hold or not. The same request with the same Idempotency-Key tells; without one, look before you send it again.',
    examples: { outcome_unknown: { error: 'unavailable', message: 'The database did not say in time whether it took the change: it may hold or not. Send the request again with the same Idempotency-Key, if it had one, to be told; otherwise look first.' } },
  },
};

/** Errors that every route with a token can answer; a parameter that a route does not know is a 422. */
const EVERYWHERE: readonly ErrorCode[] = ['missing_api_key', 'invalid_api_key', 'revoked_api_key', 'insufficient_scope', 'https_required', 'validation', 'rate_limited', 'internal', 'unavailable'];
/** Errors that every route can answer whose requests may have a body, even one that must be empty. */
const WITH_BODY: readonly ErrorCode[] = ['invalid_json', 'payload_too_large', 'unsupported_media_type', 'not_implemented'];

/** Errors that every route that changes something can answer. */
const OF_CHANGES: readonly ErrorCode[] = ['idempotency_in_progress', 'idempotency_mismatch'];

/** The headers of every answer to a valid token. */
const OF_EVERY_ANSWER: readonly HeaderName[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
const OF_STATUS: Readonly<Partial<Record<number, readonly HeaderName[]>>> = { 401: ['WWW-Authenticate'], 409: ['Retry-After'], 429: ['Retry-After'], 503: ['Retry-After'] };

/** The documentation of a route of this API. */
export interface RouteDocs {
  /** The operation's id: the name of the method in a generated client. */
  readonly id: string;
  readonly summary: string;
  /** In plain words; the scope is added. */
  readonly description: string;
  readonly success: {
    readonly status: 200 | 201 | 204;
    readonly description: string;
    readonly type?: Type<unknown>;
    /** It is one record, which has an ETag. */
    readonly record?: true;
    /** Path of the record that the route makes, with the record's fields in braces: the answer's `Location`. */
    readonly location?: `/${string}`;
    /** Fields of the answer that are shown once: a retry with the same Idempotency-Key gets null in their place. */
    readonly shownOnce?: readonly string[];
  };
  readonly body?: boolean;
  /** It changes nothing, although its scope would allow it. */
  readonly reads?: true;
  /** Its errors in addition to those of every route. */
  readonly errors: readonly ErrorCode[];
}

/**
 * Declares a route's access and documents it: operation, security, success, and every error. This is the only place
 * that decides the answer to a key without `scope`.
 */
export function RequireScope(scope: Scope, docs: RouteDocs): MethodDecorator {
  const { status, description, type, record = false, location, shownOnce = [] } = docs.success;
  const isChange = scope !== 'read' && !docs.reads;
  const codes = new Set<ErrorCode>([...EVERYWHERE, ...(docs.body || (isChange && status !== 204) ? WITH_BODY : []), ...(isChange ? OF_CHANGES : []), ...docs.errors]);
  const names: HeaderName[] = [...OF_EVERY_ANSWER, ...(record ? (['ETag'] as const) : []), ...(isChange ? (['Idempotency-Replayed'] as const) : []), ...(location === undefined ? [] : (['Location'] as const))];
  return applyDecorators(
    DeclareScope(scope, { entityTag: record, shownOnce, ...(location === undefined ? {} : { location }) }),
    UseGuards(UnreadInputGuard),
    UsePipes(SHAPE),
    ApiBearerAuth('token'),
    ApiExtraModels(ErrorBody),
    ApiOperation({ operationId: docs.id, summary: docs.summary, description: `${docs.description}\n\nNeeds the scope \`${scope}\`.` }),
    ...(isChange ? [ApiHeader(IDEMPOTENCY_KEY)] : []),
    ...(docs.errors.includes('precondition_failed') ? [ApiHeader(IF_MATCH), ApiHeader(IF_NONE_MATCH_OF_CHANGES)] : []),
    ApiResponse({ status, description, ...(type ? { type } : {}), headers: headers(names) }),
    ...(record && !isChange
      ? [ApiHeader(IF_NONE_MATCH), ApiResponse({ status: 304, description: 'The record is still as your `If-None-Match` says.', headers: headers([...OF_EVERY_ANSWER, 'ETag']) })]
      : []),
    ...errorResponses([...codes], { limited: true, isChange }),
  );
}

/** Documents the errors of a route that asks for no token. */
export function DocumentErrors(...codes: readonly ErrorCode[]): MethodDecorator {
  return applyDecorators(ApiExtraModels(ErrorBody), ...errorResponses(codes, { limited: false, isChange: false }));
}

interface ErrorsOf {
  /** Whether the route's requests are counted; its answers then carry the headers of the rate limit. */
  readonly limited: boolean;
  readonly isChange: boolean;
}

function errorResponses(codes: readonly ErrorCode[], { limited, isChange }: ErrorsOf): MethodDecorator[] {
  const besides = (code: ErrorCode) => (isChange ? OF_CHANGES_BESIDES[code] : undefined);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(ERROR_CODES[code].status, [...(byStatus.get(ERROR_CODES[code].status) ?? []), code]);
  return [...byStatus].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => [`\`${code}\`: ${ERROR_CODES[code].meaning}`, besides(code)?.meaning].filter(Boolean).join(' ')).join(' '),
      headers: headers([...(limited && status < 500 && status !== 401 ? OF_EVERY_ANSWER : (['X-Request-Id'] as const)), ...(OF_STATUS[status] ?? [])]),
      content: {
        'application/json': {
          schema: { $ref: getSchemaPath(ErrorBody) },
          examples: Object.fromEntries(group.flatMap((code) => Object.entries({ [code]: EXAMPLES[code], ...besides(code)?.examples }).map(([name, value]) => [name, { value }]))),
        },
      },
    }),
  );
}
