// Requests as bytes.

/** The header that each of the two APIs takes a key in. */
export const authorization = (path, token) => (path.startsWith('/v1') ? { 'x-api-key': token } : { authorization: `Bearer ${token}` });

/** The whole request; a `body` goes as JSON. */
export function requestOf(token, method, path, body) {
  const [[name, value]] = Object.entries(authorization(path, token));
  const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${name}: ${value}\r\nAccept: application/json\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const text = JSON.stringify(body);
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Gives the same requests again and again, made once. */
export function turns(requests) {
  let sent = 0;
  return () => requests[sent++ % requests.length];
}
