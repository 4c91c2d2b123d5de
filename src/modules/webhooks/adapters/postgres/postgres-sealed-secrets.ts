import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { SealedSecrets, type SealedSubscription } from '../../ports/sealed-secrets.js';

const PAGE = `SELECT org_id, id, secret, CASE WHEN previous_until > now() THEN previous_secret END AS previous_secret FROM webhook_subscriptions
  WHERE (org_id, id) > ($1::uuid, $2::uuid) AND status <> 'deleted' ORDER BY org_id, id LIMIT $3`;

/** Neither version nor time moves: the subscription is unchanged for its clients. */
const REPLACE = `UPDATE webhook_subscriptions s SET secret = r.secret, previous_secret = coalesce(r.previous, s.previous_secret)
  FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[]) AS r(org_id, id, secret_before, previous_before, secret, previous)
  WHERE s.org_id = r.org_id AND s.id = r.id AND s.secret = r.secret_before AND (r.previous_before IS NULL OR s.previous_secret = r.previous_before)`;

const NIL = '00000000-0000-0000-0000-000000000000';

interface Row {
  readonly org_id: OrgId;
  readonly id: string;
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
}

@Injectable()
export class PostgresSealedSecrets extends SealedSecrets {
  constructor(private readonly database: Database) {
    super();
  }

  override async page(after: Pick<SealedSubscription, 'orgId' | 'id'> | null, limit: number): Promise<SealedSubscription[]> {
    const rows = await this.database.query<Row & Record<string, unknown>>({ name: 'sealed_secrets', text: PAGE, values: [after?.orgId ?? NIL, after?.id ?? NIL, limit] });
    return rows.map(({ org_id: orgId, id, secret, previous_secret: previous }) => ({ orgId, id, secret, previous }));
  }

  override async replace(before: readonly SealedSubscription[], renewed: readonly SealedSubscription[]): Promise<void> {
    const sealed = (all: readonly SealedSubscription[]): (Buffer | null)[][] => [all.map(({ secret }) => secret), all.map(({ previous }) => previous)];
    const values = [before.map(({ orgId }) => orgId), before.map(({ id }) => id), ...sealed(before), ...sealed(renewed)];
    await this.database.query({ name: 'sealed_secrets_replace', writes: true, text: REPLACE, values });
  }
}
