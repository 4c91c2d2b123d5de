import type { EventType } from '../../../../contracts/events.js';
import type { SubscriptionStatus } from '../../../../contracts/webhook-records.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { SubscriptionState } from '../../domain/subscription.js';

export interface SubscriptionRow {
  org_id: string;
  id: string;
  version: number;
  url: string;
  events: EventType[];
  description: string | null;
  /** `deleted` is not visible in any API; the row stays until its deliveries are removed. */
  status: SubscriptionStatus | 'deleted';
  disabled_reason: string | null;
  /** Sealed. Read as bytes, written as `\x` and hexadecimal. */
  secret: Buffer | string;
  previous_secret: Buffer | string | null;
  previous_until: string | null;
  /** Counts the stops. */
  epoch: number;
  created_at: string;
  updated_at: string;
}

export const subscriptionsTable = defineTable<SubscriptionRow>({
  name: 'webhook_subscriptions',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    url: 'text',
    events: 'text[]',
    description: { type: 'text', nullable: true },
    status: 'text',
    disabled_reason: { type: 'text', nullable: true },
    secret: 'bytea',
    previous_secret: { type: 'bytea', nullable: true },
    previous_until: { type: 'timestamptz(3)', nullable: true },
    epoch: 'integer',
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  audited: true,
});

export function toRow(state: SubscriptionState): SubscriptionRow {
  return {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    url: state.url,
    events: [...state.events],
    description: state.description,
    status: state.status,
    disabled_reason: state.disabledReason,
    secret: bytes(state.secret),
    previous_secret: state.previous && bytes(state.previous.secret),
    previous_until: state.previous && state.previous.until,
    epoch: state.epoch,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  };
}

/** A deleted subscription as it is stored: without secret and address. */
export function toTombstone(state: SubscriptionState): SubscriptionRow {
  return { ...toRow({ ...state, url: '', description: null, secret: Buffer.alloc(0), previous: null }), status: 'deleted' };
}

export function toState(row: SubscriptionRow): SubscriptionState {
  const { previous_secret: secret, previous_until: until } = row;
  return {
    ...toShown(row),
    version: row.version,
    secret: Buffer.from(row.secret as Buffer),
    previous: secret === null || until === null ? null : { secret: Buffer.from(secret as Buffer), until: fromDatabaseTime(until) },
  };
}

/** The columns that Settings needs, without the secrets. */
export type ShownRow = Omit<SubscriptionRow, 'secret' | 'previous_secret' | 'previous_until'>;

export function toShown(row: ShownRow): Omit<SubscriptionState, 'secret' | 'previous'> {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    url: row.url,
    events: row.events,
    description: row.description,
    // Deleted ones are never read.
    status: row.status as SubscriptionStatus,
    disabledReason: row.disabled_reason,
    epoch: row.epoch,
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  };
}

function bytes(buffer: Buffer): string {
  return `\\x${buffer.toString('hex')}`;
}
