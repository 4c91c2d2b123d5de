import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../contracts/scopes.js';
import type { Dialect } from '../../platform/http/dialect.js';
import { timesSent } from '../../platform/http/request/raw-headers.js';
import { RequestFailure } from '../../platform/http/request-failure.js';
import { publishedName } from './names.js';
import type { ErrorBody } from './error.dto.js';

/** Below it, `admin` is the scope of every route, also of those that there are not. */
const SETTINGS = '/api/v1/settings';

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/** How the OraTek API is spoken (oratek.md, Authentication and Errors). */
export const oratekDialect: Dialect = {
  prefix: '/api/v1',

  tokenOf(request: FastifyRequest): string {
    const header = request.headers.authorization;
    if (header === undefined) {
      throw new RequestFailure('missing_api_key', 'There is no Authorization header: send "Authorization: Bearer <token>".');
    }
    if (timesSent(request.raw.rawHeaders, 'authorization') > 1) {
      throw new RequestFailure('invalid_api_key', 'There is more than one Authorization header: send one.');
    }
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) {
      throw new RequestFailure('invalid_api_key', 'The Authorization header holds no Bearer token: send "Authorization: Bearer <token>".');
    }
    return token;
  },

  scopeOf(path: string, method: string): Scope {
    if (path === SETTINGS || path.startsWith(`${SETTINGS}/`)) return 'admin';
    return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
  },

  render(failure) {
    const body: ErrorBody = { error: failure.code, message: failure.message };
    if (failure.code === 'validation') {
      body.details = failure.issues.map(({ field, code, message }) => ({ field: failure.inDomainWords ? publishedName(field) : field, code, message }));
    }
    return { status: failure.status, headers: failure.status === 401 ? { ...failure.headers, 'www-authenticate': 'Bearer' } : failure.headers, body };
  },
};
