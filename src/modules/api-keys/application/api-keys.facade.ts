import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Failure } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ApiKeysApi, type KeyOfUser } from '../api-keys.api.js';
import { revoke, stateOf, type ApiKey, type IssuedKey, type NewKey } from '../domain/api-key.js';
import type { RotatedKey, Rotation } from '../domain/rotate-key.js';
import { ApiKeyRepository } from '../ports/api-key.repository.js';
import { CreateKey } from './create-key.js';
import { RotateKey } from './rotate-key.js';

/** Keys by their prefix, as people name them. */
@Injectable()
export class ApiKeysFacade extends ApiKeysApi {
  constructor(
    private readonly units: UnitOfWork,
    private readonly keys: ApiKeyRepository,
    private readonly clock: Clock,
    private readonly createKey: CreateKey,
    private readonly rotateKey: RotateKey,
  ) {
    super();
  }

  override create(actor: Actor, input: NewKey): Promise<IssuedKey> {
    return this.createKey.execute(actor, input);
  }

  override list(orgId: OrgId, limit: number): Promise<ApiKey[]> {
    return this.keys.list(orgId, limit);
  }

  override named(orgId: OrgId, ids: readonly string[]): Promise<ApiKey[]> {
    return this.keys.findAll(orgId, ids);
  }

  override async madeBy(orgId: OrgId, userId: string, limit: number): Promise<KeyOfUser[]> {
    const now = this.clock.now();
    return (await this.keys.madeBy(orgId, userId, now, limit)).map((key) => ({ key, state: stateOf(key, now) }));
  }

  override revoke(actor: Actor, prefix: string): Promise<ApiKey> {
    return this.units.run(async () => {
      const found = await this.found(actor.orgId, prefix);
      const now = this.clock.now();
      for (const key of found) this.keys.revoke(actor, key, revoke(key, actor, now));
      return revoke(found[0], actor, now);
    });
  }

  override rotate(actor: Actor, prefix: string, rotation: Rotation): Promise<RotatedKey> {
    return this.units.run(async () => {
      const found = await this.found(actor.orgId, prefix);
      const { id } = found.find((key) => stateOf(key, this.clock.now()) === 'active') ?? found[0];
      return this.rotateKey.execute(actor, { id, rotation, precondition: null });
    });
  }

  private async found(orgId: OrgId, prefix: string): Promise<[ApiKey, ...ApiKey[]]> {
    const [key, ...others] = await this.keys.findByPrefix(orgId, prefix);
    if (!key) throw new Failure('not_found', 'api_key_not_found', `No key of this organization begins with "${prefix}".`);
    return [key, ...others];
  }
}
