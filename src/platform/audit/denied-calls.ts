import { Injectable } from '@nestjs/common';
import type { AuditContent } from '../../contracts/audit-entries.js';
import type { Actor } from '../../kernel/actor.js';
import { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import { AuditLog } from './audit-log.js';

/** Entries a key or user and minute: one that asks again and again must not fill the log. */
export const MAX_DENIED_A_MINUTE = 10;
/** Entries that wait to be written, of all keys together. */
const MAX_WAITING = 1_000;
const MINUTE_MS = 60_000;
const MAX_ROUTE = 300;

interface NotedEntry {
  readonly actor: Actor;
  readonly content: AuditContent;
}

/**
 * Calls of keys that lack the scope `admin`, and sign-ins that failed, for the audit log. They are noted in memory and written beside the requests: a
 * refusal costs no statement. What a process has not written when it dies is lost.
 */
@Injectable()
export class DeniedCalls {
  private waiting: NotedEntry[] = [];
  private minute = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly log: AuditLog,
  ) {}

  /** Notes a call, unless its key has had enough of them noted this minute, or too many wait. */
  note(actor: Actor, route: string): void {
    this.noteEntry(actor.id ?? actor.orgId, actor, { action: 'access.denied', target: { type: 'route', id: null, name: route.slice(0, MAX_ROUTE) }, changes: [] });
  }

  /** Notes an entry, unless the one that it is about has had enough of them noted this minute, or too many wait. @param about the id of a key or a user */
  noteEntry(about: string, actor: Actor, content: AuditContent): void {
    const minute = Math.floor(performance.now() / MINUTE_MS);
    if (minute !== this.minute) this.counts.clear();
    this.minute = minute;
    const count = this.counts.get(about) ?? 0;
    if (count >= MAX_DENIED_A_MINUTE || this.waiting.length >= MAX_WAITING) return;
    this.counts.set(about, count + 1);
    this.waiting.push({ actor, content });
  }

  /** Writes what was noted. If that fails, it is tried again by the next call. */
  async write(): Promise<void> {
    if (this.waiting.length === 0) return;
    const entries = this.waiting;
    this.waiting = [];
    try {
      await this.units.run(() => {
        this.units.stage((rows) => {
          for (const { actor, content } of entries) this.log.stage(rows, actor, [content]);
        });
        return Promise.resolve();
      });
    } catch (error) {
      this.waiting = [...entries, ...this.waiting].slice(0, MAX_WAITING);
      throw error;
    }
  }
}
