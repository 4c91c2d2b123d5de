import { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Settings } from '../config/settings.js';
import { createHttpApp, transportOf, type HttpApp } from './http-app.js';
import { CreateDemo, type Demo } from '../modules/onboarding/application/create-demo.js';
import { OrganizationsApi } from '../modules/organizations/organizations.api.js';
import { CheckClientSecrets } from '../modules/openid/application/check-client-secrets.js';
import { CheckSecrets } from '../modules/webhooks/application/check-secrets.js';
import { openKeys } from './encryption-keys.js';
import { ownUrlOf, publicUrlOf, urlOf } from './public-url.js';
import { databaseOptions, openDatabase, type OpenDatabase, prepareDatabase } from './open-database.js';
import { DATABASE_ENDED } from './process.js';
import { errnoOf } from '../kernel/unknown-error.js';
import { openWindows } from '../platform/rate-limit/open-windows.js';
import { StartupError } from '../kernel/startup-error.js';
import { type Deliveries, startDeliveries } from './start-deliveries.js';
import { startSweeps, type Sweeps } from './start-sweeps.js';
import type { LogStream } from '../platform/http/server/fastify.js';
import { CertificateRenewal, readCertificate } from '../operations/certificate.js';
import { type Certificate, MIN_TLS_VERSION } from '../platform/http/transport/transport.js';
import { type MetricsServer, serveMetrics } from '../operations/metrics-server.js';
import { releaseVersion } from './release-version.js';

/** The server starts all the same: everything else works, and rotating the secret solves it. */
const LOST_KEY =
  'Some secrets of webhook subscriptions cannot be opened, and nothing is delivered to those: bring back the key that they were encrypted with (add it to ENCRYPTION_KEY, or restore encryption.key), or rotate their secrets.';

const LOST_CLIENT_KEY =
  'Some client secrets of identity providers cannot be opened, and nobody signs in by those: bring back the key that they were encrypted with (add it to ENCRYPTION_KEY, or restore encryption.key), or set them again.';

/** How often a certificate on disk is looked at, in milliseconds. */
const LOOK_AT_CERTIFICATE_EVERY = 60_000;

/** A server that takes requests. */
export interface RunningServer {
  /** The address under which it answers, without a slash at the end. */
  readonly baseUrl: string;
  /** Where the metrics are served; null if they are not. */
  readonly metricsUrl: string | null;
  readonly dataDir: string | null;
  /** The demo, if this start made it. */
  readonly demo: Demo | null;
  /** Whether there is no organization yet, and so no key that could authenticate a request. */
  readonly isEmpty: boolean;
  /** Logs it and calls back if its database ends by itself. */
  onDatabaseExit(listener: (reason: string) => void): void;
  /** Reports "not ready" but keeps serving, until load balancers have seen it. */
  leave(): void;
  /**
   * Stops in order: not ready, no new connections, requests in flight drained, the pool closed, the database stopped.
   */
  stop(): Promise<void>;
}

/**
 * Brings up the database, its schema, and the server. What was started is stopped again if a later step fails. Throws
 * StartupError for a fault that an operator can solve.
 * @param log receives a sentence for each step of the start @param logStream takes the log of requests instead of the
 * stdout of the process
 */
export async function runServer(settings: Settings, log: (sentence: string) => void, logStream?: LogStream): Promise<RunningServer> {
  if (settings.environment === 'production' && !settings.tls && settings.trustedProxies.length === 0) {
    log('Plain HTTP is accepted from this machine only: for other clients set TLS_CERT_FILE and TLS_KEY_FILE, or name the proxy that terminates TLS in TRUSTED_PROXIES.');
  }
  const certificate = settings.tls && (await readCertificate(settings.tls));
  const database = await openDatabase(settings, 'server', log);
  try {
    await prepareDatabase(database, settings, log);
    const publicUrl = publicUrlOf(settings);
    const http = await createHttpApp({
      database: databaseOptions(database, settings),
      keys: openKeys(settings, database.dataDir),
      logLevel: settings.logLevel,
      logStream,
      openWindows: (log) => openWindows({ redisUrl: settings.redisUrl, keyPrefix: settings.redisKeyPrefix, log }),
      publicUrl,
      transport: transportOf(settings, certificate),
      tracing: settings.tracing,
      webhookAllowedHosts: settings.webhookAllowedHosts,
      mail: settings.mail,
      openId: settings.openId,
    });
    let metrics: MetricsServer | null = null;
    let sweeps: Sweeps | null = null;
    try {
      followCertificate(settings, certificate, http);
      // The port first: a token that is made and then cannot be shown would be lost.
      await listening(settings, 'PORT', 'HOST', () => http.app.listen(settings.port, settings.host));
      if (settings.publicUrl === null) publicUrl.becomes(ownUrlOf(settings, portOf(http)));
      metrics = await listenForScrapes(http, settings);
      const demo = settings.demoData ? await http.app.get(CreateDemo).execute() : null;
      if (!(await http.app.get(CheckSecrets).execute())) log(LOST_KEY);
      if (!(await http.app.get(CheckClientSecrets).execute())) log(LOST_CLIENT_KEY);
      await lookForOrganization(settings, http, log);
      http.lifecycle.serve();
      const deliveries = settings.webhookWorker === 'server' ? startDeliveries(http.app, http.metrics, (line) => http.app.getHttpAdapter().getInstance().log.info(line, 'attempt')) : null;
      sweeps = startSweeps(http.app);
      const isEmpty = (await http.app.get(OrganizationsApi).list(1)).length === 0;
      return { ...running(settings, database, http, metrics, deliveries, sweeps), demo, isEmpty };
    } catch (error) {
      await metrics?.close();
      await sweeps?.stop();
      await http.app.close();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Reloads the certificate when it changes on disk: within a minute, or at once on SIGHUP. */
function followCertificate({ tls }: Settings, certificate: Certificate | null, { app }: HttpApp): void {
  const server: unknown = app.getHttpServer();
  if (!tls || !certificate || !(server instanceof Server)) return;
  const { log } = app.getHttpAdapter().getInstance();
  const renewal = new CertificateRenewal(certificate, {
    files: tls,
    use: (renewed) => {
      server.setSecureContext({ ...renewed, minVersion: MIN_TLS_VERSION });
      log.info('the certificate was renewed');
    },
    warn: (error) => log.warn({ err: error }, 'the certificate on disk cannot be used; the one before it stays'),
    every: LOOK_AT_CERTIFICATE_EVERY,
  });
  const look = (): void => void renewal.look();
  process.on('SIGHUP', look);
  server.once('close', () => {
    renewal.stop();
    process.off('SIGHUP', look);
  });
}

/** Its organization may be made later, but a mistyped name would be silent for ever. */
async function lookForOrganization({ openId }: Settings, { app }: HttpApp, log: (sentence: string) => void): Promise<void> {
  if (openId && !(await app.get(OrganizationsApi).findBySlug(openId.organization))) log(`There is no organization "${openId.organization}", whose identity provider the variables OPENID_… set: check OPENID_ORGANIZATION.`);
}

/** Opens the port of the metrics, if one is set. */
async function listenForScrapes({ metrics }: HttpApp, { metrics: at }: Settings): Promise<MetricsServer | null> {
  if (!at) return null;
  metrics.observeProcess(releaseVersion());
  return listening(at, 'METRICS_PORT', 'METRICS_HOST', () => serveMetrics(metrics, at));
}

/** Throws StartupError that names the variables of the address. */
async function listening<T>({ host, port }: { readonly host: string; readonly port: number }, portVariable: string, hostVariable: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EADDRINUSE') throw new StartupError(`Port ${port} on ${host} is taken: stop what listens there, or set ${portVariable}.`, { cause: error });
    if (code === 'EACCES') throw new StartupError(`Port ${port} cannot be opened by this user: set ${portVariable} to 1024 or higher.`, { cause: error });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new StartupError(`This machine has no address ${host}: set ${hostVariable}.`, { cause: error });
    throw error;
  }
}

function portOf({ app }: Pick<HttpApp, 'app'>): number {
  return (app.getHttpServer().address() as AddressInfo).port;
}

function running(settings: Settings, database: OpenDatabase, { app, lifecycle }: HttpApp, metrics: MetricsServer | null, deliveries: Deliveries | null, sweeps: Sweeps): Omit<RunningServer, 'demo' | 'isEmpty'> {
  return {
    baseUrl: ownUrlOf(settings, portOf({ app })),
    metricsUrl: settings.metrics && metrics ? `${urlOf('http', settings.metrics.host, metrics.port)}/metrics` : null,
    dataDir: database.dataDir,
    onDatabaseExit: (listener) =>
      database.onExit((reason) => {
        app.getHttpAdapter().getInstance().log.error({ reason }, DATABASE_ENDED);
        listener(reason);
      }),
    leave: () => lifecycle.leave(),
    stop: async () => {
      lifecycle.stop();
      const impatient = setTimeout(() => app.getHttpServer().closeAllConnections(), settings.shutdownTimeout);
      try {
        // Requests are still answered meanwhile: the port closes with the application.
        await Promise.all([deliveries?.stop(settings.shutdownTimeout), sweeps.stop()]);
        await app.close();
      } finally {
        clearTimeout(impatient);
        // Closed last: the minutes before a stop are the ones that operators look at.
        await metrics?.close();
        await database.close();
      }
    },
  };
}
