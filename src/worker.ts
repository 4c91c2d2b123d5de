import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { type Settings, SettingsError, settingsOfProcess } from './config/settings.js';
import { openKeys } from './encryption-keys.js';
import { databaseOptions, openDatabase, prepareDatabase } from './open-database.js';
import { StartupError } from './platform/database/startup-error.js';
import { logOptions } from './platform/http/log-options.js';
import { nestLogger } from './platform/http/nest-logger.js';
import { Lifecycle } from './platform/telemetry/lifecycle.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { serveMetrics } from './platform/telemetry/metrics-server.js';
import { releaseVersion } from './release-version.js';
import { startDeliveries } from './start-deliveries.js';
import { startSweeps } from './start-sweeps.js';

/** After the last thing to do, so long may what is still open keep the process. */
const LINGER_MS = 500;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`oratek worker: ${text}\n`);

/** Delivers webhooks beside servers that leave it to others, until it is asked to stop. */
async function run(settings: Settings, stopRequested: Promise<void>): Promise<void> {
  const log = pino(logOptions(settings.logLevel));
  const database = await openDatabase(settings, 'command', say);
  try {
    await prepareDatabase(database, settings, say);
    const options = { ...databaseOptions(database, settings), onConnectionError: (error: Error) => log.warn({ err: error }, 'a connection to the database broke') };
    const app = await NestFactory.createApplicationContext(AppModule.forRoot({ database: options, keys: openKeys(settings, database.dataDir), targets: { requireHttps: settings.environment === 'production', allowedHosts: settings.webhookAllowedHosts }, lifecycle: new Lifecycle() }), {
      logger: nestLogger(log),
      abortOnError: false,
    });
    const metrics = new Metrics();
    const served = settings.metrics && (metrics.observeProcess(releaseVersion()), await serveMetrics(metrics, settings.metrics));
    const deliveries = startDeliveries(app, metrics, (line) => log.info(line, 'attempt'));
    const sweeps = startSweeps(app, metrics);
    say('OraTek delivers webhooks.');
    const databaseEnded = new Promise<string>((resolve) => database.onExit(resolve));
    const reason = await Promise.race([stopRequested.then(() => null), databaseEnded]);
    if (reason !== null) {
      complain(`The embedded Postgres ended by itself (${reason}): see postgres.log in the data folder, and start again.`);
      process.exitCode = 1;
    }
    await Promise.all([deliveries.stop(settings.shutdownTimeout), sweeps.stop()]);
    await app.close();
    await served?.close();
  } finally {
    await database.close();
  }
}

const stopRequested = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve());
});

try {
  await run(settingsOfProcess(), stopRequested);
  setTimeout(() => process.exit(), LINGER_MS).unref();
} catch (error) {
  if (error instanceof SettingsError) error.faults.forEach(complain);
  else if (error instanceof StartupError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
