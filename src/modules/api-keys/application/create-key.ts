import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { issueKey, type IssuedKey, type NewKey } from '../domain/api-key.js';
import { ApiKeyRepository } from '../ports/api-key.repository.js';

/** Issues a key. */
@Injectable()
export class CreateKey {
  constructor(
    private readonly units: UnitOfWork,
    private readonly keys: ApiKeyRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `invalid` naming each wrong field. */
  execute(actor: Actor, input: NewKey): Promise<IssuedKey> {
    return this.units.run(() => {
      const issued = issueKey(actor, input, this.clock.now());
      this.keys.add(actor, issued);
      return Promise.resolve(issued);
    });
  }
}
