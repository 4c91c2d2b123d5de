/** The sorts of things that an entry of the audit log is about. */
export const AUDIT_TARGETS = ['organization', 'user', 'openid', 'api_key', 'webhook', 'pipeline', 'stage', 'custom_field', 'route'] as const;

export type AuditTargetType = (typeof AUDIT_TARGETS)[number];

/** What an entry of the audit log tells of. Stored: a word never gets another meaning. */
export const AUDIT_ACTIONS = [
  'organization.created',
  'organization.updated',
  'user.created',
  'user.updated',
  'user.disabled',
  'user.enabled',
  'user.link_created',
  'user.link_used',
  'user.signed_in',
  'user.sign_in_failed',
  'user.signed_out',
  'user.password_changed',
  'user.sessions_ended',
  'user.reassigned',
  'user.linked',
  'openid.configured',
  'openid.updated',
  'openid.removed',
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'webhook.created',
  'webhook.updated',
  'webhook.secret_rotated',
  'webhook.overlap_ended',
  'webhook.disabled',
  'webhook.deleted',
  'webhook.tested',
  'webhook.resent',
  'pipeline.created',
  'pipeline.updated',
  'stage.created',
  'stage.updated',
  'stage.merged',
  'stage.removed',
  'custom_field.created',
  'custom_field.updated',
  'custom_field.deleted',
  'custom_field.removed',
  'access.denied',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** A field with its value before and after a change. */
export interface AuditedChange {
  readonly field: string;
  /** Null for what was not there, and for what is hidden. */
  readonly before: unknown;
  readonly after: unknown;
  /** It is a secret: neither value is kept. */
  readonly hidden: boolean;
}

/** What was done. The values of its changes are in published words, and never a secret. */
export interface AuditContent {
  readonly action: AuditAction;
  readonly target: {
    readonly type: AuditTargetType;
    /** Null for what has no id, such as a route. */
    readonly id: string | null;
    /** What people called it then. */
    readonly name: string;
  };
  readonly changes: readonly AuditedChange[];
}

/** The most characters of a value, as JSON: a list of options may be long. */
const MAX_VALUE = 4_000;

/** The fields that differ between two records as they are published; null for one that does not exist. */
export function changesBetween(before: object | null, after: object | null): AuditedChange[] {
  const [old, now] = [before ?? {}, after ?? {}] as Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].flatMap((field) => {
    const [was, is] = [old?.[field] ?? null, now?.[field] ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: shortened(was), after: shortened(is), hidden: false }];
  });
}

/** A change of a secret: the entry contains neither its old nor its new value. */
export function hiddenChange(field: string): AuditedChange {
  return { field, before: null, after: null, hidden: true };
}

function shortened(value: unknown): unknown {
  const json = JSON.stringify(value);
  return json.length <= MAX_VALUE ? value : `${json.slice(0, MAX_VALUE).toWellFormed()}…`;
}
