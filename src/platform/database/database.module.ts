import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../kernel/unit-of-work.js';
import { PeriodicFailures } from '../telemetry/periodic-failures.js';
import type { Tracing } from '../telemetry/tracing.js';
import { Database } from './database.js';
import { DatabaseClock } from './database-clock.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';

/** How to reach Postgres, and how much of it to use. */
export interface DatabaseOptions {
  /** Null builds the module without a connection: enough to describe the application, not to run it. */
  readonly url: string | null;
  /** The same database without a pooler, for LISTEN; by default `url`. */
  readonly directUrl?: string;
  readonly poolSize: number;
  /** Milliseconds. */
  readonly statementTimeout: number;
  /** Whether statements have names; by default they do. */
  readonly preparedStatements?: boolean;
  /** For tests: whether statements that do not declare that they write run read-only. False by default. */
  readonly readsAreReadOnly?: boolean;
  /** Called for every connection that broke while it was idle. */
  readonly onConnectionError: (error: Error) => void;
  /** Null for no spans. */
  readonly tracing?: Tracing | null;
  /** Keys of cursor signatures: the first signs, all verify. */
  readonly cursorKeys: readonly Buffer[];
}

/** The data source, the statements over its pool, its clock, and the unit of work. Global: every module reads and writes. */
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          ...(options.url === null ? {} : { url: options.url }),
          manualInitialization: options.url === null,
          retryAttempts: 0,
          autoLoadEntities: true,
          installExtensions: false,
          poolErrorHandler: (error: Error) => options.onConnectionError(error),
          extra: {
            max: options.poolSize,
            statement_timeout: options.statementTimeout,
            // For a server that does not respond at all: it would not end the statement itself.
            query_timeout: options.statementTimeout + 2_000,
            // A client that is silent inside a transaction for longer than any statement may take is gone.
            idle_in_transaction_session_timeout: options.statementTimeout + 2_000,
            connectionTimeoutMillis: 5_000,
            application_name: 'oratek',
            // In UTC, offsets never have seconds and years never shift, as they do in other zones for times far away.
            options: '-c TimeZone=UTC',
            keepAlive: true,
            keepAliveInitialDelayMillis: 10_000,
          },
        }),
      ],
      providers: [
        { provide: Database, useFactory: (source: DataSource) => new Database(() => poolOf(source), options.tracing, options.cursorKeys, options), inject: [DataSource] },
        { provide: DatabaseClock, useFactory: (database: Database, failures: PeriodicFailures) => clockOf(database, options, failures), inject: [Database, PeriodicFailures] },
        { provide: Clock, useExisting: DatabaseClock },
        { provide: PostgresUnitOfWork, useFactory: (database: Database, clock: DatabaseClock) => new PostgresUnitOfWork(database, clock), inject: [Database, DatabaseClock] },
        { provide: UnitOfWork, useExisting: PostgresUnitOfWork },
      ],
      exports: [Database, Clock, PostgresUnitOfWork, UnitOfWork, TypeOrmModule],
    };
  }
}

function clockOf(database: Database, { url }: DatabaseOptions, { report }: PeriodicFailures): DatabaseClock {
  const logger = new Logger('Clock');
  return new DatabaseClock(database, { isConnected: url !== null, warn: (sentence) => logger.warn(sentence), failed: report });
}

/** TypeORM's types call the pool `any` and hide it behind a driver of any database. */
function poolOf(source: DataSource): Pool {
  const driver = source.driver as unknown as { master: Pool };
  return driver.master;
}
