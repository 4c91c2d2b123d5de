import type { ClientOrigin } from '../kernel/actor.js';

/** The request of a page, without its form: its client and its cookies. Pages and the use cases of sign-in agree on it. */
export interface Visit {
  readonly requestId: string;
  readonly client: ClientOrigin;
  /** Whether a browser keeps a cookie that is set now: over HTTPS, and in development on the loopback. */
  readonly keepsCookies: boolean;
  /** The values of our cookies that were sent, each at most once and by its plain name, without `__Host-`. */
  readonly cookies: Readonly<Partial<Record<CookieName, string>>>;
}

/** The cookies of this server: the session, what has been proven before one has chosen, and the browser that signed in before; `openid` is for a sign-in under way at a provider. */
export const COOKIE_NAMES = ['session', 'choice', 'device', 'openid'] as const;

export type CookieName = (typeof COOKIE_NAMES)[number];

/** A cookie to set. It is HttpOnly, SameSite=Lax, for the whole host and, over HTTPS, has the prefix `__Host-`. */
export interface SetCookie {
  readonly name: CookieName;
  /** Null to remove it. */
  readonly value: string | null;
  /** Seconds that the browser keeps it; without it, until the browser is closed. */
  readonly maxAge?: number;
}

/** Where a browser goes next, and the cookies that it gets. */
export interface Departure {
  /** A path of this server, or the page of a provider where one signs in. */
  readonly to: string;
  readonly cookies: readonly SetCookie[];
}
