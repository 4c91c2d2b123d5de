import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../platform/http/admission/access.js';
import { Idempotency } from '../platform/http/writes/idempotency.js';

/**
 * Providers that every route uses. The order around a handler: access, the Idempotency-Key, the unit of work of a route
 * that writes (DeclareScope); the pipe of the route's API reads the input.
 */
@Global()
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    Idempotency,
  ],
  exports: [Idempotency],
})
export class HttpModule {}
