import type { Failure, FailureKind } from '../../kernel/failure.js';

/**
 * The status of each kind of failure in this API (octolane.md, Conventions: status, other statuses), with the name that
 * logs and metrics have for it: answers carry no code.
 */
const STATUS_OF_KIND: Readonly<Record<FailureKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  no_fields: 400,
  invalid: 400,
  conflict: 400,
  precondition: 412,
  excessive: 429,
  unsupported: 415,
  unavailable: 503,
  internal: 500,
};

/** Where the kind does not decide. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  idempotency_in_progress: 409,
  method_not_allowed: 405,
  not_implemented: 501,
  payload_too_large: 413,
};

export function statusOf({ kind, code }: Failure): number {
  return STATUS_OF_CODE[code] ?? STATUS_OF_KIND[kind];
}
