import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access.js';
import { ShapePipe } from './oratek/shape.pipe.js';
import { UnitOfWorkInterceptor } from './unit-of-work.interceptor.js';

/** What every route goes through, in this order: access, the unit of work, the shape of its input. */
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
    { provide: APP_PIPE, useClass: ShapePipe },
  ],
})
export class HttpModule {}
