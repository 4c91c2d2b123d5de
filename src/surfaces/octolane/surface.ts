import type { Surface } from '../../platform/http/surface.js';
import { timesSent } from '../../platform/http/request/raw-headers.js';
import { Failure } from '../../kernel/failure.js';
import type { ErrorEnvelope } from './envelope.js';
import { statusOf } from './error-codes.js';
import { errorsOf, isOfTheBody, messageOf } from './words.js';

const HEADER = 'x-api-key';

/** The Octolane-compatible API (octolane.md, Conventions). Its keys are those of `/api/v1`. */
export const octolaneSurface: Surface = {
  name: 'octolane',
  prefix: '/v1',
  bodies: [{ type: 'application/json', maxBytes: 1024 * 1024 }],

  async authenticate(request, credentials, browsers) {
    const sent = request.headers[HEADER];
    // With the header, the cookie is ignored.
    const person = sent === undefined ? await browsers.personOf(request) : null;
    if (person) return person;
    if (sent === undefined || sent === '') throw new Failure('unauthenticated', 'missing_api_key', 'There is no key.');
    // Node joins repeated headers of this name.
    if (timesSent(request.raw.rawHeaders, HEADER) > 1) throw new Failure('unauthenticated', 'invalid_api_key', 'There is more than one x-api-key header: send one.');
    const verdict = await credentials.judge(String(sent).trim());
    switch (verdict.outcome) {
      case 'valid':
        return verdict.principal;
      case 'unknown':
        throw new Failure('unauthenticated', 'invalid_api_key', 'The key matches no issued key: check that it was copied whole.');
      case 'revoked':
        throw new Failure('unauthenticated', 'revoked_api_key', 'The key was revoked: issue a new one.');
      case 'expired':
        throw new Failure('unauthenticated', 'revoked_api_key', 'The key has expired: issue a new one.');
    }
  },

  scopeOf: (path, method) => (method === 'GET' || method === 'HEAD' || (method === 'POST' && path.endsWith('/search')) ? 'read' : 'write'),

  render(failure, status = statusOf(failure)) {
    const body: ErrorEnvelope = { success: false, statusCode: status, message: messageOf(failure), errors: isOfTheBody(failure) ? {} : errorsOf(failure) };
    return { status, code: failure.code, headers: {}, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
  },
};
