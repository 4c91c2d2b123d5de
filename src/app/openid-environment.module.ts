import { type DynamicModule, Module } from '@nestjs/common';
import { EnvironmentProvider, type EnvironmentSettings } from '../modules/openid/ports/environment-provider.js';

/** Hands the variables `OPENID_…` to the module of OpenID Connect. */
@Module({})
export class OpenIdEnvironmentModule {
  static forRoot(settings: EnvironmentSettings | null): DynamicModule {
    return { module: OpenIdEnvironmentModule, global: true, providers: [{ provide: EnvironmentProvider, useValue: { settings } }], exports: [EnvironmentProvider] };
  }
}
