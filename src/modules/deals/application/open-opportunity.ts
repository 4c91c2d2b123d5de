import { Injectable } from '@nestjs/common';
import type { SentCustomValues } from '../../../contracts/custom-values.js';
import type { ContactSource } from '../../../contracts/contact-record.js';
import type { DealView } from '../../../contracts/opportunity-record.js';
import { type Actor, makerOf } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi, type ResolvedContact } from '../../contacts/contacts.api.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { dealUnnamed } from '../domain/deal.errors.js';
import { dealCustomFields, type DealFields } from '../domain/deal.js';
import type { NamedStage } from '../domain/stage-choice.js';
import { DealBook } from './deal-book.js';
import { DealReferences, type NamedOwner } from './deal-references.js';
import { DealStages } from './deal-stages.js';
import { DealViews } from './deal-views.js';

/** An opportunity to open (octolane.md, Opportunities). */
export interface NewOpportunity extends Partial<Omit<DealFields, 'name' | 'ownerId'>>, NamedStage, NamedOwner {
  readonly pipelineId: string;
  /** Absent: the account's name, else its domain, else the contact's name. */
  readonly name?: string | null;
  /** Normalised: its account is found, or created. */
  readonly accountDomain?: string | null;
  /** Each contact is found, or created. */
  readonly primaryContactEmail?: string | null;
  readonly additionalContactEmails?: readonly string[];
  readonly custom?: SentCustomValues;
  /** The source of contacts that are created. */
  readonly source: ContactSource;
}

/** The opportunity, and what was created for it. */
export interface OpenedOpportunity {
  readonly opportunity: DealView;
  readonly created: { readonly account: boolean; readonly contactIds: readonly string[] };
}

/** Opens an opportunity together with its account and its contacts, whole or not at all. Two may be equal. */
@Injectable()
export class OpenOpportunity {
  constructor(
    private readonly units: UnitOfWork,
    private readonly book: DealBook,
    private readonly stages: DealStages,
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
    private readonly references: DealReferences,
    private readonly views: DealViews,
    private readonly customFields: CustomFieldsApi,
  ) {}

  /** Throws `deal_reference_unknown`, `deal_references_differ`, `deal_unnamed`, `custom_values_refused`. */
  execute(actor: Actor, input: NewOpportunity): Promise<OpenedOpportunity> {
    return this.units.run(async () => {
      await this.prefetch(actor.orgId, [input]);
      return this.open(actor, input);
    });
  }

  /** Reads what is needed of the accounts, contacts and owners of these opportunities, by a fixed number of statements. Only inside a unit. */
  async prefetch(orgId: OrgId, inputs: readonly NewOpportunity[]): Promise<void> {
    const emails = inputs.flatMap(emailsOf);
    await this.accounts.prefetch(orgId, { domains: inputs.flatMap(({ accountDomain }) => accountDomain ?? []), emails });
    await this.contacts.prefetch(orgId, emails);
    await this.references.prefetchOwners(orgId, inputs);
    const primaries = await this.contacts.prefetch(orgId, inputs.flatMap(({ primaryContactEmail }) => primaryContactEmail ?? []));
    await this.book.prefetchHeadlines(orgId, primaries);
    await this.customFields.prefetch(orgId, inputs.flatMap(({ pipelineId, custom }) => (custom ? { scope: dealCustomFields(pipelineId), sent: custom } : [])));
  }

  /** The same as `execute`, inside a unit that has called `prefetch`. */
  open(actor: Actor, input: NewOpportunity): Promise<OpenedOpportunity> {
    return this.units.run(async () => {
      const { pipelineId, name, stageId, stageName, ownerId, ownerEmail, accountDomain, primaryContactEmail, additionalContactEmails: _others, custom, source, ...fields } = input;
      const stage = await this.stages.inPipeline(actor.orgId, pipelineId, { stageId: stageId ?? null, stageName: stageName ?? null });
      const owner = await this.references.owner(actor.orgId, { ownerId, ownerEmail });
      const values = custom && (await this.customFields.read(actor.orgId, { scope: dealCustomFields(pipelineId), sent: custom }));
      const emails = emailsOf(input);
      const account = await this.accountOf(actor, accountDomain ?? null, emails[0] ?? null);
      const seed = { fields: {}, source, ...(accountDomain && account ? { joinAccount: account.account.id } : {}) };
      const resolved: ResolvedContact[] = [];
      for (const email of emails) resolved.push(await this.contacts.resolve(actor, email, seed));
      const primary = primaryContactEmail ? (resolved[0]?.contact ?? null) : null;
      const given = name ?? account?.account.name ?? account?.account.domain ?? resolved[0]?.contact.fullName ?? resolved[0]?.contact.company;
      if (!given) throw dealUnnamed();
      const deal = await this.book.open(actor, {
        ...fields,
        ...(values ? { custom: values } : {}),
        name: given,
        stage,
        ownerId: owner === undefined ? makerOf(actor) : owner,
        accountId: account?.account.id ?? null,
        contactId: primary?.id ?? null,
        additionalContactIds: [...new Set(resolved.map(({ contact }) => contact.id))].filter((id) => id !== primary?.id),
      });
      const created = { account: account?.created ?? false, contactIds: resolved.filter((one) => one.created).map(({ contact }) => contact.id) };
      return { opportunity: await this.views.of(deal), created };
    });
  }

  private async accountOf(actor: Actor, domain: string | null, email: string | null): Promise<Awaited<ReturnType<AccountsApi['resolveForEmail']>>> {
    if (domain !== null) return this.accounts.resolve(actor, domain);
    return email === null ? null : this.accounts.resolveForEmail(actor, email);
  }
}

/** The emails of its contacts, the primary one first. */
function emailsOf({ primaryContactEmail, additionalContactEmails = [] }: NewOpportunity): string[] {
  return [...(primaryContactEmail ? [primaryContactEmail] : []), ...additionalContactEmails];
}
