import type { User } from '../users.api.js';

/** Users to change. Everything here happens in the unit of work that is open. */
export abstract class UserRepository {
  /** Writes a new user when the unit ends, which may end with `user_exists`. */
  abstract add(user: User): void;
}
