import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Account } from '../domain/account.js';

/** A deleted account that records still refer to. */
export interface ConcealedAccount {
  readonly id: string;
  readonly version: number;
  readonly deletedBy: Actor;
}

/** Accounts to change. All methods need an open unit of work. */
export abstract class AccountRepository {
  /** The accounts with these ids, as the unit has them and in the order of the ids; null for unknown ones. One statement. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(Account | null)[]>;
  /** The account with this normalised domain, as the unit has it; null if there is none. */
  abstract findByDomain(orgId: OrgId, domain: string): Promise<Account | null>;
  /** Reads the accounts of these normalised domains by one statement, so that `findByDomain` needs none in this unit. */
  abstract prefetch(orgId: OrgId, domains: readonly string[]): Promise<void>;
  /** Accounts with a value of the custom field, as the unit has them: all of them, or at most so many that are stored. */
  abstract withValue(orgId: OrgId, propertyName: string, atMost: number): Promise<Account[]>;
  /** Stages the account with its events. The unit reruns if another gives its domain to an account first. */
  abstract save(actor: Actor, account: Account): void;
  /** Stages the deletion event of an account and hides its row, which stays as long as records refer to it. */
  abstract conceal(actor: Actor, account: Account): void;
  /** One of those, of any organization; null if there is none. */
  abstract concealed(): Promise<ConcealedAccount | null>;
  /** Removes its row. The unit reruns if a record refers to it again. */
  abstract remove(account: ConcealedAccount): void;
}
