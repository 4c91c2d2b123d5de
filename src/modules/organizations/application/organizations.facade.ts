import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { Organization } from '../domain/organization.js';
import { OrganizationsApi, type OrganizationChange, type OrganizationView, type Plan } from '../organizations.api.js';
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

  override create(actor: Actor, input: { slug: string; name: string; plan: Plan }): OrganizationView {
    const organization = Organization.create(actor.orgId, input, this.clock.now());
    this.organizations.save(actor, organization);
    return organization.state;
  }

  override update(actor: Actor, change: OrganizationChange): Promise<OrganizationView> {
    return this.units.run(async () => {
      const organization = await this.organizations.find(actor.orgId);
      organization.change(change);
      this.organizations.save(actor, organization);
      return organization.state;
    });
  }

  override get(id: OrgId): Promise<OrganizationView> {
    return this.organizations.view(id);
  }

  override getMany(ids: readonly OrgId[]): Promise<OrganizationView[]> {
    return this.organizations.viewMany(ids);
  }

  override findBySlug(slug: string): Promise<OrganizationView | null> {
    return this.organizations.findBySlug(slug);
  }

  override list(limit: number): Promise<OrganizationView[]> {
    return this.organizations.list(limit);
  }
}
