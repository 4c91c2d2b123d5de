import { randomUUID } from 'node:crypto';
import type { SetCookie, Visit } from '../../src/contracts/visit.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { SignInApi } from '../../src/modules/sign-in/sign-in.api.js';
import { type User, type UserRole, UsersApi } from '../../src/modules/users/users.api.js';
import { ApiClient } from './api-client.js';
import { octolane } from './octolane-contract.js';
import { oratek } from './openapi-contract.js';
import type { TestApp, TestOrganization } from './test-app.js';

/** What a browser sends with a request of a page of this server. */
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' } as const;

/** A user of a test's organization, signed in. */
export interface TestPerson {
  readonly user: User;
  /** The header of the session's cookie. */
  readonly cookie: string;
  /** Asks `/api/v1` as a page of this server does. */
  readonly client: ApiClient;
  /** Asks `/v1` likewise. */
  readonly octolane: ApiClient;
}

/** The request of a browser's page, as it reaches a use case. */
export function visit(cookies: Visit['cookies'] = {}): Visit {
  return { requestId: randomUUID(), client: { address: '192.0.2.1', userAgent: 'test' }, keepsCookies: true, cookies };
}

/** A new user of the organization. */
export function newUser(app: TestApp, org: TestOrganization, role: UserRole = 'member', email = `${role}-${randomUUID().slice(0, 8)}@${org.slug}.example`): Promise<User> {
  return app.get(UnitOfWork).run(() => Promise.resolve(app.get(UsersApi).create(org.operator, { email, role })));
}

/** Signs the user in. */
export async function signedIn(app: TestApp, user: User): Promise<TestPerson> {
  const { cookies } = await app.get(SignInApi).complete(visit(), [user], 'password');
  return personWith(app, user, cookieOf(cookies, 'session'));
}

/** A new user of the organization, signed in. */
export async function newPerson(app: TestApp, org: TestOrganization, role: UserRole = 'member'): Promise<TestPerson> {
  return signedIn(app, await newUser(app, org, role));
}

/** The user with the session that has this token. */
export function personWith(app: TestApp, user: User, token: string): TestPerson {
  const cookie = `oratek=${token}`;
  const headers = { cookie, ...SAME_ORIGIN };
  return { user, cookie, client: new ApiClient(app.baseUrl, null, oratek, headers), octolane: new ApiClient(app.baseUrl, null, octolane, headers) };
}

/** The value of a cookie that is set. */
export function cookieOf(cookies: readonly SetCookie[], name: SetCookie['name']): string {
  const value = cookies.find((cookie) => cookie.name === name)?.value;
  if (value == null) throw new Error(`No cookie ${name} was set`);
  return value;
}

/** A link of this user, for a page of this test's server: its path. */
export async function newLink(app: TestApp, org: TestOrganization, user: User, purpose: 'invitation' | 'password_reset' | 'sign_in' = 'password_reset'): Promise<string> {
  const { url } = await app.get(UnitOfWork).run(() => Promise.resolve(app.get(SignInApi).createLink(org.operator, user, purpose)));
  return new URL(url).pathname;
}

/** A browser that looks at pages: it keeps cookies, and follows no redirect by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly baseUrl: string) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<PageAnswer> {
    return this.send(path, { headers: { 'sec-fetch-site': 'none', ...headers } });
  }

  /** Sends a form as the page of this server that shows it. */
  post(path: string, form: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = SAME_ORIGIN): Promise<PageAnswer> {
    return this.send(path, { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(form).toString() });
  }

  private async send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<PageAnswer> {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.baseUrl}${path}`, { ...init, redirect: 'manual', headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) } });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return { status: response.status, headers: Object.fromEntries(response.headers), setCookies: response.headers.getSetCookie(), text: await response.text() };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const at = pair.indexOf('=');
    if (attributes.includes('Max-Age=0')) this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/** The answer to a browser. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
  readonly text: string;
}
