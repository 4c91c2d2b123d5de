import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../platform/http/admission/access.js';
import { Idempotency } from '../platform/http/writes/idempotency.js';
import { ShapePipe } from '../surfaces/oratek/shape.pipe.js';

/**
 * What every route goes through, in this order: access, the shape of its input. A route that writes has the unit of work
 * between them (DeclareScope), and around that its Idempotency-Key.
 */
@Global()
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: ShapePipe },
    Idempotency,
  ],
  exports: [Idempotency],
})
export class HttpModule {}
