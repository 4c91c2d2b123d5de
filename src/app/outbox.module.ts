import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveriesModule } from '../modules/deliveries/deliveries.module.js';
import { eventsTable } from '../platform/outbox/events.table.js';
import { Outbox } from '../platform/outbox/outbox.js';

/** Binds the outbox, through which every module writes events, to the module that delivers them. */
@Global()
@Module({ imports: [DeliveriesModule, TypeOrmModule.forFeature([eventsTable.entity])], providers: [Outbox], exports: [Outbox] })
export class OutboxModule {}
