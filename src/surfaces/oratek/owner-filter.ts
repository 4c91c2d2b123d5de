import { type Actor, makerOf } from '../../kernel/actor.js';
import { Failure } from '../../kernel/failure.js';

/** The owner that a list is asked for; null for any. Throws `invalid` on `owner_id` for a key that asks for `me`. */
export function ownerAsked(actor: Actor, sent: string | undefined): string | null {
  if (sent !== 'me') return sent ?? null;
  const person = makerOf(actor);
  if (person !== null) return person;
  const rule = 'can be "me" only for a person with a session: a key names the user by id';
  throw new Failure('invalid', 'owner_me', `owner_id ${rule}.`, [{ path: ['owner_id'], code: 'no_person', rule }], { namesAsSent: true });
}
