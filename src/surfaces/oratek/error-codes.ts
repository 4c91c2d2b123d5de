/**
 * Every error code that a client can meet, with its status (oratek.md, Errors). They are stable: clients switch on them.
 */
export const ERROR_CODES = {
  no_fields: { status: 400, meaning: 'A PATCH with an empty body.' },
  invalid_json: { status: 400, meaning: 'The body is not JSON, or not an object.' },
  missing_api_key: { status: 401, meaning: 'There is no Authorization header.' },
  invalid_api_key: { status: 401, meaning: 'The header holds no Bearer token, or one that matches no issued key.' },
  revoked_api_key: { status: 401, meaning: 'The key was revoked or has expired.' },
  insufficient_scope: { status: 403, meaning: 'The key lacks the scope that the request needs; the message names it.' },
  https_required: { status: 403, meaning: 'The request came over plain HTTP, which production refuses.' },
  not_found: { status: 404, meaning: 'There is no such record in your organization, or no such route.' },
  method_not_allowed: { status: 405, meaning: 'The path exists, but not with this method; `Allow` lists those it has.' },
  idempotency_in_progress: { status: 409, meaning: 'The first request with this Idempotency-Key still runs; `Retry-After` says when to ask again.' },
  precondition_failed: { status: 412, meaning: 'The record is not as If-Match demands, or is as If-None-Match excludes; nothing was changed.' },
  payload_too_large: { status: 413, meaning: 'The body is larger than 1 MiB.' },
  unsupported_media_type: { status: 415, meaning: 'The body is not application/json in UTF-8.' },
  validation: { status: 422, meaning: 'The body, a query parameter or a header breaks a rule; `details` lists every fault.' },
  idempotency_mismatch: { status: 422, meaning: 'This Idempotency-Key was used before for another method, path or body.' },
  rate_limited: { status: 429, meaning: 'The organization has used up its requests of the last hour, or over 100 requests without a valid token came from the address within a minute (then without the RateLimit headers; a valid token is never refused for that). Also too many requests of an organization that wait for events at a time. `Retry-After` says when one is admitted again.' },
  bad_request: { status: 400, meaning: 'The request is not well-formed HTTP.' },
  not_implemented: { status: 501, meaning: 'The request needs what the server does not do: a transfer coding other than `chunked`.' },
  internal: { status: 500, meaning: 'A fault of the server; the request id leads to its log.' },
  unavailable: { status: 503, meaning: 'The server cannot answer at the moment, or the database ended what took it too long; `Retry-After` says when to ask again.' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
