import { type BeforeApplicationShutdown, type DynamicModule, Module } from '@nestjs/common';
import { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import { PeriodicFailures } from '../telemetry/periodic-failures.js';
import { Backlog } from './backlog.js';
import { Mailer } from './mailer.js';
import { QueuedMailer } from './queued-mailer.js';
import { type SmtpOptions, smtpTransport } from './smtp-transport.js';

const CONCURRENCY = 2;
const MAX_WAITING = 1_000;
/** How long a process that stops still sends what waits, in milliseconds. */
const DRAIN_MS = 5_000;

/** Mail, and the backlog of work beside the requests that leads to mail. Global. */
@Module({})
export class MailModule implements BeforeApplicationShutdown {
  constructor(
    private readonly mailer: Mailer,
    private readonly backlog: Backlog,
  ) {}

  /** @param smtp null where mail is not set up */
  static forRoot(smtp: SmtpOptions | null): DynamicModule {
    return {
      module: MailModule,
      global: true,
      providers: [
        { provide: Backlog, useFactory: ({ report }: PeriodicFailures) => new Backlog({ concurrency: CONCURRENCY, maxWaiting: MAX_WAITING, failed: report }), inject: [PeriodicFailures] },
        { provide: Mailer, useFactory: (backlog: Backlog, units: PostgresUnitOfWork) => new QueuedMailer(smtp && smtpTransport(smtp), backlog, units), inject: [Backlog, PostgresUnitOfWork] },
      ],
      exports: [Mailer, Backlog],
    };
  }

  /** While the database still answers. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.mailer instanceof QueuedMailer) this.mailer.close();
    // A mail that waits for its commit is queued right after it.
    await new Promise((resolve) => setImmediate(resolve));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([this.backlog.idle(), new Promise((resolve) => (timer = setTimeout(resolve, DRAIN_MS)))]);
    clearTimeout(timer);
  }
}
