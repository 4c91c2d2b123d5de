/** A URL of HTTP of nothing but what RFC 3986 allows. */
const URI = /^https?:\/\/[\w.:[\]-]+(?:[/?](?:[\w.~:/?@!$&'()*+,;=-]|%[\da-f]{2})*)?$/i;
/** In the path and the query, what the URL standard leaves as it is and RFC 3986 does not allow. */
const FOREIGN = /[^\w.~:/?#@!$&'()*+,;=%-]|%(?![\da-f]{2})/gi;

/**
 * The URL as it is dialled, in ASCII: the host in punycode, other characters percent-encoded. One that is a URI already
 * stays as it was written, and so does what is no URL.
 */
export function uriOf(url: string): string {
  if (URI.test(url) || !URL.canParse(url)) return url;
  const { href, protocol } = new URL(url);
  const path = href.indexOf('/', protocol.length + 2);
  return path < 0 ? href : href.slice(0, path) + href.slice(path).replace(FOREIGN, encodeURIComponent);
}
