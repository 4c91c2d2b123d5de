/**
 * How often the request has the header. Of headers that may occur once (Authorization, Content-Type, Host), Node keeps
 * the first and silently drops the others; a proxy in front may have kept another. @param rawHeaders alternating names
 * and values, as Node has them @param name in lower case
 */
export function timesSent(rawHeaders: readonly string[], name: string): number {
  let times = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const sent = rawHeaders[i];
    if (sent?.length === name.length && sent.toLowerCase() === name) times++;
  }
  return times;
}
