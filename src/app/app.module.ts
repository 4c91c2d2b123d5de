import { type DynamicModule, Module } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DatabaseModule, type DatabaseOptions } from '../platform/database/database.module.js';
import { HttpModule } from './http.module.js';
import { MODULES } from './modules.js';
import { OutboxModule } from './outbox.module.js';
import { AuditLogModule } from '../platform/audit/audit-log.module.js';
import { IdempotencyModule } from '../platform/idempotency/idempotency.module.js';
import { PublicUrl } from '../platform/http/public-url.js';
import type { SmtpOptions } from '../platform/mail/smtp-transport.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { OutboundHttpModule } from '../platform/outbound-http/outbound-http.module.js';
import type { TargetPolicyOptions } from '../platform/outbound-http/target-policy.js';
import { KEY_BYTES, KeyRing } from '../platform/secrets/key-ring.js';
import { SecretsModule } from '../platform/secrets/secrets.module.js';
import type { Lifecycle } from '../platform/telemetry/lifecycle.js';
import type { Metrics } from '../platform/telemetry/metrics.js';
import { UsageCounterModule } from '../platform/usage/usage-counter.module.js';
import type { EnvironmentSettings } from '../modules/openid/ports/environment-provider.js';
import { OpenIdEnvironmentModule } from './openid-environment.module.js';
import { TelemetryModule } from './telemetry.module.js';

export interface AppOptions {
  readonly database: Omit<DatabaseOptions, 'cursorKeys'>;
  /**
   * Seal secrets and sign cursors. The default is a key ring that ends with the process: enough where no secret is
   * stored.
   */
  readonly keys?: KeyRing;
  /** Where this application's own requests may go; by default to public addresses over HTTPS. */
  readonly targets?: TargetPolicyOptions;
  /** Where people reach the server; links begin with it. */
  readonly publicUrl?: PublicUrl;
  /** The server that mail is sent through; by default none is sent. */
  readonly mail?: SmtpOptions | null;
  /** The identity provider of one organization, as the environment sets it; none by default. */
  readonly openId?: EnvironmentSettings | null;
  readonly lifecycle: Lifecycle;
  /** The metrics of the process, if it collects any. */
  readonly metrics?: Metrics;
  /** Modules that only some processes have, such as the one that counts a server's requests. */
  readonly modules?: readonly DynamicModule[];
}

/** Which modules make the application. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    const keys = options.keys ?? new KeyRing([randomBytes(KEY_BYTES)]);
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({ ...options.database, cursorKeys: keys.cursorKeys }),
        HttpModule.forRoot(options.publicUrl ?? new PublicUrl('http://127.0.0.1:3000')),
        IdempotencyModule,
        SecretsModule.forRoot(keys),
        OutboxModule,
        AuditLogModule,
        UsageCounterModule,
        OutboundHttpModule.forRoot(options.targets ?? { requireHttps: true, allowedHosts: [] }),
        MailModule.forRoot(options.mail ?? null),
        OpenIdEnvironmentModule.forRoot(options.openId ?? null),
        TelemetryModule.forRoot(options.lifecycle, options.metrics ?? null),
        ...MODULES,
        ...(options.modules ?? []),
      ],
    };
  }
}
