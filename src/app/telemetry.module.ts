import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Lifecycle } from '../platform/telemetry/lifecycle.js';

@Module({})
export class TelemetryModule {
  static forRoot(lifecycle: Lifecycle): DynamicModule {
    return { module: TelemetryModule, global: true, controllers: [HealthController], providers: [{ provide: Lifecycle, useValue: lifecycle }], exports: [Lifecycle] };
  }
}
