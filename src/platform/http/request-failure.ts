import { HttpException } from '@nestjs/common';
import { ERROR_CODES, type ErrorCode } from '../../contracts/error-codes.js';
import { DomainError, type ErrorKind, type Issue } from '../../kernel/domain-error.js';

/** Why a request is refused, in terms that every dialect can put into its own words. */
export class RequestFailure extends Error {
  readonly inDomainWords: boolean;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: readonly Issue[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions & {
      /** The issues name fields as the domain does; each dialect has its own spelling for them. */
      readonly inDomainWords?: boolean;
    },
  ) {
    super(message, options);
    this.name = 'RequestFailure';
    this.inDomainWords = options?.inDomainWords ?? false;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

const CODE_OF_KIND: Readonly<Record<ErrorKind, ErrorCode>> = {
  not_found: 'not_found',
  no_fields: 'no_fields',
  invalid: 'validation',
  conflict: 'validation',
  unavailable: 'unavailable',
};

/** What is unavailable is so for a moment, as far as anybody knows. */
export const AFTER_A_SECOND = { 'retry-after': '1' } as const;

/** One failure for whatever was thrown. What nobody foresaw is `internal` and tells nothing of itself. */
export function toRequestFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  if (error instanceof DomainError) return new RequestFailure(CODE_OF_KIND[error.kind], error.message, error.issues, error.kind === 'unavailable' ? AFTER_A_SECOND : {}, { cause: error, inDomainWords: true });
  switch (statusOf(error)) {
    case 404:
      return routeNotFound();
    case 413:
      return payloadTooLarge();
    case 415:
      return unsupportedMediaType();
    case 400:
      return new RequestFailure('bad_request', 'The request is not well-formed HTTP.', [], {}, { cause: error });
    default:
      return new RequestFailure('internal', 'Something went wrong on our side; the X-Request-Id of this answer leads to what it was.', [], {}, { cause: error });
  }
}

export function routeNotFound(): RequestFailure {
  return new RequestFailure('not_found', 'There is no such route: see /docs for those that exist.');
}

export function payloadTooLarge(): RequestFailure {
  return new RequestFailure('payload_too_large', 'The body is larger than 1 MiB: send less at a time.');
}

export function unsupportedMediaType(): RequestFailure {
  return new RequestFailure('unsupported_media_type', 'The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.');
}

/** The status of an error of Nest or Fastify; of anything else, 500. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}
