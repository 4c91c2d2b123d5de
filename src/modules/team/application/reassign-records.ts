import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../contracts/job-record.js';
import { changesBetween } from '../../../contracts/audit-entries.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { JobsApi } from '../../jobs/jobs.api.js';
import { type User, UsersApi } from '../../users/users.api.js';
import { memberActive, memberNotFound, newOwnerInactive, newOwnerUnknown } from '../domain/team.errors.js';
import { TeamLog } from '../ports/team.log.js';
import { OWNER_CHANGE } from './pass-on-records.js';
import { ReadHoldings } from './read-holdings.js';

/** Starts the job that gives all records of a disabled user to another one, or to nobody. */
@Injectable()
export class ReassignRecords {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly holdings: ReadHoldings,
    private readonly jobs: JobsApi,
    private readonly log: TeamLog,
  ) {}

  /** Throws `user_not_found`, `user_active`, `new_owner_unknown`, `new_owner_inactive`. @param to the new owner's id; null for none */
  execute(actor: Actor, { id, to }: { id: string; to: string | null }): Promise<JobView> {
    return this.units.run(async () => {
      const from = await this.users.get(actor.orgId, id);
      if (!from) throw memberNotFound();
      if (from.active) throw memberActive();
      const owner = to === null ? null : await this.newOwner(actor.orgId, to);
      const counts = await this.holdings.count(actor.orgId, id);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      this.log.tell(actor, {
        action: 'user.reassigned',
        target: { type: 'user', id, name: from.email },
        changes: changesBetween({ owner: from.email, owner_id: id }, { owner: owner?.email ?? null, owner_id: owner?.id ?? null }),
      });
      return this.jobs.start(actor, { type: OWNER_CHANGE, parameters: { from: id, to: owner?.id ?? '' }, total });
    });
  }

  private async newOwner(orgId: OrgId, id: string): Promise<User> {
    const owner = await this.users.get(orgId, id);
    if (!owner) throw newOwnerUnknown();
    if (!owner.active) throw newOwnerInactive();
    return owner;
  }
}
