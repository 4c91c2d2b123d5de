/**
 * The rights of a key: `write` includes `read`; `admin` opens Settings and nothing else (oratek.md, Authentication).
 */
export const SCOPES = ['read', 'write', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

/** Whether a key with the scopes `granted` may do what needs `needed`. */
export function allows(granted: readonly Scope[], needed: Scope): boolean {
  return granted.includes(needed) || (needed === 'read' && granted.includes('write'));
}
