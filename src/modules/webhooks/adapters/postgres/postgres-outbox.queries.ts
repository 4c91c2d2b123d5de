import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';
import { type OutboxFigures, OutboxQueries } from '../../ports/outbox.queries.js';

/** Counts no further than this, and reads the first entry of each subscription instead of all: a million cost no more than that. */
const COUNTED = 100_000;
/** Two gauges of one scrape are one statement. */
const FRESH_MS = 1_000;

const FIGURES = `WITH RECURSIVE visited AS (
    (SELECT org_id, subscription_id, next_attempt_at FROM deliveries WHERE status = 'pending' ORDER BY org_id, subscription_id, next_attempt_at LIMIT 1)
    UNION ALL
    SELECT n.* FROM visited v CROSS JOIN LATERAL (
      SELECT org_id, subscription_id, next_attempt_at FROM deliveries WHERE status = 'pending' AND (org_id, subscription_id) > (v.org_id, v.subscription_id)
      ORDER BY org_id, subscription_id, next_attempt_at LIMIT 1) n
  ), counted AS (SELECT count(*) AS n FROM (SELECT FROM deliveries WHERE status = 'pending' LIMIT ${COUNTED}) c)
  SELECT (CASE WHEN n < ${COUNTED} THEN n ELSE greatest(n, (SELECT reltuples::bigint FROM pg_class WHERE oid = 'deliveries_due_idx'::regclass)) END)::float8 AS pending,
    coalesce((SELECT extract(epoch FROM now() - min(next_attempt_at)) FROM visited WHERE next_attempt_at <= now()), 0)::float8 AS "oldestAge"
  FROM counted`;

@Injectable()
export class PostgresOutboxQueries extends OutboxQueries {
  private latest: { readonly figures: Promise<OutboxFigures>; readonly asOf: number } | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  override figures(): Promise<OutboxFigures> {
    if (!this.latest || Date.now() - this.latest.asOf > FRESH_MS) this.latest = { figures: this.read(), asOf: Date.now() };
    return this.latest.figures;
  }

  private async read(): Promise<OutboxFigures> {
    const [figures] = await this.database.query<OutboxFigures & Record<string, unknown>>({ name: 'outbox_figures', text: FIGURES, values: [] });
    return figures ?? { pending: 0, oldestAge: 0 };
  }
}
