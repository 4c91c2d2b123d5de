import { type ErrorDocs, routeDecorators } from '../../platform/openapi/route-decorators.js';
import { ErrorEnvelope } from './envelope.js';
import { SHAPE } from './input.js';

const error = (status: number, meaning: string, message: string, errors: Readonly<Record<string, string>> = {}) => ({ status, meaning, example: { success: false, statusCode: status, message, errors } });

/** The errors of this API, by names that only the document's source has: answers carry none (octolane.md, Conventions). */
const ERRORS = {
  invalid: error(400, 'The body or a parameter breaks a rule; `errors` has one sentence for each field.', 'Validation error', { pipeline_id: 'Pipeline id must be a valid uuid' }),
  invalid_json: error(400, 'The body is not JSON.', 'The body is not valid JSON.'),
  no_fields: error(400, 'A PATCH with an empty body.', 'The body names no field to change: send at least one.'),
  idempotency_mismatch: error(400, 'This Idempotency-Key was used before for another method, path or body.', 'This Idempotency-Key was used before for another request: use a new key for each change.'),
  unauthenticated: error(401, 'The key is missing, unknown, revoked or expired.', 'There is no x-api-key header: send "x-api-key: <key>".'),
  forbidden: error(403, 'The key lacks the scope that the request needs; the message names it.', 'The token lacks the scope "write", which this request needs: use a key that has it.'),
  https_required: error(403, 'The request came over plain HTTP, which production refuses.', 'Plain HTTP is refused: call with https://, and behind a proxy have it named in TRUSTED_PROXIES and send X-Forwarded-Proto.'),
  not_found: error(404, 'There is no such record in your organization, or no such route; `errors` names the field where a record that the body names does not exist.', 'There is no such route: see /docs for those that exist.'),
  idempotency_in_progress: error(409, 'The first request with this Idempotency-Key still runs; `Retry-After` says when to ask again.', 'The first request with this Idempotency-Key still runs: send it again in a moment.'),
  precondition_failed: error(412, 'The record is not as If-Match demands, or is as If-None-Match excludes; nothing was changed.', 'The record is one that your If-None-Match excludes: leave the header out to change it nevertheless.'),
  payload_too_large: error(413, 'The body is larger than 1 MiB.', 'The body is larger than 1 MiB: send less at a time.'),
  unsupported_media_type: error(415, 'The body is not application/json in UTF-8.', 'The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.'),
  rate_limited: error(429, 'The organization has used up its requests of the last hour, or over 100 requests without a valid key came from the address within a minute. `Retry-After` says when one is admitted again.', 'Your organization has made 5000 requests within an hour, all that it may: try again in 12 seconds.'),
  internal: error(500, 'A fault of the server; the request id leads to its log.', 'Something went wrong on our side; the X-Request-Id of this answer leads to what it was.'),
  not_implemented: error(501, 'The request needs what the server does not do: a transfer coding other than `chunked`.', 'The server takes no transfer coding but "chunked": send the body as it is.'),
  unavailable: error(503, 'The server cannot answer at the moment, or does not know whether a change was made; `Retry-After` says when to ask again.', 'The service cannot reach its database in time; try again in a moment.'),
};

/** The name of an error that a route documents. */
export type DocumentedError = keyof typeof ERRORS;

/** The decorators of this API's routes. */
export const { RequireScope } = routeDecorators<DocumentedError>({
  security: 'apiKey',
  session: 'session',
  shape: SHAPE,
  errorSchema: ErrorEnvelope,
  errors: Object.fromEntries(Object.entries(ERRORS).map(([name, { status, meaning, example }]) => [name, { status, meaning, examples: { [name]: example } }])) as Record<DocumentedError, ErrorDocs>,
  describeError: (_name, meaning) => meaning,
  everywhere: ['invalid', 'unauthenticated', 'forbidden', 'https_required', 'rate_limited', 'internal', 'unavailable'],
  withBody: ['invalid_json', 'payload_too_large', 'unsupported_media_type', 'not_implemented'],
  ofChanges: ['idempotency_in_progress', 'idempotency_mismatch'],
  precondition: 'precondition_failed',
  headersOfStatus: {},
});
