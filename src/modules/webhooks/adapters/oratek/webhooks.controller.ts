import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { SubscriptionRecord } from '../../../../contracts/webhook-records.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { CursorQuery, pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { CreateSubscription } from '../../application/create-subscription.js';
import { DeleteSubscription } from '../../application/delete-subscription.js';
import { RotateSecret } from '../../application/rotate-secret.js';
import { UpdateSubscription } from '../../application/update-subscription.js';
import { subscriptionNotFound } from '../../domain/subscription.errors.js';
import { publishSubscription, type SubscriptionWithSecret } from '../../domain/subscription.js';
import { SubscriptionQueries } from '../../ports/subscription.queries.js';
import {
  CreateWebhookBody,
  RotateWebhookSecretBody,
  toWish,
  UpdateWebhookBody,
  WebhookSubscription,
  WebhookSubscriptionPage,
  WebhookSubscriptionWithSecret,
} from './webhooks.dto.js';

/** How a subscription looks in this API. */
const FORM = RecordForm.ofVersions('webhook.1', publishSubscription);

/** `/api/v1/settings/webhooks`: the subscriptions to events (oratek.md, Webhooks and Records of Settings). */
@ApiTags('Settings')
@Controller('api/v1/settings/webhooks')
export class WebhooksController {
  constructor(
    private readonly queries: SubscriptionQueries,
    private readonly createSubscription: CreateSubscription,
    private readonly updateSubscription: UpdateSubscription,
    private readonly deleteSubscription: DeleteSubscription,
    private readonly rotateSecret: RotateSecret,
  ) {}

  @Get()
  @RequireScope('admin', {
    id: 'listWebhooks',
    summary: 'List webhook subscriptions',
    description: 'Lists the webhook subscriptions, newest first.',
    reads: true,
    success: { status: 200, description: 'A page of subscriptions.', type: WebhookSubscriptionPage },
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: CursorQuery): Promise<{ data: SubscriptionRecord[]; meta: WebhookSubscriptionPage['meta'] }> {
    return toPageBody(await this.queries.list(actor.orgId, pagingOf(query)), query, publishSubscription);
  }

  @Post()
  @RequireScope('admin', {
    id: 'createWebhook',
    summary: 'Create a webhook subscription',
    description: 'Has events sent to `url` from now on. The `secret` that they are signed with is in this answer and nowhere else. An organization has at most 50 subscriptions.',
    success: { status: 201, description: 'The subscription, with its secret.', type: WebhookSubscriptionWithSecret, record: true, location: '/api/v1/settings/webhooks/{id}', shownOnce: ['secret'] },
    body: true,
    errors: [],
  })
  @ApiBody({ type: CreateWebhookBody, required: true })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateWebhookBody): Promise<SubscriptionRecord & { secret: string }> {
    const { url, events, description = null } = body;
    return withSecret(await this.createSubscription.execute(actor, { url, events, description }));
  }

  @Get(':id')
  @RequireScope('admin', {
    id: 'getWebhook',
    summary: 'Get a webhook subscription',
    description: 'Reads one subscription, without its secret.',
    reads: true,
    success: { status: 200, description: 'The subscription.', type: WebhookSubscription, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<SubscriptionRecord> {
    const subscription = await this.queries.find(actor.orgId, id);
    if (!subscription) throw subscriptionNotFound();
    return FORM.show(subscription);
  }

  @Patch(':id')
  @RequireScope('admin', {
    id: 'updateWebhook',
    summary: 'Update a webhook subscription',
    description:
      'Changes the fields that are sent and leaves the others. While it is paused or disabled, nothing is sent: what was pending fails, and what happens meanwhile can be sent by a resend of that time once it is active again.',
    success: { status: 200, description: 'The subscription as it now is.', type: WebhookSubscription, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateWebhookBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateWebhookBody) change: RecordChange<UpdateWebhookBody>, @Conditions() conditions: RequestConditions): Promise<SubscriptionRecord> {
    return FORM.show(await this.updateSubscription.execute(actor, { id, change: change.for(FORM, toWish), precondition: conditions.on(FORM) }));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('admin', {
    id: 'deleteWebhook',
    summary: 'Delete a webhook subscription',
    description: 'Deletes a subscription for good, with its secret and its log. Nothing is sent to it any more.',
    success: { status: 204, description: 'The subscription is gone.' },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<void> {
    await this.deleteSubscription.execute(actor, { id, precondition: conditions.on(FORM) });
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @RequireScope('admin', {
    id: 'rotateWebhookSecret',
    summary: 'Replace the secret',
    description:
      'Makes a new secret, which is in this answer and nowhere else. Until the overlap ends, `webhook-signature` carries a signature of each secret, and `X-OraTek-Signature` that of the secret before. During an overlap the secret can be replaced only without a further one.',
    success: { status: 200, description: 'The subscription, with its new secret.', type: WebhookSubscriptionWithSecret, record: true, shownOnce: ['secret'] },
    body: true,
    errors: ['not_found'],
  })
  @ApiBody({ type: RotateWebhookSecretBody, required: false })
  async rotate(@CurrentActor() actor: Actor, @RecordId() id: string, @Body() body: RotateWebhookSecretBody): Promise<SubscriptionRecord & { secret: string }> {
    return withSecret(await this.rotateSecret.execute(actor, { id, overlapSeconds: body.overlap_seconds }));
  }

  @Post(':id/end-overlap')
  @HttpCode(200)
  @RequireScope('admin', {
    id: 'endWebhookOverlap',
    summary: 'End the overlap of a rotation',
    description: 'From now on only the newest secret is in use. Without an overlap nothing changes.',
    success: { status: 200, description: 'The subscription as it now is.', type: WebhookSubscription, record: true },
    errors: ['not_found'],
  })
  async endOverlap(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<SubscriptionRecord> {
    return FORM.show(await this.rotateSecret.endOverlap(actor, id));
  }
}

function withSecret({ subscription, secret }: SubscriptionWithSecret): SubscriptionRecord & { secret: string } {
  return FORM.showWith(subscription, { secret });
}
