import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { ApiKeysApi, type KeyOfUser } from '../../api-keys/api-keys.api.js';
import { AllOwnedRecords, OWNED_RECORDS, type OwnedKind, UsersApi } from '../../users/users.api.js';
import { memberNotFound } from '../domain/team.errors.js';

/** Records of a sort are counted up to here, so that the count costs some ten milliseconds whatever the user owns. */
const MOST_COUNTED = 100_000;

/** How many keys are listed. */
const MOST_KEYS = 200;

/** What a user holds in the organization: to look through when it leaves. */
export interface Holdings {
  /** Its keys, those that still work first. */
  readonly keys: readonly KeyOfUser[];
  /** Whether there are more than are listed. */
  readonly hasMoreKeys: boolean;
  /** How many records of each sort it owns, up to `MOST_COUNTED`. */
  readonly records: Readonly<Record<OwnedKind, number>>;
}

/** Reads what a user holds: keys that it made, and records that it owns. */
@Injectable()
export class ReadHoldings {
  constructor(
    private readonly users: UsersApi,
    private readonly keys: ApiKeysApi,
    private readonly owned: AllOwnedRecords,
  ) {}

  /** By one statement for the user, one for keys and one for each sort of records. Throws `user_not_found`. */
  async of(orgId: OrgId, id: string): Promise<Holdings> {
    if (!(await this.users.get(orgId, id))) throw memberNotFound();
    const [keys, records] = await Promise.all([this.keys.madeBy(orgId, id, MOST_KEYS + 1), this.count(orgId, id)]);
    return { keys: keys.slice(0, MOST_KEYS), hasMoreKeys: keys.length > MOST_KEYS, records };
  }

  /** How many records of each sort the user owns, up to `MOST_COUNTED`. */
  async count(orgId: OrgId, id: string): Promise<Record<OwnedKind, number>> {
    const counts = await Promise.all(OWNED_RECORDS.map(async (kind) => [kind, await this.owned.of(kind).count(orgId, id, MOST_COUNTED)] as const));
    return Object.fromEntries(counts) as Record<OwnedKind, number>;
  }
}
