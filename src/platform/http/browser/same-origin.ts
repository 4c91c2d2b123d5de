const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What of a request decides whether a page of this server sent it. */
export interface Provenance {
  readonly method: string;
  /** `Sec-Fetch-Site`, which no page can forge. */
  readonly site: string | undefined;
  /** `Origin`, of browsers without the former, and over plain HTTP. */
  readonly origin: string | undefined;
}

/**
 * Whether a page of another origin may have had the browser send this request that changes something. The browser adds the cookie to it
 * by itself, so it needs a proof: `Sec-Fetch-Site` says `same-origin`, or, where it is missing, `Origin` is this server's. Without either, it counts as forged.
 * @param own the origins under which people reach this server; null for one that is not known
 */
export function mayBeForged({ method, site, origin }: Provenance, own: readonly (string | null)[]): boolean {
  if (READS.has(method)) return false;
  if (site !== undefined) return site !== 'same-origin';
  return origin === undefined || !own.includes(origin);
}

/** Whether the browser says that a page of another origin asks, even if only to read. */
export function isFromElsewhere(site: string | undefined): boolean {
  return site === 'cross-site' || site === 'same-site';
}
