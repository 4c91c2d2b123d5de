/**
 * How often the request has the header. Node keeps the first of those that may come once (Authorization, Content-Type,
 * Host), and drops the others in silence; a proxy before it may have kept another.
 * @param rawHeaders names and values in turns, as Node has them
 * @param name in lower case
 */
export function timesSent(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const sent = rawHeaders[i];
    if (sent?.length === name.length && sent.toLowerCase() === name) times++;
  }
  return times;
}
