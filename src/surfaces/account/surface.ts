import type { Failure, FailureKind } from '../../kernel/failure.js';
import { FORM_TYPE } from '../../platform/http/request/body-parsing.js';
import type { Surface } from '../../platform/http/surface.js';
import { html } from './html.js';
import { ACCOUNT_HEADERS, page } from './page.js';

const STATUS: Readonly<Record<FailureKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  no_fields: 400,
  invalid: 422,
  conflict: 409,
  precondition: 412,
  excessive: 429,
  unsupported: 415,
  unavailable: 503,
  internal: 500,
};

/** Statuses of failures that share their kind with others. */
const STATUS_OF_CODE: Readonly<Record<string, number>> = { payload_too_large: 413, method_not_allowed: 405, not_implemented: 501 };

const TITLES: Readonly<Record<number, string>> = { 403: 'Refused', 404: 'There is no such page', 429: 'Too many requests', 500: 'Something went wrong', 503: 'Try again in a moment' };

/** Where somebody who is not signed in is sent. */
const SIGN_IN_PATH = '/account/sign-in';

/** The pages by which people sign in and look after their account: plain forms, which a browser sends without any script. */
export const accountSurface: Surface = {
  name: 'account',
  prefix: '/account',
  hasPages: true,
  bodies: [{ type: FORM_TYPE, maxBytes: 16 * 1024 }],

  authenticate: (request, _credentials, browsers) => browsers.visitorOf(request),

  scopeOf: () => 'read',

  render(failure, status = STATUS_OF_CODE[failure.code] ?? STATUS[failure.kind]) {
    const answer = { code: failure.code, type: 'text/html; charset=utf-8' };
    // A browser that is not signed in is led there: a page without its session is no fault that it could show.
    if (failure.kind === 'unauthenticated') return { ...answer, status: 303, headers: { ...ACCOUNT_HEADERS, location: SIGN_IN_PATH }, body: '' };
    return { ...answer, status, headers: ACCOUNT_HEADERS, body: failurePage(failure, status) };
  },
};

function failurePage(failure: Failure, status: number): string {
  const { text } = page({ title: TITLES[status] ?? 'This did not work', content: html`<p>${failure.message}</p><p><a href="/account">To your account</a></p>` });
  return text;
}
