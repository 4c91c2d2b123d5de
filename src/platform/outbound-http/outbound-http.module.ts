import { type DynamicModule, Module } from '@nestjs/common';
import { TargetPolicy, type TargetPolicyOptions } from './target-policy.js';

/** Where requests of ours may go. Global: whoever takes a URL from a customer asks. */
@Module({})
export class OutboundHttpModule {
  static forRoot(targets: TargetPolicyOptions): DynamicModule {
    return { module: OutboundHttpModule, global: true, providers: [{ provide: TargetPolicy, useValue: new TargetPolicy(targets) }], exports: [TargetPolicy] };
  }
}
