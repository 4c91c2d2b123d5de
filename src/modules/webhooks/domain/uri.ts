/** A URL of HTTP that contains only what RFC 3986 allows. */
const URI = /^https?:\/\/[\w.:[\]-]+(?:[/?](?:[\w.~:/?@!$&'()*+,;=-]|%[\da-f]{2})*)?$/i;
/** Characters that the URL standard leaves in path and query, but RFC 3986 does not allow. */
const FOREIGN = /[^\w.~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

/**
 * The URL as it is requested, in ASCII: the host in punycode, other characters percent-encoded. A valid URI is returned
 * unchanged, and so is a text that is no URL.
 */
export function uriOf(url: string): string {
  if (URI.test(url) || !URL.canParse(url)) return url;
  const { href, protocol } = new URL(url);
  const path = href.indexOf('/', protocol.length + 2);
  return path < 0 ? href : href.slice(0, path) + href.slice(path).replace(FOREIGN, encodeURIComponent);
}
