import type { INestApplicationContext } from '@nestjs/common';
import { ReleaseDeletedAccounts } from '../modules/accounts/application/release-deleted-accounts.js';
import { AuditSweeper } from '../modules/audit/adapters/postgres/audit-sweeper.js';
import { ContactBodySweeper } from '../modules/contacts/adapters/postgres/contact-body-sweeper.js';
import { DealNameSweeper } from '../modules/deals/adapters/postgres/deal-name-sweeper.js';
import { TaskBodySweeper } from '../modules/tasks/adapters/postgres/task-body-sweeper.js';
import { TaskTitleSweeper } from '../modules/tasks/adapters/postgres/task-title-sweeper.js';
import { DeliverySweeper } from '../modules/deliveries/application/delivery-sweeper.js';
import { DeliverySweeps } from '../modules/deliveries/ports/delivery.sweeps.js';
import { JobRunner } from '../modules/jobs/application/job-runner.js';
import { JobQueue } from '../modules/jobs/ports/job.queue.js';
import { SignInSweeper } from '../modules/sign-in/adapters/postgres/sign-in-sweeper.js';
import { SubscriptionSweeper } from '../modules/webhooks/adapters/postgres/subscription-sweeper.js';
import { DeniedCalls } from '../platform/audit/denied-calls.js';
import { UsageCounter } from '../platform/usage/usage-counter.js';
import { UsageSweeper } from '../modules/usage/adapters/postgres/usage-sweeper.js';
import { IdempotencyKeys } from '../platform/idempotency/idempotency-keys.js';
import { Periodic } from '../platform/telemetry/periodic.js';
import { PeriodicFailures } from '../platform/telemetry/periodic-failures.js';

/** The sweeps and the jobs that run in the background of every process. */
export interface Sweeps {
  /** Resolves when the steps under way are done. */
  stop(): Promise<void>;
}

/** Starts the sweeps, and the running of jobs. */
export function startSweeps(app: INestApplicationContext): Sweeps {
  const { report } = app.get(PeriodicFailures, { strict: false });
  const deliveries = new DeliverySweeper(app.get(DeliverySweeps, { strict: false }));
  const idempotencyKeys = app.get(IdempotencyKeys, { strict: false });
  const subscriptions = app.get(SubscriptionSweeper, { strict: false });
  const dealNames = app.get(DealNameSweeper, { strict: false });
  const deletedAccounts = app.get(ReleaseDeletedAccounts, { strict: false });
  const taskTitles = app.get(TaskTitleSweeper, { strict: false });
  const contactBodies = app.get(ContactBodySweeper, { strict: false });
  const taskBodies = app.get(TaskBodySweeper, { strict: false });
  const jobs = app.get(JobRunner, { strict: false });
  const deniedCalls = app.get(DeniedCalls, { strict: false });
  const auditEntries = app.get(AuditSweeper, { strict: false });
  const usage = app.get(UsageCounter, { strict: false });
  const usageHours = app.get(UsageSweeper, { strict: false });
  const signIns = app.get(SignInSweeper, { strict: false });
  const jobQueue = app.get(JobQueue, { strict: false });
  const periodics = [
    new Periodic({ name: 'deliveries', every: 10_000, turn: (isStopped) => deliveries.turn(isStopped) }, report).start(),
    new Periodic({ name: 'subscriptions', every: 60_000, turn: () => subscriptions.turn() }, report).start(),
    new Periodic({ name: 'idempotency_keys', every: 60_000, turn: (isStopped) => idempotencyKeys.sweep(isStopped) }, report).start(),
    new Periodic({ name: 'jobs', every: 1_000, turn: (isStopped) => jobs.turn(isStopped) }, report).start(),
    new Periodic({ name: 'ended_jobs', every: 3_600_000, turn: () => jobQueue.sweep() }, report).start(),
    new Periodic({ name: 'deal_names', every: 10_000, turn: (isStopped) => dealNames.turn(isStopped) }, report).start(),
    new Periodic({ name: 'task_titles', every: 10_000, turn: (isStopped) => taskTitles.turn(isStopped) }, report).start(),
    new Periodic({ name: 'contact_bodies', every: 10_000, turn: (isStopped) => contactBodies.turn(isStopped) }, report).start(),
    new Periodic({ name: 'task_bodies', every: 10_000, turn: (isStopped) => taskBodies.turn(isStopped) }, report).start(),
    new Periodic({ name: 'denied_calls', every: 1_000, turn: () => deniedCalls.write() }, report).start(),
    new Periodic({ name: 'usage', every: 5_000, turn: () => usage.write() }, report).start(),
    new Periodic({ name: 'usage_hours', every: 3_600_000, turn: () => usageHours.turn() }, report).start(),
    new Periodic({ name: 'audit_entries', every: 3_600_000, turn: (isStopped) => auditEntries.turn(isStopped) }, report).start(),
    new Periodic({ name: 'sign_ins', every: 60_000, turn: (isStopped) => signIns.turn(isStopped) }, report).start(),
    new Periodic({ name: 'deleted_accounts', every: 2_000, turn: (isStopped) => deletedAccounts.turn(isStopped) }, report).start(),
  ];
  return {
    stop: async () => {
      await Promise.all(periodics.map((periodic) => periodic.stop()));
      // What was noted since the last turn; it is lost if that fails.
      await Promise.allSettled([deniedCalls.write(), usage.write()]);
    },
  };
}
