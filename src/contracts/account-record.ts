import { type FieldsInMilliseconds, publishFieldsInMilliseconds } from '../kernel/fields.js';
import { millisecondsOf, type Timestamp } from '../kernel/timestamp.js';
import { ACCOUNT_FIELDS, type AccountFields } from './account-fields.js';

/** An account to read, in the domain's words. */
export interface AccountView extends AccountFields {
  readonly id: string;
  /** Moves with every published change. */
  readonly version: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** An account as `/v1` and every event show it; each date is milliseconds since 1970 (octolane.md, Conventions: dates). */
export interface AccountRecord extends FieldsInMilliseconds<typeof ACCOUNT_FIELDS> {
  readonly id: string;
  /** Values of custom fields, none of which can be defined so far. */
  readonly custom_fields: Readonly<Record<string, never>>;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishAccount(account: AccountView): AccountRecord {
  // In this order: answers and events are made of it byte for byte.
  return Object.assign(publishFieldsInMilliseconds(ACCOUNT_FIELDS, account, { id: account.id }), {
    custom_fields: {},
    created_at: millisecondsOf(account.createdAt),
    updated_at: millisecondsOf(account.updatedAt),
  });
}
