import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import { AuditLog } from './audit-log.js';

/** Entries a key and minute: one that asks again and again must not fill the log. */
export const MAX_DENIED_A_MINUTE = 10;
/** Entries that wait to be written, of all keys together. */
const MAX_WAITING = 1_000;
const MINUTE_MS = 60_000;
const MAX_ROUTE = 300;

interface DeniedCall {
  readonly actor: Actor;
  /** Method and path. */
  readonly route: string;
}

/**
 * Calls of keys that lack the scope `admin`, for the audit log. They are noted in memory and written beside the requests: a 403 costs
 * no statement. What a process has not written when it dies is lost.
 */
@Injectable()
export class DeniedCalls {
  private waiting: DeniedCall[] = [];
  private minute = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly log: AuditLog,
  ) {}

  /** Notes a call, unless its key has had enough of them noted this minute, or too many wait. */
  note(actor: Actor, route: string): void {
    const minute = Math.floor(performance.now() / MINUTE_MS);
    if (minute !== this.minute) this.counts.clear();
    this.minute = minute;
    const key = actor.id ?? actor.orgId;
    const count = this.counts.get(key) ?? 0;
    if (count >= MAX_DENIED_A_MINUTE || this.waiting.length >= MAX_WAITING) return;
    this.counts.set(key, count + 1);
    this.waiting.push({ actor, route: route.slice(0, MAX_ROUTE) });
  }

  /** Writes what was noted. If that fails, it is tried again by the next call. */
  async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const calls = this.waiting;
    this.waiting = [];
    try {
      await this.units.run(() => {
        this.units.stage((rows) => {
          for (const { actor, route } of calls) this.log.stage(rows, actor, [{ action: 'access.denied', target: { type: 'route', id: null, name: route }, changes: [] }]);
        });
        return Promise.resolve();
      });
    } catch (error) {
      this.waiting = [...calls, ...this.waiting].slice(0, MAX_WAITING);
      throw error;
    }
  }
}
