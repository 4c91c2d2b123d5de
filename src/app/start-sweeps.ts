import { type INestApplicationContext, Logger } from '@nestjs/common';
import { messageOf } from '../kernel/unknown-error.js';
import { DeliverySweeper } from '../modules/deliveries/application/delivery-sweeper.js';
import { DeliverySweeps } from '../modules/deliveries/ports/delivery.sweeps.js';
import { SubscriptionSweeper } from '../modules/webhooks/adapters/postgres/subscription-sweeper.js';
import { IdempotencyKeys } from '../platform/idempotency/idempotency-keys.js';
import type { Metrics } from '../platform/telemetry/metrics.js';
import { Periodic } from '../platform/telemetry/periodic.js';

/** What goes on in the background of every process. */
export interface Sweeps {
  /** Ends, when the steps that are under way are done. */
  stop(): Promise<void>;
}

/** Sweeps from now on. */
export function startSweeps(app: INestApplicationContext, metrics: Metrics): Sweeps {
  const logger = new Logger('Background');
  const failed = (name: string, error: unknown): void => {
    metrics.periodicFailed(name);
    logger.warn(`${name}: ${messageOf(error)}`);
  };
  const deliveries = new DeliverySweeper(app.get(DeliverySweeps, { strict: false }));
  const idempotencyKeys = app.get(IdempotencyKeys, { strict: false });
  const subscriptions = app.get(SubscriptionSweeper, { strict: false });
  const periodics = [
    new Periodic({ name: 'deliveries', every: 10_000, turn: (isStopped) => deliveries.turn(isStopped) }, failed).start(),
    new Periodic({ name: 'subscriptions', every: 60_000, turn: () => subscriptions.turn() }, failed).start(),
    new Periodic({ name: 'idempotency_keys', every: 60_000, turn: (isStopped) => idempotencyKeys.sweep(isStopped) }, failed).start(),
  ];
  return {
    stop: async () => {
      await Promise.all(periodics.map((periodic) => periodic.stop()));
    },
  };
}
