import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
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

  override create(input: { slug: string; name: string; plan: Plan }): Organization {
    const organization = createOrganization(input, this.clock.now());
    this.organizations.add(organization);
    return organization;
  }

  override async update(slug: string, change: OrganizationChange): Promise<Organization> {
    await this.units.run(async () => this.organizations.change(changeOrganization(await this.named(slug), change), change));
    return this.named(slug);
  }

  override findBySlug(slug: string): Promise<Organization | null> {
    return this.organizations.findBySlug(slug);
  }

  override list(limit: number): Promise<Organization[]> {
    return this.organizations.list(limit);
  }

  private async named(slug: string): Promise<Organization> {
    const found = await this.organizations.findBySlug(slug);
    if (!found) throw organizationNotFound(slug);
    return found;
  }
}
