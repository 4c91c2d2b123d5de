import type { ProviderFields } from '../domain/openid-provider.js';

/** The provider that the variables `OPENID_…` set for one organization; it goes before what that organization's admins have set. */
export abstract class EnvironmentProvider {
  /** Null without the variables. */
  abstract readonly settings: EnvironmentSettings | null;
}

export interface EnvironmentSettings extends ProviderFields {
  /** The short name of the organization. */
  readonly organization: string;
  readonly clientSecret: string;
}
