import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { hashingBusy } from '../../domain/sign-in.errors.js';
import { PasswordHasher } from '../../ports/password-hasher.js';

/** Argon2id, more than OWASP asks for at least (19 MiB twice); see docs/operations.md for what it costs. */
const PARAMETERS = { memoryCost: 32 * 1024, timeCost: 2, parallelism: 1 } as const;

const OF_TODAY = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** How many are hashed at a time: each takes a thread of Node's pool, which files and names need, too, and 32 MiB. */
const AT_ONCE = 2;
/** How many may wait: a few seconds' worth. */
const MAX_WAITING = 64;

/** The hash of a password that nobody knows, for those who have none: to verify against it takes the same work. */
const NOBODYS = `${OF_TODAY}b3JhdGVrLW5vYm9keXMtc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

/** Hashes passwords with Argon2id, a few at a time, on threads beside the requests. */
@Injectable()
export class Argon2Hasher extends PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private started = 0;

  /** How many passwords have been hashed or compared since the start. */
  get count(): number {
    return this.started;
  }

  override hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, PARAMETERS));
  }

  override async verify(password: string, hashed: string | null): Promise<boolean> {
    const isRight = await this.inTurn(() => verify(hashed ?? NOBODYS, password));
    return isRight && hashed !== null;
  }

  override isOutdated(hashed: string): boolean {
    return !hashed.startsWith(OF_TODAY);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < AT_ONCE) this.running++;
    else {
      if (this.waiting.length >= MAX_WAITING) throw hashingBusy();
      // A hash that ends passes its place on.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.started++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
