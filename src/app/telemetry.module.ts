import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Lifecycle } from '../platform/telemetry/lifecycle.js';
import type { Metrics } from '../platform/telemetry/metrics.js';
import { PeriodicFailures } from '../platform/telemetry/periodic-failures.js';

@Module({})
export class TelemetryModule {
  /** @param metrics count failures in the background; null where no metrics are served */
  static forRoot(lifecycle: Lifecycle, metrics: Metrics | null): DynamicModule {
    return {
      module: TelemetryModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: Lifecycle, useValue: lifecycle },
        { provide: PeriodicFailures, useValue: new PeriodicFailures(metrics) },
      ],
      exports: [Lifecycle, PeriodicFailures],
    };
  }
}
