import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app/app.module.js';
import type { Settings } from '../config/settings.js';
import { publicUrlOf } from '../app/public-url.js';
import { openKeys } from '../app/encryption-keys.js';
import { organizationNotFound } from '../modules/organizations/domain/organization.errors.js';
import { OrganizationsApi, type OrganizationView } from '../modules/organizations/organizations.api.js';
import { databaseOptions, type DatabaseUse, type OpenDatabase, openDatabase, prepareDatabase } from '../app/open-database.js';
import { pendingMigrations } from '../migrations/migrate.js';
import { type Actor, systemActor } from '../kernel/actor.js';
import type { OrgId } from '../kernel/ids.js';
import { StartupError } from '../kernel/startup-error.js';
import { Lifecycle } from '../platform/telemetry/lifecycle.js';

/**
 * Opens the database for one command, whether or not a server uses it, and closes it again.
 * @param use as a `server`, the command has the data folder for itself, and is refused while another process has it
 */
export async function withDatabase<T>(
  settings: Settings,
  log: (sentence: string) => void,
  work: (database: OpenDatabase) => Promise<T>,
  use: DatabaseUse,
): Promise<T> {
  const database = await openDatabase(settings, use, log);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The application without its server, for one command. */
export async function withApplication<T>(
  settings: Settings,
  log: (sentence: string) => void,
  schema: 'migrate' | 'as it is',
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  return withDatabase(settings, log, async (database) => {
    if (schema === 'migrate') await prepareDatabase(database, settings, log);
    else if ((await pendingMigrations(database.directUrl)).length > 0) throw new StartupError('The database is empty or older than this release: run "oratek migrate" first.');
    const options = { ...databaseOptions(database, settings), poolSize: 2, onConnectionError: () => undefined };
    const targets = { requireHttps: settings.environment === 'production', allowedHosts: settings.webhookAllowedHosts };
    const app = await NestFactory.createApplicationContext(AppModule.forRoot({ database: options, keys: openKeys(settings, database.dataDir), publicUrl: publicUrlOf(settings), targets, mail: settings.mail, openId: settings.openId, lifecycle: new Lifecycle() }), {
      logger: false,
      abortOnError: false,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  }, schema === 'migrate' ? 'command' : 'existing');
}

/** The author of what a command changes in an organization. */
export function operatorOf(orgId: OrgId): Actor {
  return systemActor(orgId, 'operator');
}

/** The organization that a command names. Throws `organization_not_found`. */
export async function organizationNamed(app: INestApplicationContext, slug: string): Promise<OrganizationView> {
  const organization = await app.get(OrganizationsApi).findBySlug(slug);
  if (!organization) throw organizationNotFound(slug);
  return organization;
}
