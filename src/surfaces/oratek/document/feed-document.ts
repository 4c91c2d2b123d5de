import type { OpenAPIObject } from '@nestjs/swagger';
import { EVENT_TYPES } from '../../../contracts/events.js';
import { makeUnion } from '../../../platform/openapi/document.js';
import { payloadOf } from './webhooks-document.js';

/** Makes `FeedEvent` a union by `type`, whose members say what their `payload` has: what a delivery of the event carries. */
export function describeFeed(document: OpenAPIObject): void {
  makeUnion(document, 'FeedEvent', { description: 'Something that happened to a record; `type` says what, and what `payload` has.', one: 'An event' }, EVENT_TYPES, (type) => ({ payload: payloadOf(type) }));
}
