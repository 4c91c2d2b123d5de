import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { foreignKey, type Script, type ScriptedProvider, startScriptedProvider } from '../../../../../test/support/scripted-provider.js';
import type { Failure } from '../../../../kernel/failure.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { TargetPolicy } from '../../../../platform/outbound-http/target-policy.js';
import { UndiciOutboundHttp } from '../../../../platform/outbound-http/undici-outbound-http.js';
import type { Flow } from '../../domain/flow.js';
import type { Vouched } from '../../domain/vouched.js';
import type { ReadyProvider } from '../../ports/identity-provider.js';
import { OpenIdClientProvider } from './openid-client-provider.js';

const PERSON = { sub: 'jane-1', email: 'jane@acme.example', email_verified: true, name: 'Jane' };
const JANE = { subject: 'jane-1', email: 'jane@acme.example', name: 'Jane' };

let http: UndiciOutboundHttp;
let scripted: ScriptedProvider;
let client: OpenIdClientProvider;
let provider: ReadyProvider;
beforeAll(() => {
  http = new UndiciOutboundHttp(new TargetPolicy({ requireHttps: true, allowedHosts: ['127.0.0.1'] }));
});
beforeEach(async () => {
  scripted = await startScriptedProvider();
  client = new OpenIdClientProvider(http);
  provider = { orgId: 'org' as OrgId, issuer: scripted.issuer, clientId: 'crm', clientSecret: 'its secret', revision: '1', redirectUri: 'https://crm.example/account/openid/callback/org' };
});
afterEach(() => scripted.close());
afterAll(() => http.close());

const flowOf = async (): Promise<Flow & { url: string }> => ({ ...(await client.begin(provider)), orgId: provider.orgId, issuer: provider.issuer, clientId: provider.clientId, startedAt: '2026-05-14T18:24:30.000Z' as Timestamp });

async function signIn(script: Script = {}, change: (answer: URL) => void = () => undefined, person: object = PERSON): Promise<Vouched> {
  scripted.script = script;
  const flow = await flowOf();
  const answer = scripted.signIn(flow.url, person as Record<string, unknown>);
  change(answer);
  return client.finish(provider, flow, answer.search);
}

const refusalOf = (signedIn: Promise<unknown>): Promise<Failure> => signedIn.then(() => Promise.reject(new Error('it was let in')), (error: unknown) => error as Failure);

it('asks by code with PKCE, state and nonce, and learns who it is', async () => {
  const { url, state, nonce, verifier } = await flowOf();
  const asked = new URL(url).searchParams;
  expect(url.startsWith(`${scripted.issuer}/authorize?`)).toBe(true);
  expect(Object.fromEntries(asked)).toMatchObject({ client_id: 'crm', response_type: 'code', redirect_uri: provider.redirectUri, scope: 'openid email profile', state, nonce, code_challenge_method: 'S256' });
  expect(url).not.toContain(verifier);
  expect(await signIn()).toEqual({ issuer: scripted.issuer, ...JANE });
  expect(scripted.asked[0]?.authorization).toBe(`Basic ${Buffer.from('crm:its+secret').toString('base64')}`);
});

it('discovers once, also for sign-ins at the same time, and again with other settings', async () => {
  await Promise.all([flowOf(), flowOf(), flowOf()]);
  expect(scripted.requests.get('/.well-known/openid-configuration')).toBe(1);
  provider = { ...provider, revision: '2' };
  await flowOf();
  expect(scripted.requests.get('/.well-known/openid-configuration')).toBe(2);
});

it('proves itself by the body where the provider takes nothing else', async () => {
  expect(await signIn({ onlyPost: true })).toMatchObject(JANE);
  expect(scripted.asked.map(({ form }) => form.get('client_secret'))).toEqual([null, 'its secret']);
});

it('asks for the address where the token has none, and takes an address and its verification from one source', async () => {
  const person = { sub: 'jane-1' };
  expect(await signIn({ userInfo: PERSON }, undefined, person)).toMatchObject(JANE);
  expect(await signIn({ userInfo: PERSON }, undefined, { sub: 'jane-1', email: 'boss@acme.example' })).toMatchObject({ email: null });
  expect((await refusalOf(signIn({ userInfo: { ...PERSON, sub: 'john-2' } }, undefined, person))).code).toBe('openid_answer_refused');
});

const NOW = Math.floor(Date.now() / 1000);

it.each<[string, Script]>([
  ['another nonce', { claims: { nonce: 'another' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['another issuer', { claims: { iss: 'https://evil.example' } }],
  ['another audience', { claims: { aud: 'another-client' } }],
  ['an audience among others', { claims: { aud: ['crm', 'another-client'] } }],
  ['an expiry long ago', { claims: { exp: NOW - 3_600, iat: NOW - 7_200 } }],
  ['no expiry', { claims: { exp: undefined } }],
  ['no subject', { claims: { sub: undefined } }],
  ['a subject that is too long', { claims: { sub: 'x'.repeat(256) } }],
  ['the signature of another key', { key: foreignKey() }],
  ['the id of another key', { header: { kid: 'another-key' } }],
  ['no algorithm', { header: { alg: 'none' } }],
  ['an algorithm with a shared secret', { header: { alg: 'HS256' } }],
  ['an extension that must be understood', { header: { crit: ['exp'] } }],
])('refuses a token with %s', async (_what, script) => {
  const { code, message } = await refusalOf(signIn(script));
  expect(code).toBe('openid_answer_refused');
  expect(message).toMatch(/^The answer of the provider cannot be trusted \(.+\): ask an admin/);
  expect(message).not.toMatch(/another|evil|jane/);
});

it.each<[string, (answer: URL) => void]>([
  ['another state', ({ searchParams }) => searchParams.set('state', 'another')],
  ['no state', ({ searchParams }) => searchParams.delete('state')],
  ['two states', ({ searchParams }) => searchParams.append('state', 'another')],
  ['two codes', ({ searchParams }) => searchParams.append('code', 'another')],
  ['no code', ({ searchParams }) => searchParams.delete('code')],
  ['the issuer of another provider', ({ searchParams }) => searchParams.set('iss', 'https://evil.example')],
  ['no issuer', ({ searchParams }) => searchParams.delete('iss')],
  ['a token of its own', ({ searchParams }) => searchParams.set('id_token', 'a.b.c')],
])('asks for no token after an answer with %s', async (_what, change) => {
  expect((await refusalOf(signIn({}, change))).code).toBe('openid_answer_refused');
  expect(scripted.asked).toEqual([]);
});

it('tells the error of the provider by its code alone, and only with the state of this sign-in', async () => {
  const errorOf = (error: string) => ({ searchParams }: URL): void => {
    searchParams.delete('code');
    searchParams.set('error', error);
    searchParams.set('error_description', 'call 555-0100');
  };
  expect((await refusalOf(signIn({}, errorOf('access_denied')))).code).toBe('openid_denied');
  const { code, message } = await refusalOf(signIn({}, errorOf('temporarily_unavailable')));
  expect([code, message]).toEqual(['openid_provider_error', expect.stringContaining('"temporarily_unavailable"')]);
  expect((await refusalOf(signIn({}, errorOf('<b>')))).message).toContain('"unknown"');
  expect(message).not.toContain('555');
  expect((await refusalOf(signIn({}, (answer) => (errorOf('access_denied')(answer), answer.searchParams.set('state', 'another'))))).code).toBe('openid_answer_refused');
});

it('a code of another sign-in is not exchanged', async () => {
  const [mine, theirs] = [await flowOf(), await flowOf()];
  const answer = scripted.signIn(theirs.url, PERSON);
  answer.searchParams.set('state', mine.state);
  expect((await refusalOf(client.finish(provider, mine, answer.search))).message).toContain('invalid_grant');
});

const says = (status: number, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(status, headers).end(body);
};

it.each<[string, Script, string]>([
  ['names another issuer', { metadata: { issuer: 'https://login.example' } }, 'openid_answer_refused'],
  ['is no JSON', { answers: { '/.well-known/openid-configuration': says(200, '<html>') } }, 'openid_provider_failed'],
  ['is missing', { answers: { '/.well-known/openid-configuration': says(404, '{}') } }, 'openid_provider_failed'],
  ['is elsewhere', { answers: { '/.well-known/openid-configuration': says(302, '', { location: 'http://127.0.0.1:1/' }) } }, 'openid_provider_failed'],
  ['never ends', { answers: { '/.well-known/openid-configuration': says(200, ' '.repeat(300_000)) } }, 'openid_provider_failed'],
  ['is compressed', { answers: { '/.well-known/openid-configuration': says(200, '{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }) } }, 'openid_provider_failed'],
  ['names no page to sign in', { metadata: { authorization_endpoint: undefined } }, 'openid_provider_failed'],
  ['takes no secret', { metadata: { token_endpoint_auth_methods_supported: ['private_key_jwt'] } }, 'openid_provider_failed'],
])('a discovery document that %s is a sentence, and asked for again', async (_what, script, expected) => {
  scripted.script = script;
  const { code, message } = await refusalOf(flowOf());
  expect([code, message]).toEqual([expected, expect.stringMatching(/\.$/)]);
  scripted.script = {};
  if (script.answers) await expect(flowOf()).resolves.toBeDefined();
});

it('asks only where the guarded client may go', async () => {
  for (const endpoint of ['http://169.254.169.254/token', 'http://localhost:1/token', 'file:///etc/passwd']) {
    client = new OpenIdClientProvider(http);
    const { code } = await refusalOf(signIn({ metadata: { token_endpoint: endpoint } }));
    expect(code).toMatch(/^openid_(provider_failed|answer_refused)$/);
  }
  provider = { ...provider, issuer: 'https://127.0.0.2:9443' };
  expect((await refusalOf(flowOf())).message).toContain('127.0.0.2 is not public');
});

it('tells nothing of secrets, codes and tokens', async () => {
  const failures = [await refusalOf(signIn({ answers: { '/token': says(400, JSON.stringify({ error: 'invalid_grant', error_description: 'its secret' })) } })), await refusalOf(signIn({ answers: { '/token': says(200, '{"access_token":"an-access-token"}') } }))];
  for (const failure of failures) {
    expect(JSON.stringify([failure.message, failure.cause, failure.issues, failure.stack])).not.toMatch(/its secret|an-access-token/);
    expect(failure.cause).toBeUndefined();
  }
});

it('a token that is signed with the client secret is refused', async () => {
  const flow = await flowOf();
  const parts = [{ alg: 'HS256' }, { iss: scripted.issuer, aud: 'crm', nonce: flow.nonce, iat: NOW, exp: NOW + 300, ...PERSON }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const token = `${parts}.${createHmac('sha256', provider.clientSecret).update(parts).digest('base64url')}`;
  scripted.script = { answers: { '/token': says(200, JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: token })) } };
  const answer = scripted.signIn(flow.url, PERSON);
  expect((await refusalOf(client.finish(provider, flow, answer.search))).code).toBe('openid_answer_refused');
});
