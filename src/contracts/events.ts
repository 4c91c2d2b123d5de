import { stringifyMembers } from '../kernel/rendered-json.js';
import type { Timestamp } from '../kernel/timestamp.js';

/**
 * The types of events of records. The first six are those of the page (oratek.md, Webhooks), the others came with the
 * feed (oratek.md, Extensions over the same records) and with `/v1`; a subscription gets those that it names.
 */
export const EVENT_TYPES = ['contact.created', 'contact.updated', 'contact.deleted', 'deal.stage_changed', 'task.created', 'task.completed', 'task.updated', 'task.deleted', 'account.created', 'account.updated', 'account.deleted', 'opportunity.created', 'opportunity.updated', 'opportunity.deleted', 'note.created', 'note.updated', 'note.deleted'] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** The event that a test of a subscription sends; no subscription can name it. */
export const TEST_EVENT = 'webhook.test';

/** Every type that can be delivered. */
export const DELIVERED_EVENT_TYPES = [...EVENT_TYPES, TEST_EVENT] as const;

export type DeliveredEventType = (typeof DELIVERED_EVENT_TYPES)[number];

/** The details of an event for a timeline, besides its title; the type decides which of them are present. */
export interface EventDetails {
  /** The names of the changed fields, as published. */
  readonly changed?: readonly string[];
  readonly new_stage?: string;
  readonly previous_stage?: string | null;
  readonly task_id?: string;
  readonly title?: string;
}

/** The content of an event besides its type. */
export interface EventContent {
  readonly type: EventType;
  /** Exactly as subscribers see it under `payload`; its records may be rendered already. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** For the timeline; never sent. */
  readonly data?: EventDetails;
}

/**
 * The published body of an event: the bytes that every delivery carries. `sequence` counts the events of one record
 * from 1 without gaps. Records that are rendered already go in as they are.
 */
export function renderEvent(content: { readonly type: DeliveredEventType; readonly payload: object }, at: Timestamp, sequence: number): string {
  return `{"event":${JSON.stringify(content.type)},"ts":${JSON.stringify(at)},"payload":${stringifyMembers(content.payload)},"sequence":${sequence}}`;
}
