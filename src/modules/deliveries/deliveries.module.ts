import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventDeliveries } from '../../platform/outbox/outbox.js';
import { deliveryLogTable } from './adapters/postgres/delivery-log.table.js';
import { pendingDeliveriesTable } from './adapters/postgres/pending-delivery.table.js';
import { PostgresDeliveryLog } from './adapters/postgres/postgres-delivery.log.js';
import { PostgresDeliveryQueue } from './adapters/postgres/postgres-delivery.queue.js';
import { PostgresDeliverySignal } from './adapters/postgres/postgres-delivery.signal.js';
import { PostgresDeliverySweeps } from './adapters/postgres/postgres-delivery.sweeps.js';
import { PostgresEventDeliveries } from './adapters/postgres/postgres-event-deliveries.js';
import { PostgresOutboxQueries } from './adapters/postgres/postgres-outbox.queries.js';
import { PostgresResends } from './adapters/postgres/postgres-resends.js';
import { DeliveriesFacade } from './application/deliveries-facade.js';
import { DeliveriesApi } from './deliveries.api.js';
import { DeliveryLog } from './ports/delivery.log.js';
import { DeliveryQueue } from './ports/delivery.queue.js';
import { DeliverySignal } from './ports/delivery.signal.js';
import { DeliverySweeps } from './ports/delivery.sweeps.js';
import { OutboxQueries } from './ports/outbox.queries.js';
import { Resends } from './ports/resends.js';

/** The queue of deliveries and their log. The process starts its workers, see app/start-deliveries.ts. */
@Module({
  imports: [TypeOrmModule.forFeature([pendingDeliveriesTable.entity, deliveryLogTable.entity])],
  providers: [
    { provide: DeliveriesApi, useClass: DeliveriesFacade },
    { provide: EventDeliveries, useClass: PostgresEventDeliveries },
    { provide: DeliveryLog, useClass: PostgresDeliveryLog },
    { provide: Resends, useClass: PostgresResends },
    { provide: DeliveryQueue, useClass: PostgresDeliveryQueue },
    { provide: DeliverySweeps, useClass: PostgresDeliverySweeps },
    { provide: OutboxQueries, useClass: PostgresOutboxQueries },
    { provide: DeliverySignal, useClass: PostgresDeliverySignal },
  ],
  exports: [DeliveriesApi, EventDeliveries],
})
export class DeliveriesModule {}
