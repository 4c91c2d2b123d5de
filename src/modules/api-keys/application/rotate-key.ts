import { Injectable } from '@nestjs/common';
import type { ApiKeyView } from '../../../contracts/api-key-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { apiKeyEnded, apiKeyInvalid, apiKeyNotFound } from '../domain/api-key.errors.js';
import { rotateKey, type RotatedKey, type Rotation } from '../domain/rotate-key.js';
import { ApiKeyRepository } from '../ports/api-key.repository.js';

/** Replaces a key by a new one; the old one stays valid for the overlap. */
@Injectable()
export class RotateKey {
  constructor(
    private readonly units: UnitOfWork,
    private readonly keys: ApiKeyRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `api_key_not_found`, and `invalid` naming each fault, on `id` if the key has ended. */
  execute(actor: Actor, input: { id: string; rotation: Rotation; precondition: Precondition<ApiKeyView> | null }): Promise<RotatedKey> {
    return this.units.run(async () => {
      const key = await this.keys.find(actor.orgId, input.id);
      if (!key) throw apiKeyNotFound();
      input.precondition?.(key);
      const now = this.clock.now();
      const rotated = rotateKey(key, input.rotation, actor, now);
      this.keys.add(actor, rotated.issued);
      // Fails only if a revocation, or a rotation without overlap, came in between.
      this.keys.retire(actor, key, rotated.retired, now, () => apiKeyInvalid([apiKeyEnded('revoked')]));
      return rotated;
    });
  }
}
