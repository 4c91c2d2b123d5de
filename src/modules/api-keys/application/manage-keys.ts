import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ApiKeysApi } from '../api-keys.api.js';
import { issueKey, type ApiKey, type IssuedKey, type NewKey } from '../domain/api-key.js';
import { ApiKeyRepository } from '../ports/api-key.repository.js';

@Injectable()
export class ManageKeys extends ApiKeysApi {
  constructor(
    private readonly units: UnitOfWork,
    private readonly keys: ApiKeyRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  override create(orgId: OrgId, input: NewKey): Promise<IssuedKey> {
    return this.units.run(() => {
      const issued = issueKey(orgId, input, this.clock.now());
      this.keys.add(issued);
      return Promise.resolve(issued);
    });
  }

  override list(orgId: OrgId, limit: number): Promise<ApiKey[]> {
    return this.keys.list(orgId, limit);
  }

  override revoke(orgId: OrgId, prefix: string): Promise<ApiKey> {
    return this.units.run(async () => {
      const found = await this.keys.findByPrefix(orgId, prefix);
      const [key] = found;
      if (!key) throw new DomainError('not_found', 'api_key_not_found', `No key of this organization begins with "${prefix}".`);
      const at = this.clock.now();
      for (const one of found) this.keys.revoke(one, at);
      return { ...key, revokedAt: key.revokedAt ?? at };
    });
  }
}
