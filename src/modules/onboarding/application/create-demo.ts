import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../kernel/domain-error.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ApiKeysApi } from '../../api-keys/api-keys.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { OrganizationsApi, type Organization } from '../../organizations/organizations.api.js';
import { DEMO_CONTACTS } from '../domain/demo-contacts.js';
import { InitOrganization } from './init-organization.js';

/** What a newcomer needs of the demo: the only moment at which the token is known. */
export interface Demo {
  readonly organization: Organization;
  readonly token: string;
}

/** Makes the demo's organization, admin, token and contacts on an empty database, all of it or nothing. */
@Injectable()
export class CreateDemo {
  constructor(
    private readonly units: UnitOfWork,
    private readonly organizations: OrganizationsApi,
    private readonly initOrganization: InitOrganization,
    private readonly keys: ApiKeysApi,
    private readonly contacts: ContactsApi,
  ) {}

  /** Null if the database has an organization already, or another instance is making the demo. */
  async execute(): Promise<Demo | null> {
    if ((await this.organizations.list(1)).length > 0) return null;
    try {
      return await this.units.run(async () => {
        const { organization, admin } = await this.initOrganization.execute({
          slug: 'demo',
          name: 'Demo',
          plan: 'pro',
          adminEmail: 'admin@demo.example',
        });
        const { token } = await this.keys.create(organization.id, { name: 'demo', scopes: ['read', 'write'], expiresAt: null, userId: admin.id });
        const actor = { orgId: organization.id, type: 'system', id: null, name: 'demo data' } as const;
        for (const fields of DEMO_CONTACTS) await this.contacts.create(actor, fields, 'csv_import');
        return { organization, token };
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'organization_exists') return null;
      throw error;
    }
  }
}
