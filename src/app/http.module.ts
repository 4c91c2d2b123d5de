import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../platform/http/admission/access.js';
import { Idempotency } from '../platform/http/writes/idempotency.js';

/**
 * What every route goes through: access. A route that writes has the unit of work around its handler (DeclareScope), and around that its
 * Idempotency-Key; what it is sent is read by the pipe of its API.
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
