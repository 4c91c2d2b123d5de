import { type INestApplicationContext, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/unknown-error.js';
import { DeliveryWorker } from '../modules/deliveries/application/delivery-worker.js';
import { EndpointHealth, type Settlement } from '../modules/deliveries/deliveries.api.js';
import { DeliveryQueue } from '../modules/deliveries/ports/delivery.queue.js';
import { DeliverySignal } from '../modules/deliveries/ports/delivery.signal.js';
import { OutboxQueries } from '../modules/deliveries/ports/outbox.queries.js';
import { SignedWebhookSender } from '../modules/webhooks/adapters/sending/signed-webhook-sender.js';
import { SubscriptionSecrets } from '../modules/webhooks/ports/subscription-secrets.js';
import { OutboundHttp } from '../platform/outbound-http/outbound-http.js';
import type { Metrics } from '../platform/telemetry/metrics.js';
import { releaseVersion } from './release-version.js';

/** An unreachable database fails many operations at once: one line of the log covers this many milliseconds. */
const QUIET_MS = 1_000;

/** The delivery of webhooks in this process. */
export interface Deliveries {
  /** Claims nothing more, lets attempts in flight take `within` milliseconds, and releases the rest. */
  stop(within: number): Promise<void>;
}

/** Delivers webhooks from now on. `logAttempt` takes the fields of a line of the log. */
export function startDeliveries(app: INestApplicationContext, metrics: Metrics, logAttempt: (line: object) => void): Deliveries {
  const logger = new Logger('Webhooks');
  const of = <T>(token: abstract new (...args: never[]) => T): T => app.get(token, { strict: false });
  let quietUntil = 0;
  const worker = new DeliveryWorker({
    queue: of(DeliveryQueue),
    sender: new SignedWebhookSender(of(OutboundHttp), of(SubscriptionSecrets), releaseVersion()),
    health: of(EndpointHealth),
    signal: of(DeliverySignal),
    clock: of(Clock),
    random: Math.random,
    onAttempt: (settlement) => {
      metrics.webhookAttempted(settlement.status);
      logAttempt(lineOf(settlement));
    },
    onError: (error) => {
      if (performance.now() < quietUntil) return;
      quietUntil = performance.now() + QUIET_MS;
      logger.warn(`The queue of deliveries cannot be worked on: ${messageOf(error)}`);
    },
  });
  const outbox = of(OutboxQueries);
  metrics.gauge('oratek_outbox_pending', 'Deliveries of webhooks that are not settled; beyond 100,000 an estimate.', async () => (await outbox.figures()).pending);
  metrics.gauge('oratek_outbox_oldest_age_seconds', 'Seconds since the oldest delivery that is due became so.', async () => (await outbox.figures()).oldestAge);
  worker.start();
  return worker;
}

/**
 * The log line of an attempt: no URL and no body, since customers put secrets into both. `reqId` is the id of the
 * request that made the change.
 */
function lineOf({ delivery, status, statusCode, durationMs, error }: Settlement): object {
  return {
    reqId: delivery.requestId ?? undefined,
    org: delivery.orgId,
    subscription: delivery.subscriptionId,
    delivery: delivery.id,
    event_id: delivery.eventId,
    event: delivery.event,
    attempt: delivery.attempts + 1,
    outcome: status,
    status: statusCode,
    duration_ms: Math.round(durationMs),
    error: error ?? undefined,
  };
}
