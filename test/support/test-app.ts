import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { Scope } from '../../src/contracts/scopes.js';
import { readSettings } from '../../src/config/settings.js';
import { createHttpApp, type HttpAppOptions, transportOf } from '../../src/app/http-app.js';
import { type Actor, systemActor } from '../../src/kernel/actor.js';
import { newOrgId, type OrgId } from '../../src/kernel/ids.js';
import type { TransportOptions } from '../../src/platform/http/transport/transport.js';
import { ApiKeysApi } from '../../src/modules/api-keys/api-keys.api.js';
import { InitOrganization } from '../../src/modules/onboarding/application/init-organization.js';
import { KeyRing } from '../../src/platform/secrets/key-ring.js';
import { PublicUrl } from '../../src/platform/http/public-url.js';
import type { Metrics } from '../../src/platform/telemetry/metrics.js';
import { openWindows } from '../../src/platform/rate-limit/open-windows.js';
import type { RateLimitStorage } from '../../src/platform/rate-limit/rate-limit-storage.js';
import { ApiClient } from './api-client.js';
import { newDatabase } from './databases.js';
import { octolane } from './octolane-contract.js';

/** The application as production runs it, on a database of its own, listening on a free port of the loopback. */
export interface TestApp {
  readonly baseUrl: string;
  readonly databaseUrl: string;
  /** Runs SQL on the database without the application. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  readonly metrics: Metrics;
  /** A client without a token. */
  readonly anonymous: ApiClient;
  /** A new organization with a key for each scope. */
  newOrganization(): Promise<TestOrganization>;
  /** An instance from the application's container. */
  get<T>(token: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

export interface TestOrganization {
  readonly id: OrgId;
  readonly slug: string;
  /** The author of changes that a test makes past the API. */
  readonly operator: Actor;
  readonly tokens: Readonly<Record<Scope, string>>;
  /** Holds `read` and `write`. */
  readonly client: ApiClient;
  readonly reader: ApiClient;
  /** Holds `admin` only, the scope of Settings. */
  readonly admin: ApiClient;
  /** Asks `/v1`, with `read` and `write`. */
  readonly octolane: ApiClient;
  /** Asks `/v1`, with `read` alone. */
  readonly octolaneReader: ApiClient;
  /** Asks `/v1`, with `admin` alone. */
  readonly octolaneAdmin: ApiClient;
}

/** All tests share one address, and fail to authenticate, and to sign in, more often than one client may. */
function forgiving(windows: RateLimitStorage): RateLimitStorage {
  const increment = windows.increment.bind(windows);
  windows.increment = (key, ttl, limit, blockDuration, throttler) => increment(key, ttl, throttler === 'failures' || /^\w+:(address|link):/.test(key) ? 1_000_000 : limit, blockDuration, throttler);
  return windows;
}

/** An encryption key for tests only. */
const TEST_KEY = Buffer.alloc(32, 'test');

let organizations = 0;

export interface TestAppOptions {
  /** The database of another test app, to run a second instance on it, or one that the caller drops itself. */
  readonly databaseUrl?: string;
  readonly statementTimeout?: number;
  readonly poolSize?: number;
  /** The rate limiter; by default that of production, without the limit of failed authentications. */
  readonly windows?: RateLimitStorage;
  /** Transport options that differ from those of development. */
  readonly transport?: Partial<TransportOptions>;
  readonly encryptionKeys?: readonly Buffer[];
  /** Hosts that the application may reach although they are not public; none by default. */
  readonly allowedHosts?: readonly string[];
  /** The mail server; none by default. */
  readonly mail?: HttpAppOptions['mail'];
  /** The identity provider of the environment; none by default. */
  readonly openId?: HttpAppOptions['openId'];
}

export async function startTestApp({ databaseUrl, statementTimeout = 10_000, poolSize = 10, windows, transport = {}, encryptionKeys = [TEST_KEY], allowedHosts = [], mail = null, openId = null }: TestAppOptions = {}): Promise<TestApp> {
  const database = databaseUrl === undefined ? await newDatabase() : { url: databaseUrl, drop: () => Promise.resolve() };
  const { app, lifecycle, metrics } = await createHttpApp({
    database: { url: database.url, poolSize, statementTimeout, readsAreReadOnly: true },
    keys: new KeyRing(encryptionKeys),
    logLevel: 'silent',
    openWindows: async (log) => windows ?? forgiving(await openWindows({ redisUrl: process.env['REDIS_URL'] ?? null, keyPrefix: `test:${randomUUID()}:`, log })),
    transport: { ...transportOf(readSettings({}), null), ...transport },
    webhookAllowedHosts: allowedHosts,
    mail,
    openId,
  });
  await app.listen(0, '127.0.0.1');
  lifecycle.serve();
  const { port } = app.getHttpServer().address() as AddressInfo;
  const baseUrl = `${transport.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  app.get(PublicUrl).becomes(baseUrl);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  return {
    baseUrl,
    databaseUrl: database.url,
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Row>(text, values)).rows,
    metrics,
    anonymous: new ApiClient(baseUrl, null),
    get: (token) => app.get(token),
    newOrganization: async () => {
      const slug = `org-${++organizations}`;
      const operator = systemActor(newOrgId(), 'operator');
      const { organization } = await app.get(InitOrganization).execute(operator, { slug, name: slug, plan: 'pro', adminEmail: `admin@${slug}.example` });
      const keys = app.get(ApiKeysApi);
      const issue = async (scope: Scope): Promise<string> =>
        (await keys.create(operator, { name: scope, scopes: scope === 'write' ? ['read', 'write'] : [scope], expiresAt: null, userId: null })).token;
      const tokens = { read: await issue('read'), write: await issue('write'), admin: await issue('admin') };
      const clients = { client: new ApiClient(baseUrl, tokens.write), reader: new ApiClient(baseUrl, tokens.read), admin: new ApiClient(baseUrl, tokens.admin), octolane: new ApiClient(baseUrl, tokens.write, octolane), octolaneReader: new ApiClient(baseUrl, tokens.read, octolane), octolaneAdmin: new ApiClient(baseUrl, tokens.admin, octolane) };
      return { id: organization.id, slug, operator, tokens, ...clients };
    },
    close: async () => {
      await app.close();
      await pool.end();
      await database.drop();
    },
  };
}
