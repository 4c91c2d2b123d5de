import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Credentials } from './platform/auth/credentials.js';
import type { DatabaseOptions } from './platform/database/database.module.js';
import { Dialects } from './platform/http/dialect.js';
import { ErrorFilter } from './platform/http/error.filter.js';
import { createServer } from './platform/http/fastify.js';
import { oratekDialect } from './platform/http/oratek/oratek.dialect.js';
import { nestLogger } from './platform/http/nest-logger.js';
import { Database } from './platform/database/database.js';
import { Lifecycle } from './platform/telemetry/lifecycle.js';
import { Metrics } from './platform/telemetry/metrics.js';
import type { Tracing } from './platform/telemetry/tracing.js';
import { releaseVersion } from './release-version.js';
import { describeApi } from './openapi.js';
import { serveDocs } from './platform/http/docs.js';

export interface HttpAppOptions {
  readonly database: Omit<DatabaseOptions, 'onConnectionError' | 'tracing'>;
  readonly logLevel: string;
  /** Whether to send spans, as the `OTEL_*` variables say; by default not. */
  readonly tracing?: boolean;
}

export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly lifecycle: Lifecycle;
  readonly metrics: Metrics;
}

/** The whole application behind its HTTP server, not yet listening. Tests and production go through here alike. */
export async function createHttpApp(options: HttpAppOptions): Promise<HttpApp> {
  const lifecycle = new Lifecycle();
  const dialects = new Dialects([oratekDialect], oratekDialect);
  const metrics = new Metrics();
  const tracing = options.tracing ? await startTracing((message) => log.warn(message)) : null;
  const server = createServer({
    dialects,
    logLevel: options.logLevel,
    isStopping: () => lifecycle.isStopping,
    credentials: () => credentials,
    metrics,
    tracing,
  });
  const { log } = server.getInstance();
  // After the last answer, so that its span is among those sent.
  if (tracing) server.getInstance().addHook('onClose', () => tracing.shutdown());
  const onConnectionError = (error: Error): void => log.warn({ err: error }, 'a connection to the database broke');
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ database: { ...options.database, onConnectionError, tracing }, lifecycle }),
    server,
    { bodyParser: false, logger: nestLogger(log), abortOnError: false },
  );
  const credentials = app.get(Credentials);
  watchPool(metrics, app.get(Database));
  app.useGlobalFilters(new ErrorFilter(dialects));
  serveDocs(app, describeApi(app));
  await app.init();
  await server.getInstance().ready();
  return { app, lifecycle, metrics };
}

/** Loaded only where it is on: off, it costs neither time nor memory. */
async function startTracing(warn: (message: string) => void): Promise<Tracing> {
  const { startOpenTelemetry } = await import('./platform/telemetry/opentelemetry.js');
  return startOpenTelemetry(releaseVersion(), warn);
}

function watchPool(metrics: Metrics, database: Database): void {
  const connections = (): Record<string, number> => ({ idle: database.usage.idle, busy: database.usage.busy });
  metrics.gauge('oratek_database_connections', 'Connections to Postgres, by what they do.', connections, 'state');
  metrics.gauge('oratek_database_waiting', 'Statements that wait for a connection.', () => database.usage.waiting);
}
