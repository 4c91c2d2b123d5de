import type { Timestamp } from '../kernel/timestamp.js';

/** What can happen to a record (oratek.md, Webhooks). */
export const EVENT_TYPES = ['contact.created', 'contact.updated', 'contact.deleted', 'deal.stage_changed', 'task.created', 'task.completed'] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** What an event tells besides its type. */
export interface EventContent {
  readonly type: EventType;
  /** Exactly as subscribers see it under `payload`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the timeline of people shows besides; never sent. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * The published body of an event: the bytes that every delivery carries. `sequence` counts the events of one record
 * from 1 without gaps.
 */
export function renderEvent(content: EventContent, at: Timestamp, sequence: number): string {
  return JSON.stringify({ event: content.type, ts: at, payload: content.payload, sequence });
}
