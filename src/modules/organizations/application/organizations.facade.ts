import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { changeOrganization, createOrganization, organizationNotFound } from '../domain/organization.js';
import { OrganizationsApi, type Organization, type OrganizationChange, type Plan } from '../organizations.api.js';
import { OrganizationRepository } from '../ports/organization.repository.js';

@Injectable()
export class OrganizationsFacade extends OrganizationsApi {
  constructor(
    private readonly units: UnitOfWork,
    private readonly organizations: OrganizationRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  override create(actor: Actor, input: { slug: string; name: string; plan: Plan }): Organization {
    const organization = createOrganization(actor.orgId, input, this.clock.now());
    this.organizations.add(organization);
    return organization;
  }

  override async update({ orgId }: Actor, change: OrganizationChange): Promise<Organization> {
    await this.units.run(async () => this.organizations.change(changeOrganization(await this.found(orgId), change), change));
    return this.found(orgId);
  }

  override findBySlug(slug: string): Promise<Organization | null> {
    return this.organizations.findBySlug(slug);
  }

  override list(limit: number): Promise<Organization[]> {
    return this.organizations.list(limit);
  }

  private async found(orgId: OrgId): Promise<Organization> {
    const found = await this.organizations.find(orgId);
    if (!found) throw organizationNotFound(orgId);
    return found;
  }
}
