import { type ErrorDocs, routeDecorators } from '../../platform/openapi/route-decorators.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import { ErrorBody } from './error.dto.js';
import { SHAPE } from './input.js';

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
  precondition_failed: { error: 'precondition_failed', message: 'The record no longer matches your If-Match: read it again before you change it.' },
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
const OF_CHANGES_BESIDES: Readonly<Partial<Record<ErrorCode, NonNullable<ErrorDocs['ofChanges']>>>> = {
  unavailable: {
    meaning: 'Where the database did not say in time whether it took the change, the message says so: it may hold or not. The same request with the same Idempotency-Key tells; without one, look before you send it again.',
    examples: { outcome_unknown: { error: 'unavailable', message: 'The database did not say in time whether it took the change: it may hold or not. Send the request again with the same Idempotency-Key, if it had one, to be told; otherwise look first.' } },
  },
};


/** The decorators of this API's routes; a parameter that a route does not know is a 422. */
export const { RequireScope, DocumentErrors } = routeDecorators<ErrorCode>({
  security: 'token',
  session: 'session',
  shape: SHAPE,
  errorSchema: ErrorBody,
  errors: Object.fromEntries(Object.entries(ERROR_CODES).map(([code, docs]) => [code, docsOf(code as ErrorCode, docs)])) as Record<ErrorCode, ErrorDocs>,
  describeError: (code, meaning) => `\`${code}\`: ${meaning}`,
  everywhere: ['missing_api_key', 'invalid_api_key', 'revoked_api_key', 'insufficient_scope', 'https_required', 'validation', 'rate_limited', 'internal', 'unavailable'],
  withBody: ['invalid_json', 'payload_too_large', 'unsupported_media_type', 'not_implemented'],
  ofChanges: ['idempotency_in_progress', 'idempotency_mismatch'],
  precondition: 'precondition_failed',
  headersOfStatus: { 401: ['WWW-Authenticate'] },
});

function docsOf(code: ErrorCode, { status, meaning }: { readonly status: number; readonly meaning: string }): ErrorDocs {
  const ofChanges = OF_CHANGES_BESIDES[code];
  return { status, meaning, examples: { [code]: EXAMPLES[code] }, ...(ofChanges ? { ofChanges } : {}) };
}
