import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { DeliveriesApi } from '../../../deliveries/deliveries.api.js';
import { Resend } from '../../application/resend.js';
import { deliveryNotFound, subscriptionNotFound } from '../../domain/subscription.errors.js';
import { Delivery, DELIVERY_DETAILS_FORM, DELIVERY_FORM, DeliveryListQuery, DeliveryPage, DeliveryWithAttempts, publishDelivery } from './deliveries.dto.js';
import { ResendBody, ResendResult } from './webhooks.dto.js';

/** `/api/v1/settings/webhooks/{id}/…`: the delivery log of a subscription, tests and resends. */
@ApiTags('Settings')
@Controller('api/v1/settings/webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesApi,
    private readonly resend: Resend,
  ) {}

  @Post('test')
  @RequireScope('admin', {
    id: 'testWebhook',
    summary: 'Send a test event',
    description: 'Sends `webhook.test` to this subscription alone, whichever events it wants; its payload is the subscription. Look at the delivery to see what came of it.',
    success: { status: 201, description: 'The delivery, which is sent from now on.', type: Delivery, record: true, location: '/api/v1/settings/webhooks/{subscription_id}/deliveries/{id}' },
    errors: ['not_found'],
  })
  async test(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<Delivery> {
    return DELIVERY_FORM.show(await this.resend.test(actor, id));
  }

  @Post('resend')
  @HttpCode(200)
  @RequireScope('admin', {
    id: 'resendWebhookEvents',
    summary: 'Send events of a range of time again',
    description:
      "Sends the subscription's events that happened from `from` until before `to` again, whether they were delivered or not: each is a new delivery with the `webhook-id` and the body of the first one. At most 10,000 a request; a longer range is refused as a whole.",
    success: { status: 200, description: 'How many deliveries were made.', type: ResendResult },
    body: true,
    errors: ['not_found'],
  })
  @ApiBody({ type: ResendBody, required: false })
  async resendRange(@CurrentActor() actor: Actor, @RecordId() id: string, @Body() { from, to, events }: ResendBody): Promise<ResendResult> {
    return { deliveries: await this.resend.range(actor, id, { from: from ?? null, to: to ?? null, events: events ?? null }) };
  }

  @Get('deliveries')
  @RequireScope('admin', {
    id: 'listWebhookDeliveries',
    summary: 'List deliveries',
    description: 'Lists what was or is to be sent to the subscription in the last 30 days, newest first.',
    reads: true,
    success: { status: 200, description: 'A page of deliveries.', type: DeliveryPage },
    errors: ['not_found', 'validation'],
  })
  async list(@CurrentActor() actor: Actor, @RecordId() id: string, @Query() query: DeliveryListQuery): Promise<DeliveryPage> {
    const page = await this.deliveries.list({ orgId: actor.orgId, subscriptionId: id }, { status: query.status ?? null, event: query.event ?? null, ...pagingOf(query) });
    if (!page) throw subscriptionNotFound();
    return toPageBody(page, query, publishDelivery);
  }

  @Get('deliveries/:delivery_id')
  @RequireScope('admin', {
    id: 'getWebhookDelivery',
    summary: 'Get a delivery',
    description: 'Reads one delivery with its attempts.',
    reads: true,
    success: { status: 200, description: 'The delivery.', type: DeliveryWithAttempts, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string, @RecordId('delivery_id') deliveryId: string): Promise<DeliveryWithAttempts> {
    const delivery = await this.deliveries.find({ orgId: actor.orgId, subscriptionId: id }, deliveryId);
    if (!delivery) throw deliveryNotFound();
    return DELIVERY_DETAILS_FORM.show(delivery);
  }

  @Post('deliveries/:delivery_id/resend')
  @RequireScope('admin', {
    id: 'resendWebhookDelivery',
    summary: 'Send a delivery again',
    description: 'Sends the same event again, as a new delivery with the `webhook-id` and the body of the first one.',
    success: { status: 201, description: 'The new delivery, which is sent from now on.', type: Delivery, record: true, location: '/api/v1/settings/webhooks/{subscription_id}/deliveries/{id}' },
    errors: ['not_found'],
  })
  async resendOne(@CurrentActor() actor: Actor, @RecordId() id: string, @RecordId('delivery_id') deliveryId: string): Promise<Delivery> {
    return DELIVERY_FORM.show(await this.resend.one(actor, id, deliveryId));
  }
}
