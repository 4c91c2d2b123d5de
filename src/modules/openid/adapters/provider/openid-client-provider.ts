import { Injectable } from '@nestjs/common';
import type * as OpenIdClient from 'openid-client';
import { Failure } from '../../../../kernel/failure.js';
import { OutboundFailure } from '../../../../platform/outbound-http/failure.js';
import { OutboundHttp } from '../../../../platform/outbound-http/outbound-http.js';
import { answerRefused, endedByProvider, providerFailed } from '../../domain/openid.errors.js';
import type { Flow } from '../../domain/flow.js';
import { readClaims, type Vouched } from '../../domain/vouched.js';
import { IdentityProvider, type ReadyProvider } from '../../ports/identity-provider.js';
import { guardedFetch, QUESTION_TIMEOUT_MS } from './guarded-fetch.js';
import { KnownProviders } from './known-providers.js';

type Client = typeof OpenIdClient;

const SCOPE = 'openid email profile';
/** Seconds by which the clocks of the provider and of this server may differ. */
const CLOCK_TOLERANCE = 30;

/** A provider after its discovery: a configuration for each way in which this server may prove who it is, the preferred one first. */
interface Discovered {
  readonly client: Client;
  readonly configurations: readonly [OpenIdClient.Configuration, ...OpenIdClient.Configuration[]];
}

/** OpenID Connect by openid-client: authorization code with PKCE, state and nonce; the signature of the token is always verified. */
@Injectable()
export class OpenIdClientProvider extends IdentityProvider {
  private readonly known = new KnownProviders<Discovered>();

  constructor(private readonly http: OutboundHttp) {
    super();
  }

  override async begin(provider: ReadyProvider): Promise<{ readonly url: string } & Pick<Flow, 'state' | 'nonce' | 'verifier'>> {
    const { client, configurations } = await this.discovered(provider);
    if (configurations[0].serverMetadata().authorization_endpoint === undefined) throw providerFailed('its discovery document names no page to sign in');
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const url = client.buildAuthorizationUrl(configurations[0], {
      redirect_uri: provider.redirectUri,
      scope: SCOPE,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    if (url.protocol !== 'https:' && new URL(provider.issuer).protocol === 'https:') throw providerFailed('its discovery document names a page to sign in that is not https');
    return { url: url.href, state, nonce, verifier };
  }

  override async finish(provider: ReadyProvider, flow: Flow, query: string): Promise<Vouched> {
    const { client, configurations } = await this.discovered(provider);
    const answer = new URL(provider.redirectUri);
    answer.search = query;
    try {
      const { configuration, tokens } = await exchange(client, configurations, answer, flow);
      const claims = tokens.claims();
      const vouched = claims && readClaims(claims, null);
      if (!claims || !vouched) throw answerRefused('its token names no person');
      if (typeof claims['email'] === 'string' || configuration.serverMetadata().userinfo_endpoint === undefined) return vouched;
      return readClaims(claims, await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)) ?? vouched;
    } catch (error) {
      throw told(client, error);
    }
  }

  private async discovered(provider: ReadyProvider): Promise<Discovered> {
    const { orgId, issuer, clientId, revision } = provider;
    return this.known.get(JSON.stringify([orgId, issuer, clientId, revision]), () => this.discover(provider));
  }

  private async discover({ issuer, clientId, clientSecret }: ReadyProvider): Promise<Discovered> {
    // Loaded with the first sign-in.
    const client = await import('openid-client');
    const isPlain = new URL(issuer).protocol === 'http:';
    try {
      const found = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        [client.customFetch]: guardedFetch(this.http),
        timeout: QUESTION_TIMEOUT_MS / 1000,
        ...(isPlain ? { execute: [allowPlainHttp(client)] } : {}),
      });
      const metadata = found.serverMetadata();
      // Stricter than the library, which believes some services whatever issuer they name.
      if (new URL(metadata.issuer).href !== new URL(issuer).href) throw answerRefused('its discovery document names another issuer');
      const [first, ...others] = waysToAuthenticate(client, metadata, clientSecret).map((way) => this.configured(client, metadata, clientId, clientSecret, way, isPlain));
      if (!first) throw providerFailed('it takes no client secret');
      return { client, configurations: [first, ...others] };
    } catch (error) {
      throw told(client, error);
    }
  }

  private configured(client: Client, metadata: OpenIdClient.ServerMetadata, clientId: string, clientSecret: string, way: OpenIdClient.ClientAuth, isPlain: boolean): OpenIdClient.Configuration {
    const configuration = new client.Configuration(metadata, clientId, { client_secret: clientSecret, [client.clockTolerance]: CLOCK_TOLERANCE }, way);
    configuration[client.customFetch] = guardedFetch(this.http);
    configuration.timeout = QUESTION_TIMEOUT_MS / 1000;
    client.enableNonRepudiationChecks(configuration);
    if (isPlain) allowPlainHttp(client)(configuration);
    return configuration;
  }
}

/** For a provider on this machine alone: no other issuer may be plain (issuer.ts). */
function allowPlainHttp(client: Client): (configuration: OpenIdClient.Configuration) => void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is called deprecated only to stand out
  return client.allowInsecureRequests;
}

/** `client_secret_basic` is the standard's default, but some providers name both ways and take only the one that a client is registered with. */
function waysToAuthenticate(client: Client, { token_endpoint_auth_methods_supported: supported = ['client_secret_basic'] }: OpenIdClient.ServerMetadata, secret: string): OpenIdClient.ClientAuth[] {
  return [...(supported.includes('client_secret_basic') ? [client.ClientSecretBasic(secret)] : []), ...(supported.includes('client_secret_post') ? [client.ClientSecretPost(secret)] : [])];
}

async function exchange(client: Client, [configuration, ...others]: Discovered['configurations'], answer: URL, flow: Flow) {
  try {
    const checks = { pkceCodeVerifier: flow.verifier, expectedState: flow.state, expectedNonce: flow.nonce, idTokenExpected: true };
    return { configuration, tokens: await client.authorizationCodeGrant(configuration, answer, checks) };
  } catch (error) {
    const [next, ...rest] = others;
    if (next && isClientRefused(client, error)) return exchange(client, [next, ...rest], answer, flow);
    throw error;
  }
}

/** Refused for how this server proved who it is: the code has not been used then. */
function isClientRefused(client: Client, error: unknown): boolean {
  return (error instanceof client.ResponseBodyError && error.error === 'invalid_client') || (error instanceof client.WWWAuthenticateChallengeError && error.status === 401);
}

/** What the person is told, and the log: nothing of the library's error passes, which holds tokens and codes. */
function told(client: Client, error: unknown): Error {
  if (error instanceof client.AuthorizationResponseError) return endedByProvider(error.error);
  if (error instanceof client.ResponseBodyError) return providerFailed(`it refused this server with the error "${/^[\w-]{1,60}$/.test(error.error) ? error.error : 'unknown'}"`);
  if (error instanceof client.WWWAuthenticateChallengeError) return providerFailed('it refused this server');
  const unreached = causesOf(error).find((cause) => cause instanceof OutboundFailure);
  if (unreached) return providerFailed(unreached.message);
  if (error instanceof Failure) return error;
  return error instanceof client.ClientError ? reasonOf(error) : answerRefused('it fails a check');
}

function reasonOf({ code = '' }: OpenIdClient.ClientError): Error {
  switch (code) {
    case 'OAUTH_TIMEOUT':
      return providerFailed('it does not answer in time');
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
    case 'OAUTH_PARSE_ERROR':
      return providerFailed('it does not answer as OpenID Connect demands: is the issuer right?');
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return answerRefused('a claim of its token, such as issuer, audience or nonce, is not the expected one');
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return answerRefused('its token has expired or is not valid yet: do the clocks agree?');
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return answerRefused('its discovery document names another issuer');
    default:
      return answerRefused(/^[A-Z_]{1,60}$/.test(code) ? code : 'it fails a check');
  }
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let one = error; one instanceof Error && causes.length < 5; one = one.cause) causes.push(one);
  return causes;
}
