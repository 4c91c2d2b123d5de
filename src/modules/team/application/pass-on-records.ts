import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { JobHandler, JobParameters, JobStep } from '../../jobs/jobs.api.js';
import { AllOwnedRecords, OWNED_RECORDS, UsersApi } from '../../users/users.api.js';

/** The type of the jobs that pass records on; its parameters are `from` and `to`, empty for no owner. */
export const OWNER_CHANGE = 'owner_change';

/** How many records a unit changes: its statement stays within a second or two. */
const RECORDS_A_UNIT = 500;

/**
 * Passes the records of a disabled user on, as any change of their owner does. It ends early if the user is enabled again, or the new owner
 * disabled: so no two jobs pass the same records to and fro, and no record comes to somebody who has left.
 */
@Injectable()
export class PassOnRecords implements JobHandler {
  readonly type = OWNER_CHANGE;

  constructor(
    private readonly users: UsersApi,
    private readonly owned: AllOwnedRecords,
  ) {}

  async run(actor: Actor, { from = '', to = '' }: JobParameters): Promise<JobStep> {
    const nothing: JobStep = { done: 0, isLast: true };
    const [source, target] = await Promise.all([this.users.get(actor.orgId, from), to === '' ? null : this.users.get(actor.orgId, to)]);
    if (!source || source.active || (to !== '' && !target?.active)) return nothing;
    this.users.confirm(source);
    if (target) this.users.confirm(target);
    for (const kind of OWNED_RECORDS) {
      const done = await this.owned.of(kind).passOn(actor, from, target?.id ?? null, RECORDS_A_UNIT);
      if (done > 0) return { done, isLast: false };
    }
    return nothing;
  }
}
