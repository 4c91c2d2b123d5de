import { Injectable } from '@nestjs/common';
import type { ApiKeyView } from '../../../contracts/api-key-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { revoke } from '../domain/api-key.js';
import { apiKeyNotFound } from '../domain/api-key.errors.js';
import { ApiKeyRepository } from '../ports/api-key.repository.js';

/** Revokes a key permanently; it stays listed. Revoking twice is no error and keeps the first moment and its actor. */
@Injectable()
export class RevokeKey {
  constructor(
    private readonly units: UnitOfWork,
    private readonly keys: ApiKeyRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `api_key_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<ApiKeyView> | null }): Promise<void> {
    return this.units.run(async () => {
      const key = await this.keys.find(actor.orgId, input.id);
      if (!key) throw apiKeyNotFound();
      input.precondition?.(key);
      this.keys.revoke(actor, key, revoke(key, actor, this.clock.now()));
    });
  }
}
