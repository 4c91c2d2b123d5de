import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';
import { type OutboxFigures, OutboxQueries } from '../../ports/outbox.queries.js';

/** The count stops here. */
const COUNTED = 100_000;
/** How long figures are cached: two gauges of one scrape use one statement. */
const FRESH_MS = 1_000;

/** Reads only the first delivery of each subscription, so the cost does not grow with the backlog. */
const FIGURES = `WITH counted AS (SELECT count(*) AS n FROM (SELECT FROM pending_deliveries LIMIT ${COUNTED}) c)
  SELECT (CASE WHEN n < ${COUNTED} THEN n ELSE greatest(n, (SELECT reltuples::bigint FROM pg_class WHERE oid = 'pending_deliveries'::regclass)) END)::float8 AS pending,
    coalesce((SELECT extract(epoch FROM now() - min(h.due_at)) FROM webhook_subscriptions w CROSS JOIN LATERAL (
      SELECT p.due_at FROM pending_deliveries p WHERE p.subscription_id = w.id AND p.epoch = w.epoch ORDER BY p.due_at LIMIT 1) h
      WHERE w.status = 'active' AND h.due_at <= now()), 0)::float8 AS "oldestAge"
  FROM counted`;

@Injectable()
export class PostgresOutboxQueries extends OutboxQueries {
  private latest: { readonly figures: Promise<OutboxFigures>; readonly asOf: number } | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  override figures(): Promise<OutboxFigures> {
    if (!this.latest || performance.now() - this.latest.asOf > FRESH_MS) this.latest = { figures: this.read(), asOf: performance.now() };
    return this.latest.figures;
  }

  private async read(): Promise<OutboxFigures> {
    const [figures] = await this.database.query<OutboxFigures & Record<string, unknown>>({ name: 'outbox_figures', text: FIGURES, values: [] });
    return figures ?? { pending: 0, oldestAge: 0 };
  }
}
