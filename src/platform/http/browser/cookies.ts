import type { FastifyRequest } from 'fastify';
import { COOKIE_NAMES, type CookieName, type SetCookie } from '../../../contracts/visit.js';
import { isLocal, type TrustedProxies } from '../request/trusted-proxies.js';

/** How each cookie is called where it is not `__Host-`. */
const PLAIN: Readonly<Record<CookieName, string>> = { session: 'oratek', choice: 'oratek-choice', device: 'oratek-device', openid: 'oratek-openid' };

/** Longer values are none of ours. */
const MAX_VALUE = 4_000;

export interface CookieOptions {
  /** Whether plain HTTP is refused: then cookies are for HTTPS alone. */
  readonly requireHttps: boolean;
  readonly proxies: TrustedProxies;
}

/**
 * Our cookies (oratek.md, Authentication): over HTTPS `__Host-oratek`, which no other host and no page over plain HTTP can set;
 * in development, on the loopback, `oratek`.
 */
export class Cookies {
  constructor(private readonly options: CookieOptions) {}

  /** Whether a browser that sent this request keeps our cookies. */
  areKept(request: FastifyRequest): boolean {
    return this.prefix(request) !== null;
  }

  /** The values that were sent. A cookie that was sent twice is none: one of the two may be planted. */
  sent(request: FastifyRequest): Partial<Record<CookieName, string>> {
    const prefix = this.prefix(request);
    const { cookie } = request.headers;
    return prefix === null || cookie === undefined ? {} : readCookies(cookie, prefix);
  }

  /** The header that sets a cookie. */
  line(request: FastifyRequest, { name, value, maxAge }: SetCookie): string {
    const prefix = this.prefix(request) ?? '';
    const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(prefix === '' ? [] : ['Secure']), ...(value === null ? ['Max-Age=0'] : maxAge === undefined ? [] : [`Max-Age=${maxAge}`])];
    return [`${prefix}${PLAIN[name]}=${value ?? ''}`, ...attributes].join('; ');
  }

  /** The prefix of the names; null where no cookie is taken. */
  private prefix({ raw }: FastifyRequest): '__Host-' | '' | null {
    if (this.options.proxies.isSecure(raw)) return '__Host-';
    return !this.options.requireHttps && isLocal(raw) ? '' : null;
  }
}

/** Our cookies in the header, each that is there exactly once. */
export function readCookies(header: string, prefix: '__Host-' | ''): Partial<Record<CookieName, string>> {
  const values = new Map<string, string | null>();
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0) continue;
    const name = pair.slice(0, at).trim();
    values.set(name, values.has(name) ? null : pair.slice(at + 1).trim());
  }
  const found: Partial<Record<CookieName, string>> = {};
  for (const name of COOKIE_NAMES) {
    const value = values.get(`${prefix}${PLAIN[name]}`);
    if (value != null && value !== '' && value.length <= MAX_VALUE) found[name] = value;
  }
  return found;
}
