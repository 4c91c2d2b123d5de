import type { AccountView } from '../../contracts/account-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { AccountSeed } from './domain/account.js';

/** The account, and whether this call has created it. */
export interface ResolvedAccount {
  readonly account: AccountView;
  readonly created: boolean;
}

/** The interface of accounts for other modules. */
export abstract class AccountsApi {
  /**
   * The account of the domain, or a new one. Several calls with one domain return one account, also in one unit and in
   * concurrent ones. Runs in the open unit of work, or in one of its own.
   * @param domain normalised by `normalDomain`
   * @param fields of a new account; an existing one stays as it is
   */
  abstract resolve(actor: Actor, domain: string, fields?: AccountSeed): Promise<ResolvedAccount>;
  /** The same for the domain of the email; null if it is the domain of a free-mail provider, or none. */
  abstract resolveForEmail(actor: Actor, email: string): Promise<ResolvedAccount | null>;
  /** Whether anybody can have an address at this normalised domain. */
  abstract isFreeMail(domain: string): boolean;
  /**
   * Reads the accounts of these normalised domains and of the domains of these emails by one statement, so that
   * `resolve` and `findByDomain` need none for each. Only inside a unit.
   */
  abstract prefetch(orgId: OrgId, wanted: { readonly domains?: readonly string[]; readonly emails?: readonly string[] }): Promise<void>;
  /** The account of the normalised domain as the unit has it; null if there is none. Only inside a unit. */
  abstract findByDomain(orgId: OrgId, domain: string): Promise<AccountView | null>;
  /** The account as the unit has it; null if there is none. Only inside a unit. */
  abstract find(orgId: OrgId, id: string): Promise<AccountView | null>;
  /** The same for several ids, in their order. One statement. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(AccountView | null)[]>;
}

/** Another module's part of the unit of work that deletes an account. */
export interface AccountHook {
  /** The name of the module; hooks run in the order of their ids. */
  readonly id: string;
  /**
   * Removes the module's references to the account, at most `MAX_RELEASED`: it is called again, in units of their own, until
   * none is left. @returns whether none is left
   */
  deleting(actor: Actor, accountId: string): boolean | Promise<boolean>;
}

/** The most records that a hook changes in one unit, so that neither its statement nor its time grows with an account. */
export const MAX_RELEASED = 1000;

/** The registry of modules that refer to accounts: accounts cannot know those modules. */
export class AccountHooks {
  private readonly hooks = new Map<string, AccountHook>();

  /** Called once for each module, when the application starts. */
  register(hook: AccountHook): void {
    if (this.hooks.has(hook.id)) throw new Error(`The account hook "${hook.id}" is registered already`);
    this.hooks.set(hook.id, hook);
  }

  /**
   * Runs the hooks one after the other, in an order that does not depend on which module started first. @returns whether no
   * reference is left
   */
  async deleting(actor: Actor, accountId: string): Promise<boolean> {
    const inOrder = [...this.hooks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    let areAllGone = true;
    for (const hook of inOrder) areAllGone = (await hook.deleting(actor, accountId)) && areAllGone;
    return areAllGone;
  }
}
