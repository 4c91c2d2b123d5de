import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from '../../../contracts/error-codes.js';
import type { Scope } from '../../../contracts/scopes.js';
import { DeclareScope } from '../access.js';
import { ErrorBody } from './error.dto.js';

const REQUEST_ID = {
  description: 'Id of this request, which its log lines carry. Send your own in the same header to have it used.',
  schema: { type: 'string' },
} as const;

/** What each code looks like where nothing more special is known. */
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
  payload_too_large: { error: 'payload_too_large', message: 'The body is larger than 1 MiB: send less at a time.' },
  unsupported_media_type: { error: 'unsupported_media_type', message: 'The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.' },
  validation: {
    error: 'validation',
    message: 'deal_value must be at least 0.',
    details: [{ field: 'deal_value', code: 'min', message: 'deal_value must be at least 0.' }],
  },
  internal: { error: 'internal', message: 'Something went wrong on our side; the X-Request-Id of this answer leads to what it was.' },
  unavailable: { error: 'unavailable', message: 'The service cannot reach its database in time; try again in a moment.' },
};

/** Errors that every route with a token can answer. */
const EVERYWHERE: readonly ErrorCode[] = ['missing_api_key', 'invalid_api_key', 'revoked_api_key', 'insufficient_scope', 'https_required', 'internal', 'unavailable'];
/** Errors that every route with a JSON body can answer. */
const WITH_BODY: readonly ErrorCode[] = ['invalid_json', 'payload_too_large', 'unsupported_media_type', 'validation'];

/** What a route of this API says of itself. */
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
    readonly headers?: Readonly<Record<string, { description: string; schema: { type: 'string'; format?: string } }>>;
  };
  readonly body?: boolean;
  /** What it can answer beyond what every route can. */
  readonly errors: readonly ErrorCode[];
}

/**
 * Declares a route's access and documents it: operation, security, success, and every error that it can answer. What a
 * key without `scope` gets is decided here and nowhere else.
 */
export function RequireScope(scope: Scope, docs: RouteDocs): MethodDecorator {
  const { status, description, type, headers } = docs.success;
  const codes = new Set<ErrorCode>([...EVERYWHERE, ...(docs.body ? WITH_BODY : []), ...docs.errors]);
  return applyDecorators(
    DeclareScope(scope),
    ApiBearerAuth('token'),
    ApiExtraModels(ErrorBody),
    ApiOperation({ operationId: docs.id, summary: docs.summary, description: `${docs.description}\n\nNeeds the scope \`${scope}\`.` }),
    ApiResponse({ status, description, ...(type ? { type } : {}), headers: { 'X-Request-Id': REQUEST_ID, ...headers } }),
    ...errorResponses([...codes]),
  );
}

/** Documents the errors of a route that asks for no token. */
export function DocumentErrors(...codes: readonly ErrorCode[]): MethodDecorator {
  return applyDecorators(ApiExtraModels(ErrorBody), ...errorResponses(codes));
}

function errorResponses(codes: readonly ErrorCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(ERROR_CODES[code].status, [...(byStatus.get(ERROR_CODES[code].status) ?? []), code]);
  return [...byStatus].map(([status, group]) =>
    ApiResponse({
      status,
      description: group.map((code) => `\`${code}\`: ${ERROR_CODES[code].meaning}`).join(' '),
      headers: {
        'X-Request-Id': REQUEST_ID,
        ...(status === 401 ? { 'WWW-Authenticate': { description: 'Always `Bearer`.', schema: { type: 'string' } } } : {}),
      },
      content: {
        'application/json': {
          schema: { $ref: getSchemaPath(ErrorBody) },
          examples: Object.fromEntries(group.map((code) => [code, { value: EXAMPLES[code] }])),
        },
      },
    }),
  );
}
