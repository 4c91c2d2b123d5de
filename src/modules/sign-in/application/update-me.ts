import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Failure } from '../../../kernel/failure.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { type User, UsersApi } from '../../users/users.api.js';
import { identityOf } from './change-password.js';

/** @typeParam View the person who asks, as an API shows it */
export interface MyUpdate<View> {
  readonly change: Change<View, { readonly name?: string | null }>;
  readonly precondition: Precondition<View> | null;
  readonly toView: (user: User) => View;
}

/** Changes what a person may change of themselves: the name. */
@Injectable()
export class UpdateMe {
  constructor(private readonly users: UsersApi) {}

  /** Throws what `precondition` and `change` throw, and `me_no_fields`. */
  execute<View>(actor: Actor, { change, precondition, toView }: MyUpdate<View>): Promise<User> {
    if (change.isEmpty) throw new Failure('no_fields', 'me_no_fields', 'The body names no field to change: send at least one.');
    return this.users.change(actor, identityOf(actor).id, (user) => {
      const { name } = change.against(toView(user), precondition);
      return name == null ? {} : { name };
    });
  }
}
