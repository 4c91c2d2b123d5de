import { type FieldsInMilliseconds, publishFieldsInMilliseconds } from '../kernel/fields.js';
import { millisecondsOf, type Timestamp } from '../kernel/timestamp.js';
import { type CustomValues, type PublishedCustomValues, publishCustomValuesInMilliseconds } from './custom-values.js';
import { ACCOUNT_FIELDS, type AccountFields } from './account-fields.js';

/** An account to read, in the domain's words. */
export interface AccountView extends AccountFields {
  readonly id: string;
  /** Moves with every published change. */
  readonly version: number;
  readonly custom: CustomValues;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** An account as `/v1` and every event show it; each date is milliseconds since 1970 (octolane.md, Conventions: dates). */
export interface AccountRecord extends FieldsInMilliseconds<typeof ACCOUNT_FIELDS> {
  readonly id: string;
  readonly custom_fields: PublishedCustomValues;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishAccount(account: AccountView): AccountRecord {
  // In this order: answers and events are made of it byte for byte.
  return Object.assign(publishFieldsInMilliseconds(ACCOUNT_FIELDS, account, { id: account.id }), {
    custom_fields: publishCustomValuesInMilliseconds(account.custom),
    created_at: millisecondsOf(account.createdAt),
    updated_at: millisecondsOf(account.updatedAt),
  });
}
