import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ThrottlerModule, ThrottlerStorage } from '@nestjs/throttler';
import type { RateLimitStorage } from './rate-limit-storage.js';

export interface RateLimitOptions {
  /** Made before the application (openWindows), closed with it. */
  readonly storage: RateLimitStorage;
  /** Per throttler, the default number of admitted calls in a number of milliseconds. */
  readonly organization: Quota;
  readonly failures: Quota;
  readonly user: Quota;
}

interface Quota {
  readonly limit: number;
  readonly ttl: number;
}

/**
 * The library's module with this application's storage. `ThrottlerStorage` can be injected everywhere; the library's
 * guard is not used, since the admission decides, before there are routes or bodies.
 */
@Module({})
export class RateLimitModule implements OnApplicationShutdown {
  constructor(@Inject(ThrottlerStorage) private readonly storage: RateLimitStorage) {}

  static forRoot({ storage, organization, failures, user }: RateLimitOptions): DynamicModule {
    const throttlers = [
      { name: 'organization', ...organization },
      { name: 'failures', ...failures },
      { name: 'user', ...user },
    ];
    const library = ThrottlerModule.forRoot({ throttlers, storage });
    return { module: RateLimitModule, global: true, imports: [library], exports: [ThrottlerModule] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.storage.close();
  }
}
