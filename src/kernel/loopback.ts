/** Whether the host of a URL is this machine itself, by its name or its address, IPv6 in brackets or without. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
