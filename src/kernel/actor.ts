import type { OrgId } from './ids.js';

/** Who asks for a change or a read, and on behalf of which organization. */
export interface Actor {
  readonly orgId: OrgId;
  /** `system` is the product itself, such as the demo's data. */
  readonly type: 'api_key' | 'user' | 'system';
  /** The key's or the user's id; null for the system. */
  readonly id: string | null;
  /** What people call it: the key's name, the user's email. */
  readonly name: string;
}
