import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { attemptsTable, deliveriesTable } from './adapters/postgres/delivery.table.js';
import { PostgresDeliveryQueue } from './adapters/postgres/postgres-delivery.queue.js';
import { PostgresDeliverySignal } from './adapters/postgres/postgres-delivery.signal.js';
import { PostgresDeliverySweeps } from './adapters/postgres/postgres-delivery.sweeps.js';
import { PostgresOutboxQueries } from './adapters/postgres/postgres-outbox.queries.js';
import { DeliveryQueue } from './ports/delivery.queue.js';
import { DeliverySignal } from './ports/delivery.signal.js';
import { DeliverySweeps } from './ports/delivery.sweeps.js';
import { OutboxQueries } from './ports/outbox.queries.js';

/** The queue of deliveries. Who works on it is started by the process, see start-deliveries.ts. */
@Module({
  imports: [TypeOrmModule.forFeature([deliveriesTable.entity, attemptsTable.entity])],
  providers: [
    { provide: DeliveryQueue, useClass: PostgresDeliveryQueue },
    { provide: DeliverySweeps, useClass: PostgresDeliverySweeps },
    { provide: OutboxQueries, useClass: PostgresOutboxQueries },
    { provide: DeliverySignal, useClass: PostgresDeliverySignal },
  ],
})
export class DeliveriesModule {}
