import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { nothingToChange } from '../domain/organization.errors.js';
import type { OrganizationFields, OrganizationView } from '../organizations.api.js';
import { OrganizationRepository } from '../ports/organization.repository.js';

export interface OrganizationUpdate {
  readonly change: Change<OrganizationView, Partial<OrganizationFields>>;
  readonly precondition: Precondition<OrganizationView> | null;
}

/** Changes what an admin sets for the whole organization. */
@Injectable()
export class UpdateOrganization {
  constructor(
    private readonly units: UnitOfWork,
    private readonly organizations: OrganizationRepository,
  ) {}

  /** Throws what `precondition` and `change` throw, `organization_no_fields`. */
  execute(actor: Actor, { change, precondition }: OrganizationUpdate): Promise<OrganizationView> {
    return this.units.run(async () => {
      if (change.isEmpty) throw nothingToChange();
      const organization = await this.organizations.find(actor.orgId);
      organization.change(change.against(organization.state, precondition));
      this.organizations.save(actor, organization);
      return organization.state;
    });
  }
}
