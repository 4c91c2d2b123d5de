import { type INestApplicationContext, Logger } from '@nestjs/common';
import { Clock } from './kernel/clock.js';
import { SignedWebhookSender } from './modules/webhooks/adapters/sending/signed-webhook-sender.js';
import { DeliverySweeper } from './modules/webhooks/application/delivery-sweeper.js';
import { DeliveryWorker, WORKER_LIMITS } from './modules/webhooks/application/delivery-worker.js';
import { DeliveryQueue } from './modules/webhooks/ports/delivery.queue.js';
import { DeliverySignal } from './modules/webhooks/ports/delivery.signal.js';
import { DeliverySweeps } from './modules/webhooks/ports/delivery.sweeps.js';
import { OutboxQueries } from './modules/webhooks/ports/outbox.queries.js';
import { SubscriptionSecrets } from './modules/webhooks/ports/subscription-secrets.js';
import { OutboundHttp } from './platform/outbound-http/outbound-http.js';
import type { Metrics } from './platform/telemetry/metrics.js';
import { releaseVersion } from './release-version.js';

/** The delivering that goes on in a process. */
export interface Deliveries {
  /** Claims nothing more, lets attempts in flight take `within` milliseconds, and gives back the rest. */
  stop(within: number): Promise<void>;
}

/** Delivers webhooks from now on. */
export function startDeliveries(app: INestApplicationContext, metrics: Metrics): Deliveries {
  const logger = new Logger('Webhooks');
  const of = <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false });
  const worker = new DeliveryWorker(
    {
      queue: of(DeliveryQueue),
      sender: new SignedWebhookSender(of(OutboundHttp), of(SubscriptionSecrets), releaseVersion()),
      signal: of(DeliverySignal),
      clock: of(Clock),
      random: Math.random,
      onAttempt: (outcome) => metrics.webhookAttempted(outcome),
      onError: (error) => logger.warn(`Deliveries cannot be claimed: ${error instanceof Error ? error.message : String(error)}`),
    },
    WORKER_LIMITS,
  );
  const sweeper = new DeliverySweeper(of(DeliverySweeps));
  const outbox = of(OutboxQueries);
  metrics.gauge('oratek_outbox_pending', 'Deliveries of webhooks that are not settled; beyond 100,000 an estimate.', async () => (await outbox.figures()).pending);
  metrics.gauge('oratek_outbox_oldest_age_seconds', 'Seconds since the oldest delivery that is due became so.', async () => (await outbox.figures()).oldestAge);
  worker.start();
  sweeper.start();
  return {
    stop: async (within) => {
      await worker.stop(within);
      await sweeper.stop();
    },
  };
}
