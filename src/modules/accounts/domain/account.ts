import { ACCOUNT_FIELDS, type AccountFields } from '../../../contracts/account-fields.js';
import { type AccountRecord, type AccountView, publishAccount } from '../../../contracts/account-record.js';
import { type CustomChanges, changedCustomValues, NO_CUSTOM_VALUES } from '../../../contracts/custom-values.js';
import type { EventContent } from '../../../contracts/events.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { fieldNames, initialFields, isSameValue } from '../../../kernel/fields.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { snakeCase } from '../../../kernel/snake-case.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

export type { AccountFields };

/** Where the custom fields of accounts are defined. */
export const ACCOUNT_CUSTOM_FIELDS = { object: 'account', pipelineId: null } as const;

/** The fields of a new account besides its domain; absent ones are empty. */
export type AccountSeed = Partial<Omit<AccountFields, 'domain'>>;

/** What changes of an account; absent values stay. */
export interface AccountChanges extends Partial<AccountFields> {
  readonly custom?: CustomChanges;
}

export interface AccountState extends AccountView {
  readonly orgId: OrgId;
  /** The number of its last event. */
  readonly sequence: number;
}

/** A company that the organization deals with, identified by its domain. */
export class Account extends Aggregate<AccountState> {
  /** @param domain normalised by `normalDomain` */
  static create(orgId: OrgId, domain: string, fields: AccountSeed, now: Timestamp, custom: CustomChanges = {}): Account {
    const said = { ...initialFields(ACCOUNT_FIELDS), ...fields, domain } as AccountFields;
    return new Account(null, { ...said, custom: changedCustomValues(NO_CUSTOM_VALUES, custom), orgId, id: newId(), version: 1, sequence: 0, createdAt: now, updatedAt: now });
  }

  /** An account as it is stored. */
  static restore(state: AccountState): Account {
    return new Account(state, state);
  }

  /** Changes the given fields and leaves the others. Equal values are no change. */
  change({ custom = {}, ...fields }: AccountChanges, now: Timestamp): void {
    this.become({ ...fields, custom: changedCustomValues(this.state.custom, custom) }, now);
  }

  /** Deletes it permanently. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  /** The events since it was stored; the record is as `/v1` shows it. */
  events(): EventContent[] {
    const payload = { account: publishAccount(this.state) };
    if (this.isDeleted) return [{ type: 'account.deleted', payload }];
    if (!this.stored) return [{ type: 'account.created', payload }];
    return [{ type: 'account.updated', payload, data: { changed: [...changedFields(publishAccount(this.stored), payload.account), ...(this.stored.custom === this.state.custom ? [] : ['custom_fields'])] } }];
  }
}

/** The published fields that a client has changed. */
function changedFields(before: AccountRecord, after: AccountRecord): string[] {
  return fieldNames(ACCOUNT_FIELDS).map(snakeCase).filter((field) => !isSameValue(before[field], after[field]));
}
