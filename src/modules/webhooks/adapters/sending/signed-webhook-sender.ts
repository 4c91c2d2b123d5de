import type { Timestamp } from '../../../../kernel/timestamp.js';
import type { OutboundHttp } from '../../../../platform/outbound-http/outbound-http.js';
import { type AttemptResult, type ClaimedDelivery, WebhookSender } from '../../../deliveries/deliveries.api.js';
import { signatureHeaders } from '../../domain/signature.js';
import type { SubscriptionSecrets } from '../../ports/subscription-secrets.js';

/** Sends over HTTP, with the headers of the contract (oratek.md, Webhooks). */
export class SignedWebhookSender extends WebhookSender {
  /** @param version the release, for the User-Agent */
  constructor(
    private readonly http: OutboundHttp,
    private readonly secrets: SubscriptionSecrets,
    private readonly version: string,
  ) {
    super();
  }

  override async send(delivery: ClaimedDelivery, at: Timestamp): Promise<AttemptResult> {
    try {
      return await this.http.post({ url: delivery.endpoint.url, headers: this.headers(delivery, at), body: delivery.body });
    } catch {
      // No configured key opens the secret: retried, since the key may be added again.
      return { statusCode: null, durationMs: 0, retryAfter: null, error: 'The secret of this subscription cannot be read.', excerpt: '' };
    }
  }

  /** A previous secret whose key is lost must not prevent signing with the current one. */
  private openedOrNull(open: () => string): string | null {
    try {
      return open();
    } catch {
      return null;
    }
  }

  private headers({ orgId, id, subscriptionId, event, eventId, body, requestId, endpoint }: ClaimedDelivery, at: Timestamp): Record<string, string> {
    const { secret, previousSecret } = endpoint;
    const open = (sealed: Buffer): string => this.secrets.open(orgId, subscriptionId, sealed);
    return {
      'Content-Type': 'application/json',
      'User-Agent': `OraTek-Webhooks/${this.version}`,
      'X-OraTek-Event': event,
      'X-OraTek-Delivery': id,
      ...(requestId === null ? {} : { 'X-Request-Id': requestId }),
      ...signatureHeaders({
        secrets: { current: open(secret), previous: previousSecret && this.openedOrNull(() => open(previousSecret)) },
        eventId,
        timestamp: Math.floor(Date.parse(at) / 1000),
        body,
      }),
    };
  }
}
