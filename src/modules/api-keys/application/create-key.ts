import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
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
  execute(orgId: OrgId, input: NewKey): Promise<IssuedKey> {
    return this.units.run(() => {
      const issued = issueKey(orgId, input, this.clock.now());
      this.keys.add(issued);
      return Promise.resolve(issued);
    });
  }
}
