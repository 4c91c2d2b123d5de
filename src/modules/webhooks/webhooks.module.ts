import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EndpointHealth } from '../deliveries/deliveries.api.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { TargetPolicy } from '../../platform/outbound-http/target-policy.js';
import { DeliveriesController } from './adapters/oratek/deliveries.controller.js';
import { WebhooksController } from './adapters/oratek/webhooks.controller.js';
import { failuresTable } from './adapters/postgres/failures.table.js';
import { PostgresEndpointHealth } from './adapters/postgres/postgres-endpoint-health.js';
import { PostgresSealedSecrets } from './adapters/postgres/postgres-sealed-secrets.js';
import { PostgresSubscriptionQueries } from './adapters/postgres/postgres-subscription.queries.js';
import { PostgresSubscriptionRepository } from './adapters/postgres/postgres-subscription.repository.js';
import { subscriptionsTable } from './adapters/postgres/subscription.table.js';
import { SubscriptionSweeper } from './adapters/postgres/subscription-sweeper.js';
import { BoxedSecrets } from './adapters/secrets/boxed-secrets.js';
import { CheckSecrets } from './application/check-secrets.js';
import { CreateSubscription } from './application/create-subscription.js';
import { DeleteSubscription } from './application/delete-subscription.js';
import { ResealSecrets } from './application/reseal-secrets.js';
import { Resend } from './application/resend.js';
import { RotateSecret } from './application/rotate-secret.js';
import { UpdateSubscription } from './application/update-subscription.js';
import { SealedSecrets } from './ports/sealed-secrets.js';
import { SubscriptionQueries } from './ports/subscription.queries.js';
import { SubscriptionRepository } from './ports/subscription.repository.js';
import { SubscriptionSecrets } from './ports/subscription-secrets.js';
import { TargetRules } from './ports/target-rules.js';

@Module({
  imports: [TypeOrmModule.forFeature([subscriptionsTable.entity, failuresTable.entity]), DeliveriesModule],
  controllers: [WebhooksController, DeliveriesController],
  providers: [
    CreateSubscription,
    UpdateSubscription,
    DeleteSubscription,
    RotateSecret,
    Resend,
    CheckSecrets,
    ResealSecrets,
    SubscriptionSweeper,
    { provide: SubscriptionRepository, useClass: PostgresSubscriptionRepository },
    { provide: SealedSecrets, useClass: PostgresSealedSecrets },
    { provide: SubscriptionQueries, useClass: PostgresSubscriptionQueries },
    { provide: EndpointHealth, useClass: PostgresEndpointHealth },
    { provide: SubscriptionSecrets, useClass: BoxedSecrets },
    { provide: TargetRules, useExisting: TargetPolicy },
  ],
})
export class WebhooksModule {}
