import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../contracts/account-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { AccountsApi, type ResolvedAccount } from '../accounts.api.js';
import type { AccountSeed } from '../domain/account.js';
import { domainOfEmail } from '../domain/email-company.js';
import { AccountRepository } from '../ports/account.repository.js';
import { FreeMail } from '../ports/free-mail.js';
import { ResolveAccount } from './resolve-account.js';

@Injectable()
export class AccountsFacade extends AccountsApi {
  constructor(
    private readonly resolveAccount: ResolveAccount,
    private readonly accounts: AccountRepository,
    private readonly freeMail: FreeMail,
  ) {
    super();
  }

  override resolve(actor: Actor, domain: string, fields: AccountSeed = {}): Promise<ResolvedAccount> {
    return this.resolveAccount.execute(actor, { domain, fields });
  }

  override async resolveForEmail(actor: Actor, email: string): Promise<ResolvedAccount | null> {
    const domain = this.companyDomain(email);
    return domain === null ? null : this.resolve(actor, domain);
  }

  override isFreeMail(domain: string): boolean {
    return this.freeMail.has(domain);
  }

  override prefetch(orgId: OrgId, { domains = [], emails = [] }: { readonly domains?: readonly string[]; readonly emails?: readonly string[] }): Promise<void> {
    return this.accounts.prefetch(orgId, [...domains, ...emails.map((email) => this.companyDomain(email)).filter((domain) => domain !== null)]);
  }

  override async findByDomain(orgId: OrgId, domain: string): Promise<AccountView | null> {
    return (await this.accounts.findByDomain(orgId, domain))?.state ?? null;
  }

  override async find(orgId: OrgId, id: string): Promise<AccountView | null> {
    const [account = null] = await this.findMany(orgId, [id]);
    return account;
  }

  override async findMany(orgId: OrgId, ids: readonly string[]): Promise<(AccountView | null)[]> {
    return (await this.accounts.findMany(orgId, ids)).map((account) => account?.state ?? null);
  }

  private companyDomain(email: string): string | null {
    const domain = domainOfEmail(email);
    return domain === null || this.freeMail.has(domain) ? null : domain;
  }
}
