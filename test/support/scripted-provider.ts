import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const KEY_ID = 'the-key';

/** How an identity provider misbehaves; each part is what an honest one does unless it is set. */
export interface Script {
  /** Claims of the token in place of the honest ones; undefined leaves one out. */
  claims?: Readonly<Record<string, unknown>>;
  /** The header of the token. */
  header?: Readonly<Record<string, unknown>>;
  /** The key that signs; by default the one that is published. */
  key?: KeyObject;
  /** Members of the discovery document in place of the honest ones. */
  metadata?: Readonly<Record<string, unknown>>;
  /** Answers a path itself. */
  answers?: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;
  /** What the endpoint of the person's data says; without it the discovery document names none. */
  userInfo?: Readonly<Record<string, unknown>>;
  /** Whether clients are known by the body of their request alone. */
  onlyPost?: boolean;
}

/** What the provider was asked. */
export interface AskedToken {
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
}

/** An identity provider that does as a test says, whatever the standard says. */
export interface ScriptedProvider {
  readonly issuer: string;
  script: Script;
  /** Every request to its token endpoint. */
  readonly asked: readonly AskedToken[];
  /** How many requests came, by path. */
  readonly requests: ReadonlyMap<string, number>;
  /** A person signs in: the answer for the browser to take to the server. @param url where the server sent the browser */
  signIn(url: string, claims: Readonly<Record<string, unknown>>): URL;
  close(): Promise<void>;
}

export async function startScriptedProvider(): Promise<ScriptedProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const codes = new Map<string, { readonly request: URLSearchParams; readonly claims: Readonly<Record<string, unknown>> }>();
  const asked: AskedToken[] = [];
  const requests = new Map<string, number>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: ScriptedProvider = {
    issuer,
    script: {},
    asked,
    requests,
    signIn: (url, claims) => {
      const request = new URL(url).searchParams;
      const code = createHash('sha256').update(url).digest('base64url');
      codes.set(code, { request, claims });
      const back = new URL(request.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: request.get('state') ?? '', iss: issuer }).toString();
      return back;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', issuer);
    requests.set(pathname, (requests.get(pathname) ?? 0) + 1);
    const own = provider.script.answers?.[pathname];
    if (own) return own(request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const say = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/.well-known/openid-configuration') return say(200, metadata());
    if (pathname === '/keys') return say(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, alg: 'ES256', use: 'sig' }] });
    if (pathname === '/me') return say(200, provider.script.userInfo);
    if (pathname !== '/token') return say(404, {});
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    asked.push({ authorization: request.headers.authorization, form });
    if (provider.script.onlyPost && !form.has('client_secret')) return say(401, { error: 'invalid_client' });
    const granted = codes.get(form.get('code') ?? '');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!granted || granted.request.get('code_challenge') !== challenge || granted.request.get('redirect_uri') !== form.get('redirect_uri')) return say(400, { error: 'invalid_grant' });
    say(200, { access_token: 'an-access-token', token_type: 'Bearer', id_token: tokenOf(granted.request, granted.claims) });
  }

  function metadata(): object {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      ...(provider.script.userInfo ? { userinfo_endpoint: `${issuer}/me` } : {}),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      authorization_response_iss_parameter_supported: true,
      ...provider.script.metadata,
    };
  }

  function tokenOf(request: URLSearchParams, person: Readonly<Record<string, unknown>>): string {
    const now = Math.floor(Date.now() / 1000);
    const { claims, header, key = privateKey } = provider.script;
    const honest = { iss: issuer, aud: request.get('client_id'), nonce: request.get('nonce'), iat: now, exp: now + 300, ...person };
    const signed = [{ alg: 'ES256', kid: KEY_ID, ...header }, { ...honest, ...claims }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  }

  return provider;
}

/** A key that no provider publishes. */
export function foreignKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}
