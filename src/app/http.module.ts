import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../platform/http/admission/access.js';
import { PublicUrl } from '../platform/http/public-url.js';
import { Idempotency } from '../platform/http/writes/idempotency.js';

/**
 * Providers that every route uses. The order around a handler: access, the Idempotency-Key, the unit of work of a route
 * that writes (DeclareScope); the pipe of the route's API reads the input.
 */
@Module({})
export class HttpModule {
  static forRoot(publicUrl: PublicUrl): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }, { provide: PublicUrl, useValue: publicUrl }, Idempotency],
      exports: [Idempotency, PublicUrl],
    };
  }
}
