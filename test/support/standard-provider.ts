import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StandardProvider {
  readonly issuer: string;
  /** What is known of each person, by the name that one signs in with; with the address from its endpoint alone, as the standard has it. */
  readonly people: Map<string, Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** The certified provider of npm, in this process. @param redirectUri of its only client, `crm` with the secret `its secret` */
export async function startStandardProvider(redirectUri: string): Promise<StandardProvider> {
  // It warns of everything that a production would set.
  const muted = (['warn', 'info'] as const).map((method) => jest.spyOn(console, method).mockImplementation(() => undefined));
  const { Provider } = await import('oidc-provider');
  const people = new Map<string, Readonly<Record<string, unknown>>>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'crm', client_secret: 'its secret', redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['of a test'] },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    issuer,
    people,
    close: () =>
      new Promise((resolve) => {
        for (const spy of muted) spy.mockRestore();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
