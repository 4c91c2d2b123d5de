import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../contracts/scopes.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { Surface } from '../../platform/http/surface.js';
import { timesSent } from '../../platform/http/request/raw-headers.js';
import { Failure, type FailureKind } from '../../kernel/failure.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import type { ErrorBody } from './error.dto.js';
import { wordedIssues, wordedMessage } from './words.js';

/** Below it, every route has the scope `admin`, even paths without a route. */
const SETTINGS = '/api/v1/settings';

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/** The OraTek API (oratek.md, Authentication and Errors). */
export const oratekSurface: Surface = {
  name: 'oratek',
  prefix: '/api/v1',
  bodies: [{ type: 'application/json', maxBytes: 1024 * 1024 }],

  async authenticate(request, credentials, browsers): Promise<Principal> {
    // With the header, the cookie is ignored.
    const person = request.headers.authorization === undefined ? await browsers.personOf(request) : null;
    if (person) return person;
    const verdict = await credentials.judge(tokenOf(request));
    switch (verdict.outcome) {
      case 'valid':
        return verdict.principal;
      case 'unknown':
        throw new Failure('unauthenticated', 'invalid_api_key', 'The token matches no issued key: check that it was copied whole.');
      case 'revoked':
        throw new Failure('unauthenticated', 'revoked_api_key', 'The token was revoked: issue a new one.');
      case 'expired':
        throw new Failure('unauthenticated', 'revoked_api_key', 'The token has expired: issue a new one.');
    }
  },

  scopeOf(path: string, method: string): Scope {
    if (path === SETTINGS || path.startsWith(`${SETTINGS}/`)) return 'admin';
    return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  },

  render(failure, given) {
    const code = codeOf(failure);
    const body: ErrorBody = { error: code, message: wordedMessage(failure) };
    if (code === 'validation') body.details = wordedIssues(failure);
    const status = given ?? ERROR_CODES[code].status;
    return { status, code, headers: status === 401 ? { 'www-authenticate': 'Bearer' } : {}, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
  },
};

/** The token as sent. Throws `unauthenticated` if there is none, or if it cannot be one. */
function tokenOf(request: FastifyRequest): string {
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new Failure('unauthenticated', 'missing_api_key', 'There is no Authorization header: send "Authorization: Bearer <token>".');
  }
  if (timesSent(request.raw.rawHeaders, 'authorization') > 1) {
    throw new Failure('unauthenticated', 'invalid_api_key', 'There is more than one Authorization header: send one.');
  }
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) {
    throw new Failure('unauthenticated', 'invalid_api_key', 'The Authorization header holds no Bearer token: send "Authorization: Bearer <token>".');
  }
  return token;
}

/** The code of failures that this API does not distinguish further than by kind. */
const CODE_OF_KIND: Readonly<Record<FailureKind, ErrorCode>> = {
  malformed: 'bad_request',
  unauthenticated: 'invalid_api_key',
  forbidden: 'insufficient_scope',
  not_found: 'not_found',
  no_fields: 'no_fields',
  invalid: 'validation',
  conflict: 'validation',
  precondition: 'precondition_failed',
  excessive: 'rate_limited',
  unsupported: 'not_implemented',
  unavailable: 'unavailable',
  internal: 'internal',
};

/** The code of failures that this API distinguishes only by their message, where it differs from that of their kind. */
const SHARED_CODE: Readonly<Record<string, ErrorCode>> = { content_type_repeated: 'unsupported_media_type' };

/** The code of a failure in this API. */
export function codeOf({ kind, code }: Failure): ErrorCode {
  return code in ERROR_CODES ? (code as ErrorCode) : (SHARED_CODE[code] ?? CODE_OF_KIND[kind]);
}
