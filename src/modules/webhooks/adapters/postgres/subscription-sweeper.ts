import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';

/** A statement that still saw the subscription may yet insert a delivery, but not after its time-out. */
const FORGET = `DELETE FROM webhook_subscriptions s WHERE status = 'deleted' AND updated_at < now() - interval '1 hour'
  AND NOT EXISTS (SELECT FROM pending_deliveries p WHERE p.subscription_id = s.id) AND NOT EXISTS (SELECT FROM delivery_log l WHERE l.org_id = s.org_id AND l.subscription_id = s.id)`;

/** Removes the rows of deleted subscriptions, once none of their deliveries is left. */
@Injectable()
export class SubscriptionSweeper {
  constructor(private readonly database: Database) {}

  async turn(): Promise<void> {
    await this.database.query({ name: 'subscription_forget', writes: true, text: FORGET, values: [] });
  }
}
