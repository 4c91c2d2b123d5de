import type { ApiKeyView } from '../../../contracts/api-key-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { KeyState } from '../domain/api-key.js';

export interface KeyListRequest {
  /** Only keys in this state now; null for all. */
  readonly state: KeyState | null;
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** Keys to read. */
export abstract class ApiKeyQueries {
  /** The key, or null if the organization has no key with this id. */
  abstract find(orgId: OrgId, id: string): Promise<ApiKeyView | null>;
  /** One page, newest first; revoked and expired ones included. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, request: KeyListRequest): Promise<Page<ApiKeyView>>;
}
