import { Injectable } from '@nestjs/common';
import type { DeliveredEventType } from '../../../contracts/events.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Page } from '../../../kernel/page.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { type ActiveRecipient, DeliveriesApi, type DeliveryDetails, type DeliveryListRequest, type DeliveryView, type EventRange } from '../deliveries.api.js';
import type { Recipient } from '../domain/delivery.js';
import { DeliveryLog } from '../ports/delivery.log.js';
import { Resends } from '../ports/resends.js';

@Injectable()
export class DeliveriesFacade extends DeliveriesApi {
  constructor(
    private readonly log: DeliveryLog,
    private readonly resends: Resends,
  ) {
    super();
  }

  override find(recipient: Recipient, id: string): Promise<DeliveryDetails | null> {
    return this.log.find(recipient, id);
  }

  override list(recipient: Recipient, request: DeliveryListRequest): Promise<Page<DeliveryView> | null> {
    return this.log.list(recipient, request);
  }

  override sendTest(actor: Actor, recipient: ActiveRecipient, payload: object, at: Timestamp): DeliveryView {
    return this.resends.test(actor, recipient, payload, at);
  }

  override eventOf(recipient: Recipient, deliveryId: string): Promise<{ id: string; type: DeliveredEventType } | null> {
    return this.resends.eventOf(recipient, deliveryId);
  }

  override eventsIn(recipient: Recipient, range: EventRange, limit: number): Promise<string[]> {
    return this.resends.eventsIn(recipient, range, limit);
  }

  override send(recipient: ActiveRecipient, eventIds: readonly string[], at: Timestamp): string[] {
    return this.resends.send(recipient, eventIds, at);
  }
}
