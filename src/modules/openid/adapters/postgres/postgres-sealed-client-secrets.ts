import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { type SealedClientSecret, SealedClientSecrets } from '../../ports/sealed-client-secrets.js';

const PAGE = 'SELECT org_id, client_secret FROM openid_providers WHERE org_id > $1::uuid ORDER BY org_id LIMIT $2';

/** Neither version nor time moves: the settings are unchanged for who reads them. */
const REPLACE = `UPDATE openid_providers p SET client_secret = r.secret
  FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS r(org_id, secret_before, secret)
  WHERE p.org_id = r.org_id AND p.client_secret = r.secret_before`;

const NIL = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class PostgresSealedClientSecrets extends SealedClientSecrets {
  constructor(private readonly database: Database) {
    super();
  }

  override async page(after: OrgId | null, limit: number): Promise<SealedClientSecret[]> {
    const rows = await this.database.query<{ org_id: OrgId; client_secret: Buffer }>({ name: 'sealed_client_secrets', text: PAGE, values: [after ?? NIL, limit] });
    return rows.map(({ org_id: orgId, client_secret: secret }) => ({ orgId, secret }));
  }

  override async replace(before: readonly SealedClientSecret[], renewed: readonly SealedClientSecret[]): Promise<void> {
    const values = [before.map(({ orgId }) => orgId), before.map(({ secret }) => secret), renewed.map(({ secret }) => secret)];
    await this.database.query({ name: 'sealed_client_secrets_replace', writes: true, text: REPLACE, values });
  }
}
