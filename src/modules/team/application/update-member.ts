import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { SignInApi } from '../../sign-in/sign-in.api.js';
import { type UserChange, UsersApi } from '../../users/users.api.js';
import { nothingToChange } from '../domain/team.errors.js';
import type { Member } from '../team.api.js';
import { Members } from './members.js';

export interface MemberUpdate {
  readonly id: string;
  readonly change: Change<Member, UserChange>;
  readonly precondition: Precondition<Member> | null;
}

/** Changes a user. One who is disabled is signed out everywhere by the same unit, and keeps keys and records, which an admin then revokes and passes on. */
@Injectable()
export class UpdateMember {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly signIn: SignInApi,
    private readonly members: Members,
  ) {}

  /** Throws what `precondition` and `change` throw, `user_no_fields`, `user_not_found`, `last_admin`. */
  execute(actor: Actor, { id, change, precondition }: MemberUpdate): Promise<Member> {
    return this.units.run(async () => {
      if (change.isEmpty) throw nothingToChange();
      // The faults of a body are told before the 404.
      if (!(await this.users.get(actor.orgId, id))) change.against(null, precondition);
      const user = await this.users.change(actor, id, async (current) => {
        const fields = change.against(await this.members.of(current), precondition);
        if (current.active && fields.active === false) this.signIn.endSessions(actor, id);
        return fields;
      });
      return this.members.of(user);
    });
  }
}
