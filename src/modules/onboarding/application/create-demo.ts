import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Failure } from '../../../kernel/failure.js';
import { newOrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ApiKeysApi } from '../../api-keys/api-keys.api.js';
import { OrganizationsApi, type OrganizationView } from '../../organizations/organizations.api.js';
import { DemoRecords } from './demo-records.js';
import { InitOrganization } from './init-organization.js';

/** The demo as it is shown at the start: its token and its link are known only then. */
export interface Demo {
  readonly organization: OrganizationView;
  readonly token: string;
  /** By which its admin signs in, once. */
  readonly signInUrl: string;
}

/** Makes the demo's organization, admin, token and records on an empty database, all of it or nothing. */
@Injectable()
export class CreateDemo {
  constructor(
    private readonly units: UnitOfWork,
    private readonly organizations: OrganizationsApi,
    private readonly initOrganization: InitOrganization,
    private readonly keys: ApiKeysApi,
    private readonly records: DemoRecords,
  ) {}

  /** Null if the database has an organization already, or another instance is making the demo. */
  async execute(): Promise<Demo | null> {
    if ((await this.organizations.list(1)).length > 0) return null;
    const actor = systemActor(newOrgId(), 'demo data');
    try {
      return await this.units.run(async () => {
        const { organization, admin, pipelineId, link } = await this.initOrganization.execute(actor, {
          slug: 'demo',
          name: 'Demo',
          plan: 'pro',
          adminEmail: 'admin@demo.example',
        });
        const { token } = await this.keys.create(actor, { name: 'demo', scopes: ['read', 'write'], expiresAt: null, userId: admin.id });
        await this.records.create(actor, pipelineId);
        return { organization, token, signInUrl: link.url };
      });
    } catch (error) {
      if (error instanceof Failure && error.code === 'organization_exists') return null;
      throw error;
    }
  }
}
