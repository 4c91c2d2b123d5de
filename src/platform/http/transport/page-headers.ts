import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';

const none = ["'none'"];
const self = ["'self'"];

/** Headers of every page and script. They do not depend on the request, so helmet is called once. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = collect(
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: self,
        baseUri: none,
        formAction: none,
        frameAncestors: none,
      },
    },
    xFrameOptions: { action: 'deny' },
    // Depends on the request: TransportPolicy sets it.
    strictTransportSecurity: false,
  }),
);

function collect(middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void): Record<string, string> {
  const headers: Record<string, string> = {};
  const response = { setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value), removeHeader: () => undefined };
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw new Error('helmet refused its options', { cause: error });
  });
  return headers;
}
