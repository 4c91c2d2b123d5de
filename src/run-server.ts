import type { AddressInfo } from 'node:net';
import type { Settings } from './config/settings.js';
import { createHttpApp, type HttpApp } from './http-app.js';
import { CreateDemo, type Demo } from './modules/onboarding/application/create-demo.js';
import { OrganizationsApi } from './modules/organizations/organizations.api.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { migrate } from './platform/database/migrate.js';
import { IdempotencySweeper } from './platform/idempotency/idempotency-sweeper.js';
import { openWindows } from './platform/rate-limit/open-windows.js';
import { StartupError } from './platform/database/startup-error.js';

/** A server that takes requests. */
export interface RunningServer {
  /** The address under which it answers, without a slash at the end. */
  readonly baseUrl: string;
  readonly dataDir: string | null;
  /** The demo, if this start made it. */
  readonly demo: Demo | null;
  /** Whether there is no organization yet, and so nobody who could ask for anything. */
  readonly isEmpty: boolean;
  /** Calls back if its database ends by itself. */
  onDatabaseExit(listener: (reason: string) => void): void;
  /** Not ready, no new connections, what is in flight drained, the pool closed, the database stopped. */
  stop(): Promise<void>;
}

/**
 * Brings up the database, its schema, and the server. What was started is stopped again if a later step fails.
 * Throws StartupError for what an operator can mend.
 */
export async function runServer(settings: Settings, log: (sentence: string) => void): Promise<RunningServer> {
  const database = await openDatabase(settings, 'server', log);
  try {
    await migrate(database.url);
    const http = await createHttpApp({
      database: { url: database.url, poolSize: settings.poolSize, statementTimeout: settings.statementTimeout },
      logLevel: settings.logLevel,
      openWindows: (log) => openWindows({ redisUrl: settings.redisUrl, keyPrefix: settings.redisKeyPrefix, log }),
    });
    try {
      // The port first: a token that is made and then cannot be shown would be lost.
      await listen(http, settings);
      const demo = settings.demoData ? await http.app.get(CreateDemo).execute() : null;
      http.app.get(IdempotencySweeper).start();
      http.lifecycle.serve();
      const isEmpty = (await http.app.get(OrganizationsApi).list(1)).length === 0;
      return { ...running(settings, database, http), demo, isEmpty };
    } catch (error) {
      await http.app.close();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listen({ app }: HttpApp, { host, port }: Settings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new StartupError(`Port ${port} on ${host} is taken: stop what listens there, or set PORT.`, { cause: error });
    if (code === 'EACCES') throw new StartupError(`Port ${port} may not be opened by this user: set PORT to 1024 or higher.`, { cause: error });
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new StartupError(`This machine has no address ${host}: set HOST.`, { cause: error });
    throw error;
  }
}

function running(settings: Settings, database: OpenDatabase, { app, lifecycle }: HttpApp): Omit<RunningServer, 'demo' | 'isEmpty'> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const anyAddress = settings.host === '0.0.0.0' || settings.host === '::';
  const host = anyAddress ? 'localhost' : settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return {
    baseUrl: `http://${host}:${port}`,
    dataDir: database.dataDir,
    onDatabaseExit: (listener) => database.onExit(listener),
    stop: async () => {
      lifecycle.stop();
      const impatient = setTimeout(() => app.getHttpServer().closeAllConnections(), settings.shutdownTimeout);
      try {
        await app.close();
      } finally {
        clearTimeout(impatient);
        await database.close();
      }
    },
  };
}
