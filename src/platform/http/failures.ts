import { HttpException } from '@nestjs/common';
import { Failure } from '../../kernel/failure.js';

/**
 * The Failure for any thrown error. An unexpected one becomes `internal`, without its text.
 * @param supportAddress where the caller finds help; null if it is not known
 */
export function toFailure(error: unknown, supportAddress: string | null = null): Failure {
  if (error instanceof Failure) return error;
  switch (statusOf(error)) {
    case 404:
      return routeNotFound();
    case 413:
      return payloadTooLarge();
    case 415:
      return unsupportedMediaType();
    case 400:
      return new Failure('malformed', 'bad_request', 'The request is not well-formed HTTP.', [], { cause: error });
    default:
      return internal(error, supportAddress);
  }
}

function internal(cause: unknown, supportAddress: string | null): Failure {
  const help = supportAddress === null ? '' : ` Support: ${supportAddress}`;
  return new Failure('internal', 'internal', `Something went wrong on our side; the X-Request-Id of this answer leads to what it was.${help}`, [], { cause });
}

/** The headers of an answer with this failure. `unavailable` is assumed to be short. */
export function headersOf({ kind, headers }: Failure): Readonly<Record<string, string>> {
  return kind === 'unavailable' ? { 'retry-after': '1', ...headers } : headers;
}

export function routeNotFound(): Failure {
  return new Failure('not_found', 'route_not_found', 'There is no such route.');
}

export function payloadTooLarge(): Failure {
  return new Failure('excessive', 'payload_too_large', 'The body is too large: send less at a time.');
}

export function unsupportedMediaType(): Failure {
  return new Failure('unsupported', 'unsupported_media_type', 'The body is of a type that is not taken here.');
}

/** The status of an error of Nest or Fastify; of anything else, 500. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}
