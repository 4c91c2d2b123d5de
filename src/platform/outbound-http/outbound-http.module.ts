import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { OutboundHttp } from './outbound-http.js';
import { TargetPolicy, type TargetPolicyOptions } from './target-policy.js';
import { UndiciOutboundHttp } from './undici-outbound-http.js';

/** Requests to addresses that customers chose. Global: every module that takes a URL from a customer checks it here. */
@Module({})
export class OutboundHttpModule implements OnApplicationShutdown {
  constructor(private readonly http: OutboundHttp) {}

  static forRoot(targets: TargetPolicyOptions): DynamicModule {
    const policy = new TargetPolicy(targets);
    return {
      module: OutboundHttpModule,
      global: true,
      providers: [
        { provide: TargetPolicy, useValue: policy },
        { provide: OutboundHttp, useValue: new UndiciOutboundHttp(policy) },
      ],
      exports: [TargetPolicy, OutboundHttp],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.http.close();
  }
}
