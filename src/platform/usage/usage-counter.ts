import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { toTimestamp } from '../../kernel/timestamp.js';
import type { Principal } from '../auth/principal.js';
import { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';

const HOUR_MS = 3_600_000;
/** The most keys and hours that a process counts between two writes; requests of further ones are not counted. */
export const MAX_COUNTS = 50_000;

interface Count {
  readonly orgId: string;
  readonly keyId: string;
  /** Milliseconds of its first moment. */
  readonly hour: number;
  requests: number;
  refused: number;
}

/**
 * Counts requests by hour and key in memory; a `Periodic` adds the counts to the database. A process that dies loses what it has not
 * written, some seconds. A write whose outcome is unknown is repeated, and may count twice.
 */
@Injectable()
export class UsageCounter {
  private counts = new Map<string, Count>();
  private hour = 0;
  /** Of the monotonic clock. */
  private hourEnds = 0;

  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts a request of the principal, which the limit has admitted or refused. */
  count({ orgId, actor }: Pick<Principal, 'orgId' | 'actor'>, isAdmitted: boolean): void {
    if (actor.type !== 'api_key' || actor.id === null) return;
    if (performance.now() >= this.hourEnds) this.beginHour();
    const name = `${actor.id} ${this.hour}`;
    let count = this.counts.get(name);
    if (!count) {
      if (this.counts.size >= MAX_COUNTS) return;
      count = { orgId, keyId: actor.id, hour: this.hour, requests: 0, refused: 0 };
      this.counts.set(name, count);
    }
    if (isAdmitted) count.requests += 1;
    else count.refused += 1;
  }

  /** Adds the counts to the database. If that fails, the next call adds them. */
  async write(): Promise<void> {
    if (this.counts.size === 0) return;
    const counts = this.counts;
    this.counts = new Map();
    try {
      await this.units.run(() => {
        this.add([...counts.values()]);
        return Promise.resolve();
      });
    } catch (error) {
      this.restore(counts);
      throw error;
    }
  }

  /** The database's hour, read once an hour: the clock may move by a little meanwhile. */
  private beginHour(): void {
    const now = Date.parse(this.clock.now());
    this.hour = now - (now % HOUR_MS);
    this.hourEnds = performance.now() + this.hour + HOUR_MS - now;
  }

  /** In one order, so that processes do not deadlock. */
  private add(counts: Count[]): void {
    const name = ({ orgId, hour, keyId }: Count): string => `${orgId} ${hour} ${keyId}`;
    const sorted = counts.sort((a, b) => (name(a) < name(b) ? -1 : 1));
    this.units.stage((rows) =>
      rows.command({
        table: 'usage_hours',
        render: (bind) => {
          const column = (type: string, read: (count: Count) => unknown): string => `${bind(sorted.map(read))}::${type}[]`;
          const columns = [
            column('uuid', ({ orgId }) => orgId),
            column('timestamptz', ({ hour }) => toTimestamp(new Date(hour))),
            column('uuid', ({ keyId }) => keyId),
            column('integer', ({ requests }) => requests),
            column('integer', ({ refused }) => refused),
          ];
          return (
            `INSERT INTO usage_hours AS u (org_id, hour, key_id, requests, refused) SELECT * FROM unnest(${columns.join(', ')})` +
            ' ON CONFLICT (org_id, hour, key_id) DO UPDATE SET requests = u.requests + excluded.requests, refused = u.refused + excluded.refused'
          );
        },
      }),
    );
  }

  private restore(counts: ReadonlyMap<string, Count>): void {
    for (const [name, count] of counts) {
      const later = this.counts.get(name);
      if (later) {
        later.requests += count.requests;
        later.refused += count.refused;
      } else if (this.counts.size < MAX_COUNTS) this.counts.set(name, count);
    }
  }
}
