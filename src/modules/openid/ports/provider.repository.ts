import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { OpenIdProvider, ProviderState } from '../domain/openid-provider.js';

/** The identity providers that admins have set. */
export abstract class ProviderRepository {
  /** The organization's provider to change; null if it has none. Only inside a unit. */
  abstract find(orgId: OrgId): Promise<OpenIdProvider | null>;
  /** Stages what the actor has made of it, with an entry of the audit log. The end of a provider takes the identities of the organization along. */
  abstract save(actor: Actor, provider: OpenIdProvider): void;
  /** The organization's provider to read; null if it has none. */
  abstract view(orgId: OrgId): Promise<ProviderState | null>;
  /** Those of these organizations whose people sign in by their provider alone. One statement. */
  abstract requiredIn(orgIds: readonly OrgId[]): Promise<OrgId[]>;
}
