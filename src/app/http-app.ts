import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type AppOptions } from './app.module.js';
import { readSettings, type Settings } from '../config/settings.js';
import { DeniedCalls } from '../platform/audit/denied-calls.js';
import { Quotas } from '../platform/auth/quotas.js';
import { RateLimits, THROTTLERS } from '../platform/http/admission/rate-limits.js';
import { MemoryWindows } from '../platform/rate-limit/memory-windows.js';
import { RateLimitModule } from '../platform/rate-limit/rate-limit.module.js';
import type { RateLimitLog, RateLimitStorage } from '../platform/rate-limit/rate-limit-storage.js';
import { Credentials } from '../platform/auth/credentials.js';
import type { DatabaseOptions } from '../platform/database/database.module.js';
import { Surfaces } from '../platform/http/surface.js';
import { ErrorFilter } from '../platform/http/admission/error.filter.js';
import { createServer, type LogStream } from '../platform/http/server/fastify.js';
import { PublicUrl } from '../platform/http/public-url.js';
import { SessionCredentials } from '../platform/auth/session-credentials.js';
import { accountSurface } from '../surfaces/account/surface.js';
import { octolaneSurface } from '../surfaces/octolane/surface.js';
import { oratekSurface } from '../surfaces/oratek/surface.js';
import { nestLogger } from '../platform/http/log/nest-logger.js';
import type { KeyRing } from '../platform/secrets/key-ring.js';
import { Database } from '../platform/database/database.js';
import { Lifecycle } from '../platform/telemetry/lifecycle.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import type { Tracing } from '../platform/telemetry/tracing.js';
import { UsageCounter } from '../platform/usage/usage-counter.js';
import { releaseVersion } from './release-version.js';
import { describeApplication, DOCUMENT_FILES } from './api-document.js';
import { serveDocs } from './docs-page/serve-docs.js';
import type { Certificate, TransportOptions } from '../platform/http/transport/transport.js';
import { TrustedProxies } from '../platform/http/request/trusted-proxies.js';

export interface HttpAppOptions {
  readonly database: Omit<DatabaseOptions, 'onConnectionError' | 'tracing' | 'cursorKeys'>;
  /** Seal secrets and sign cursors; without them, one that ends with the application. */
  readonly keys?: KeyRing;
  readonly logLevel: string;
  /** Takes the log instead of the stdout of the process. */
  readonly logStream?: LogStream | undefined;
  /** Opens the counter of requests; it is closed with the application. Without it each application counts by itself. */
  readonly openWindows?: (log: RateLimitLog) => Promise<RateLimitStorage>;
  /** Without it, the transport of development: plain HTTP. */
  readonly transport?: TransportOptions;
  /** Hosts that webhooks may go to although they are not public; none by default. */
  readonly webhookAllowedHosts?: readonly string[];
  /** Where people reach the server; by default at the address that it listens on, which is said once it does. */
  readonly publicUrl?: PublicUrl;
  /** The server that mail is sent through; by default none is sent. */
  readonly mail?: AppOptions['mail'];
  /** The identity provider of one organization, as the environment sets it; none by default. */
  readonly openId?: AppOptions['openId'];
  /** Whether to send spans, as the `OTEL_*` variables say; false by default. */
  readonly tracing?: boolean;
}

/** The transport as the settings want it, with the certificate that they name. */
export function transportOf(settings: Settings, tls: Certificate | null): TransportOptions {
  const { environment, trustedProxies, corsOrigins, headersTimeout, requestTimeout, keepAliveTimeout } = settings;
  return { requireHttps: environment === 'production', tls, trustedProxies, corsOrigins, headersTimeout, requestTimeout, keepAliveTimeout };
}

export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly lifecycle: Lifecycle;
  readonly metrics: Metrics;
}

/** The whole application behind its HTTP server, not yet listening. Tests and production go through here alike. */
export async function createHttpApp(options: HttpAppOptions): Promise<HttpApp> {
  const lifecycle = new Lifecycle();
  const surfaces = new Surfaces([oratekSurface, octolaneSurface, accountSurface], oratekSurface);
  const metrics = new Metrics();
  const publicUrl = options.publicUrl ?? new PublicUrl('http://127.0.0.1:3000');
  // The SDK may complain of its variables while it starts, before there is a log.
  const complaints: string[] = [];
  let complain = (message: string): void => void complaints.push(message);
  const tracing = options.tracing ? await startTracing((message) => complain(message)) : null;
  const transport = options.transport ?? transportOf(readSettings({}), null);
  const server = createServer({
    surfaces,
    logLevel: options.logLevel,
    logStream: options.logStream,
    transport,
    isStopping: () => lifecycle.isStopping,
    credentials: () => credentials,
    sessions: () => sessions,
    publicOrigin: () => publicUrl.configured,
    rateLimits: () => rateLimits,
    denied: (actor, route) => app.get(DeniedCalls).note(actor, route),
    metrics,
    tracing,
  });
  const { log } = server.getInstance();
  complain = (message) => log.warn(message);
  complaints.forEach(complain);
  const windows = (await options.openWindows?.({ warn: (sentence) => log.warn(sentence), info: (sentence) => log.info(sentence) })) ?? new MemoryWindows();
  // After the last answer, so that its span is exported too.
  if (tracing) server.getInstance().addHook('onClose', () => tracing.shutdown());
  const onConnectionError = (error: Error): void => log.warn({ err: error }, 'a connection to the database broke');
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({
      database: { ...options.database, onConnectionError, tracing },
      ...(options.keys ? { keys: options.keys } : {}),
      publicUrl,
      targets: { requireHttps: transport.requireHttps, allowedHosts: options.webhookAllowedHosts ?? [] },
      mail: options.mail ?? null,
      openId: options.openId ?? null,
      lifecycle,
      metrics,
      modules: [RateLimitModule.forRoot({ storage: windows, ...THROTTLERS })],
    }),
    server,
    { bodyParser: false, logger: nestLogger(log), abortOnError: false },
  );
  const credentials = app.get(Credentials);
  const sessions = app.get(SessionCredentials);
  const rateLimits = new RateLimits(windows, app.get(Quotas), metrics, app.get(UsageCounter));
  watchWindows(metrics, windows);
  watchPool(metrics, app.get(Database));
  app.useGlobalFilters(new ErrorFilter(surfaces));
  serveDocs(app, DOCUMENT_FILES, () => describeApplication(app), new TrustedProxies(transport.trustedProxies));
  await app.init();
  await server.getInstance().ready();
  return { app, lifecycle, metrics };
}

/** Loaded only if tracing is on: switched off, it costs neither time nor memory. */
async function startTracing(warn: (message: string) => void): Promise<Tracing> {
  const { startOpenTelemetry } = await import('../platform/telemetry/opentelemetry.js');
  return startOpenTelemetry(releaseVersion(), warn);
}

function watchPool(metrics: Metrics, database: Database): void {
  const connections = (): Record<string, number> => ({ idle: database.usage.idle, busy: database.usage.busy });
  metrics.gauge('oratek_database_connections', 'Connections to Postgres, by what they do.', connections, 'state');
  metrics.gauge('oratek_database_waiting', 'Statements that wait for a connection.', () => database.usage.waiting);
}

function watchWindows(metrics: Metrics, windows: RateLimitStorage): void {
  const isUp = (): number => Number(windows.state().store === 'memory' || windows.state().isShared);
  metrics.gauge('oratek_rate_limit_store_up', 'Whether requests are counted where they should be: 0 while Redis is lost.', isUp);
  metrics.gauge('oratek_rate_limit_windows', 'Organizations and addresses whose requests this process counts.', () => windows.state().windows);
}
