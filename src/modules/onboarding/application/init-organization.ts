import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { OrganizationsApi, type OrganizationView, type Plan } from '../../organizations/organizations.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { type CreatedLink, SignInApi } from '../../sign-in/sign-in.api.js';
import { UsersApi, type User } from '../../users/users.api.js';

export interface InitInput {
  readonly slug: string;
  readonly name: string;
  readonly plan: Plan;
  readonly adminEmail: string;
}

/** Makes an organization with its first admin, who gets a one-time link to sign in, and the pipeline that its deals go through. */
@Injectable()
export class InitOrganization {
  constructor(
    private readonly units: UnitOfWork,
    private readonly organizations: OrganizationsApi,
    private readonly users: UsersApi,
    private readonly pipelines: PipelinesApi,
    private readonly signIn: SignInApi,
  ) {}

  /**
   * The organization gets the id that the actor names as its organization. Throws `invalid` naming each wrong field, and
   * `organization_exists`.
   */
  execute(actor: Actor, input: InitInput): Promise<{ organization: OrganizationView; admin: User; pipelineId: string; link: CreatedLink }> {
    return this.units.run(() => {
      const organization = this.organizations.create(actor, { slug: input.slug, name: input.name, plan: input.plan });
      const admin = this.users.create(actor, { email: input.adminEmail, role: 'admin' });
      const { id: pipelineId } = this.pipelines.createDefault(actor).state;
      return Promise.resolve({ organization, admin, pipelineId, link: this.signIn.createLink(actor, admin, 'sign_in') });
    });
  }
}
