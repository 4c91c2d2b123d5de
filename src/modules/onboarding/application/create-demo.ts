import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Failure } from '../../../kernel/failure.js';
import { newOrgId } from '../../../kernel/ids.js';
import { type Timestamp, toTimestamp } from '../../../kernel/timestamp.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ApiKeysApi } from '../../api-keys/api-keys.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { OrganizationsApi, type Organization } from '../../organizations/organizations.api.js';
import { TasksApi } from '../../tasks/tasks.api.js';
import { DEMO_CONTACTS } from '../domain/demo-contacts.js';
import { DEMO_TASKS } from '../domain/demo-tasks.js';
import { InitOrganization } from './init-organization.js';

/** The demo as it is shown at the start: its token is known only then. */
export interface Demo {
  readonly organization: Organization;
  readonly token: string;
}

/** Makes the demo's organization, admin, token, contacts, deals and tasks on an empty database, all of it or nothing. */
@Injectable()
export class CreateDemo {
  constructor(
    private readonly units: UnitOfWork,
    private readonly organizations: OrganizationsApi,
    private readonly initOrganization: InitOrganization,
    private readonly keys: ApiKeysApi,
    private readonly contacts: ContactsApi,
    private readonly tasks: TasksApi,
    private readonly clock: Clock,
  ) {}

  /** Null if the database has an organization already, or another instance is making the demo. */
  async execute(): Promise<Demo | null> {
    if ((await this.organizations.list(1)).length > 0) return null;
    const actor = systemActor(newOrgId(), 'demo data');
    try {
      return await this.units.run(async () => {
        const { organization, admin } = await this.initOrganization.execute(actor, {
          slug: 'demo',
          name: 'Demo',
          plan: 'pro',
          adminEmail: 'admin@demo.example',
        });
        const { token } = await this.keys.create(actor, { name: 'demo', scopes: ['read', 'write'], expiresAt: null, userId: admin.id });
        const ids = new Map<string, string>();
        for (const fields of DEMO_CONTACTS) {
          const { id } = await this.contacts.create(actor, fields, 'csv_import');
          ids.set(fields.company ?? fields.fullName ?? '', id);
        }
        for (const { about, dueInDays, ...fields } of DEMO_TASKS) {
          await this.tasks.create(actor, { ...fields, contactId: ids.get(about) ?? null, dueAt: daysAhead(this.clock.now(), dueInDays) });
        }
        return { organization, token };
      });
    } catch (error) {
      if (error instanceof Failure && error.code === 'organization_exists') return null;
      throw error;
    }
  }
}

function daysAhead(now: Timestamp, days: number): Timestamp {
  const due = new Date(now);
  due.setUTCDate(due.getUTCDate() + days);
  due.setUTCHours(14, 0, 0, 0);
  return toTimestamp(due);
}
