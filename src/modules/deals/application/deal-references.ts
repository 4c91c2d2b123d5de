import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { UsersApi } from '../../users/users.api.js';
import { ownerInactive, referencesDiffer, referenceUnknown } from '../domain/deal.errors.js';
import type { DealLinks } from '../domain/deal.js';

/** An owner as a client names one: absent for no statement, null for none. */
export interface NamedOwner {
  readonly ownerId?: string | null | undefined;
  readonly ownerEmail?: string | null | undefined;
}

/** Finds what the fields of an input name, in the open unit. */
@Injectable()
export class DealReferences {
  constructor(
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
    private readonly users: UsersApi,
  ) {}

  /** Throws `deal_reference_unknown` for the first field that names a record that the organization does not have. */
  async refuseUnknown(orgId: OrgId, { accountId, contactId, additionalContactIds = [] }: Partial<DealLinks>): Promise<void> {
    if (accountId && !(await this.accounts.find(orgId, accountId))) throw referenceUnknown('accountId');
    const primary = contactId ? [contactId] : [];
    if (primary.length + additionalContactIds.length === 0) return;
    const found = await this.contacts.findMany(orgId, [...primary, ...additionalContactIds]);
    if (contactId && !found[0]) throw referenceUnknown('contactId');
    const missing = found.slice(primary.length).flatMap((contact, place) => (contact ? [] : [place]));
    if (missing.length > 0) throw referenceUnknown('additionalContactIds', missing);
  }

  /** Reads the accounts and contacts that these name by two statements, so that neither `refuseUnknown` nor their events need one for each. */
  async prefetch(orgId: OrgId, links: readonly Partial<DealLinks>[]): Promise<void> {
    await this.accounts.findMany(orgId, links.flatMap(({ accountId }) => accountId ?? []));
    await this.contacts.findMany(orgId, links.flatMap(({ contactId, additionalContactIds = [] }) => [...(contactId ? [contactId] : []), ...additionalContactIds]));
  }

  /** Reads the owners that are named by one statement, so that `owner` needs none for each. */
  prefetchOwners(orgId: OrgId, named: readonly NamedOwner[]): Promise<void> {
    return this.users.prefetch(orgId, { ids: named.flatMap(({ ownerId }) => ownerId ?? []), emails: named.flatMap(({ ownerEmail }) => ownerEmail ?? []) });
  }

  /**
   * The id of the owner; undefined if the input says nothing of one. Throws `deal_reference_unknown`, `deal_owner_inactive`, and
   * `deal_references_differ` if id and email name different users.
   * @param current the owner that the deal has, who may stay although disabled
   */
  async owner(orgId: OrgId, { ownerId, ownerEmail }: NamedOwner, current: string | null = null): Promise<string | null | undefined> {
    const byId = ownerId ? await this.users.find(orgId, { id: ownerId }) : null;
    if (ownerId && !byId) throw referenceUnknown('ownerId');
    const byEmail = ownerEmail ? await this.users.find(orgId, { email: ownerEmail }) : null;
    if (ownerEmail && !byEmail) throw referenceUnknown('ownerEmail');
    if (byId && byEmail && byId.id !== byEmail.id) throw referencesDiffer('ownerEmail', 'owner_id');
    const named = byId ?? byEmail;
    if (named && !named.active && named.id !== current) throw ownerInactive(byId ? 'ownerId' : 'ownerEmail');
    return named?.id ?? (ownerId === undefined && ownerEmail === undefined ? undefined : null);
  }
}
