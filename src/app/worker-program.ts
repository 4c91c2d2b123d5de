import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import type { Settings } from '../config/settings.js';
import { serveMetrics } from '../operations/metrics-server.js';
import { logDestination } from '../platform/http/log/log-destination.js';
import { logOptions } from '../platform/http/log/log-options.js';
import { nestLogger } from '../platform/http/log/nest-logger.js';
import { Lifecycle } from '../platform/telemetry/lifecycle.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { AppModule } from './app.module.js';
import { openKeys } from './encryption-keys.js';
import { databaseOptions, openDatabase, prepareDatabase } from './open-database.js';
import { DATABASE_ENDED, databaseEndedBy, type ProgramStreams, sayFailure } from './process.js';
import { releaseVersion } from './release-version.js';
import { startDeliveries } from './start-deliveries.js';
import { startSweeps } from './start-sweeps.js';

/**
 * Delivers webhooks beside servers that do not (WEBHOOK_WORKER=off), until it is asked to stop, or its database ends.
 * @param readSettings throws SettingsError @param stopRequested resolves when the worker is to stop; listens from
 * before the start @returns the exit code of the process
 */
export async function runWorkerProgram(readSettings: () => Settings, streams: ProgramStreams, stopRequested: (settings: Settings) => Promise<unknown>): Promise<number> {
  const complain = (text: string): void => streams.err(`oratek worker: ${text}\n`);
  try {
    const settings = readSettings();
    const reason = await deliver(settings, streams, stopRequested(settings));
    if (reason !== null) complain(databaseEndedBy(reason));
    return reason === null ? 0 : 1;
  } catch (error) {
    sayFailure(error, complain);
    return 1;
  }
}

/** Returns why the database ended by itself, or null if it was asked to stop. */
async function deliver(settings: Settings, streams: ProgramStreams, asked: Promise<unknown>): Promise<string | null> {
  const say = (text: string): void => streams.out(`${text}\n`);
  const log = pino(logOptions(settings.logLevel), streams.log ?? logDestination());
  const database = await openDatabase(settings, 'command', say);
  try {
    await prepareDatabase(database, settings, say);
    const metrics = new Metrics();
    const app = await NestFactory.createApplicationContext(
      AppModule.forRoot({
        database: { ...databaseOptions(database, settings), onConnectionError: (error) => log.warn({ err: error }, 'a connection to the database broke') },
        keys: openKeys(settings, database.dataDir),
        targets: { requireHttps: settings.environment === 'production', allowedHosts: settings.webhookAllowedHosts },
        lifecycle: new Lifecycle(),
        metrics,
      }),
      { logger: nestLogger(log), abortOnError: false },
    );
    const served = settings.metrics && (metrics.observeProcess(releaseVersion()), await serveMetrics(metrics, settings.metrics));
    const deliveries = startDeliveries(app, metrics, (line) => log.info(line, 'attempt'));
    const sweeps = startSweeps(app);
    say('OraTek delivers webhooks.');
    const databaseEnded = new Promise<string>((resolve) => database.onExit(resolve));
    const reason = await Promise.race([asked.then(() => null), databaseEnded]);
    if (reason !== null) log.error({ reason }, DATABASE_ENDED);
    await Promise.all([deliveries.stop(settings.shutdownTimeout), sweeps.stop()]);
    await app.close();
    await served?.close();
    return reason;
  } finally {
    await database.close();
  }
}
