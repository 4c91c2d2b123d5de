import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { readSettings, type Settings } from './config/settings.js';
import { Credentials } from './platform/auth/credentials.js';
import type { DatabaseOptions } from './platform/database/database.module.js';
import { Dialects } from './platform/http/dialect.js';
import { ErrorFilter } from './platform/http/error.filter.js';
import { createServer } from './platform/http/fastify.js';
import { oratekDialect } from './platform/http/oratek/oratek.dialect.js';
import { Lifecycle } from './platform/telemetry/lifecycle.js';
import { nestLogger } from './platform/http/nest-logger.js';
import { describeApi } from './openapi.js';
import { serveDocs } from './platform/http/docs.js';
import type { Certificate, TransportOptions } from './platform/http/transport.js';

export interface HttpAppOptions {
  readonly database: Omit<DatabaseOptions, 'onConnectionError'>;
  readonly logLevel: string;
  /** As in development on plain HTTP, if it is left out. */
  readonly transport?: TransportOptions;
}

/** The transport as the settings want it, with the certificate that they name. */
export function transportOf(settings: Settings, tls: Certificate | null): TransportOptions {
  const { environment, trustedProxies, corsOrigins, headersTimeout, requestTimeout, keepAliveTimeout } = settings;
  return { requireHttps: environment === 'production', tls, trustedProxies, corsOrigins, headersTimeout, requestTimeout, keepAliveTimeout };
}

export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly lifecycle: Lifecycle;
}

/** The whole application behind its HTTP server, not yet listening. Tests and production go through here alike. */
export async function createHttpApp(options: HttpAppOptions): Promise<HttpApp> {
  const lifecycle = new Lifecycle();
  const dialects = new Dialects([oratekDialect], oratekDialect);
  const server = createServer({
    dialects,
    logLevel: options.logLevel,
    transport: options.transport ?? transportOf(readSettings({}), null),
    isStopping: () => lifecycle.isStopping,
    credentials: () => credentials,
  });
  const log = server.getInstance().log;
  const onConnectionError = (error: Error): void => log.warn({ err: error }, 'a connection to the database broke');
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ database: { ...options.database, onConnectionError }, lifecycle }),
    server,
    { bodyParser: false, logger: nestLogger(log), abortOnError: false },
  );
  const credentials = app.get(Credentials);
  app.useGlobalFilters(new ErrorFilter(dialects));
  serveDocs(app, describeApi(app));
  await app.init();
  await server.getInstance().ready();
  return { app, lifecycle };
}
