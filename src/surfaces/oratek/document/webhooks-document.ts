import { DELIVERED_EVENT_TYPES, type DeliveredEventType, TEST_EVENT } from '../../../contracts/events.js';
import { pascal } from '../../../platform/openapi/document.js';

type Json = Readonly<Record<string, unknown>>;

interface Documented {
  readonly tag: string;
  /** When it is sent. */
  readonly when: string;
  readonly payload: keyof typeof PAYLOADS;
}

const record = (field: string, schema: string): Json => ({ type: 'object', properties: { [field]: { $ref: `#/components/schemas/${schema}` } }, required: [field] });
const stage = (description: string, example: string): Json => ({ type: 'string', description, example });

/** The payloads of events: records exactly as their API shows them (oratek.md, Webhooks). */
const PAYLOADS = {
  ContactPayload: record('contact', 'Contact'),
  StageChangePayload: {
    type: 'object',
    properties: {
      contact: { $ref: '#/components/schemas/Contact' },
      new_stage: stage('Key of the stage that it moved to.', 'qualified'),
      previous_stage: { ...stage('Key of the stage before; null if there was none.', 'lead'), type: ['string', 'null'] },
    },
    required: ['contact', 'new_stage', 'previous_stage'],
  },
  TaskPayload: record('task', 'Task'),
  AccountPayload: record('account', 'Account'),
  NotePayload: record('note', 'Note'),
  OpportunityPayload: record('opportunity', 'Opportunity'),
  WebhookTestPayload: record('subscription', 'WebhookSubscription'),
};

const EVENTS: Readonly<Record<DeliveredEventType, Documented>> = {
  'contact.created': { tag: 'Contacts', when: 'A contact was created.', payload: 'ContactPayload' },
  'contact.updated': { tag: 'Contacts', when: 'A contact was changed: at least one field is another.', payload: 'ContactPayload' },
  'contact.deleted': { tag: 'Contacts', when: 'A contact was deleted; the payload is its last state.', payload: 'ContactPayload' },
  'deal.stage_changed': { tag: 'Deals', when: 'The deal with a contact moved to another stage.', payload: 'StageChangePayload' },
  'task.created': { tag: 'Tasks', when: 'A task was created.', payload: 'TaskPayload' },
  'task.completed': { tag: 'Tasks', when: 'A task became `done` or `completed`.', payload: 'TaskPayload' },
  'task.updated': { tag: 'Tasks', when: 'A task was changed: at least one field is another. When it was done by that, `task.completed` follows.', payload: 'TaskPayload' },
  'task.deleted': { tag: 'Tasks', when: 'A task was deleted; the payload is its last state.', payload: 'TaskPayload' },
  'account.created': { tag: 'Accounts', when: 'An account was created.', payload: 'AccountPayload' },
  'account.updated': { tag: 'Accounts', when: 'An account was changed: at least one field is another.', payload: 'AccountPayload' },
  'account.deleted': { tag: 'Accounts', when: 'An account was deleted; the payload is its last state.', payload: 'AccountPayload' },
  'note.created': { tag: 'Notes', when: 'A note was written.', payload: 'NotePayload' },
  'note.updated': { tag: 'Notes', when: 'A note was changed: at least one field is another.', payload: 'NotePayload' },
  'note.deleted': { tag: 'Notes', when: 'A note was deleted; the payload is its last state.', payload: 'NotePayload' },
  'opportunity.created': { tag: 'Deals', when: 'An opportunity was created: every deal is one, through whichever API it came.', payload: 'OpportunityPayload' },
  'opportunity.updated': { tag: 'Deals', when: 'An opportunity was changed: at least one field is another.', payload: 'OpportunityPayload' },
  'opportunity.deleted': { tag: 'Deals', when: 'An opportunity was deleted, or archived with its contact; the payload is its last state.', payload: 'OpportunityPayload' },
  [TEST_EVENT]: { tag: 'Settings', when: 'Somebody tested this subscription.', payload: 'WebhookTestPayload' },
};

const text = { type: 'string' } as const;
const TIME: Json = { ...text, format: 'date-time', description: 'When it happened: UTC, in milliseconds.', example: '2026-05-14T18:24:30.000Z' };
const SEQUENCE: Json = { type: 'integer', minimum: 1, description: 'Number of the event among those of its record, from 1 without gaps; deletion of a contact may leave some undelivered.', example: 1 };

/** The schema of what an event of this type carries. */
export function payloadOf(type: DeliveredEventType): { $ref: string } {
  return { $ref: `#/components/schemas/${EVENTS[type].payload}` };
}

/** The headers of every delivery besides `X-OraTek-Event`. */
const HEADERS: readonly { readonly name: string; readonly description: string; readonly example: string; readonly optional?: true }[] = [
  { name: 'X-OraTek-Delivery', description: 'Id of the delivery: another in each resend.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61' },
  {
    name: 'X-OraTek-Signature',
    description: '`sha256=` and the HMAC-SHA256 in hex of the raw body; its key is the secret as it was shown, with `whsec_`. During the overlap of a rotation, the secret before.',
    example: 'sha256=bf5b6b1c2f0a4e0f5a6e7f3d1c9b8a7f6e5d4c3b2a190807f6e5d4c3b2a19080',
  },
  { name: 'webhook-id', description: 'Id of the event: the same in every attempt and resend, so that it can be handled once.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e' },
  { name: 'webhook-timestamp', description: 'When this attempt was made, in seconds since 1970.', example: '1795000000' },
  {
    name: 'webhook-signature',
    description: 'As Standard Webhooks 1.0 say: `v1,` and a signature in base64, of each secret in use, separated by spaces.',
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
  { name: 'X-Request-Id', description: 'Of the request that made the change; absent where none did, and for events from before this header.', example: '4f1c2d9e-7a6b-4c3d-8e5f-0a1b2c3d4e5f', optional: true },
  { name: 'User-Agent', description: 'Begins with `OraTek`.', example: 'OraTek-Webhooks' },
];

/** What a subscriber answers, for the document's `components`. */
export const EVENT_RESPONSES: Readonly<Record<string, Json>> = {
  EventTaken: { description: 'The event was taken; so say all other 2xx.' },
  EventsUnwanted: { description: 'Nothing more is wanted: the subscription is disabled.' },
};

/** The schemas of the bodies of events, for the document's `components`. */
export function eventSchemas(): Record<string, Json> {
  const refs = DELIVERED_EVENT_TYPES.map((type): [string, string] => [type, `#/components/schemas/${schemaName(type)}`]);
  const union = {
    description: 'The body of a delivery, whatever it is about: `event` says which of these it is.',
    oneOf: refs.map(([, $ref]) => ({ $ref })),
    discriminator: { propertyName: 'event', mapping: Object.fromEntries(refs) },
  };
  return { ...PAYLOADS, EventTime: TIME, EventSequence: SEQUENCE, WebhookEvent: union, ...Object.fromEntries(DELIVERED_EVENT_TYPES.map((type) => [schemaName(type), bodyOf(type)])) };
}

/** The events for subscriptions, for the document's `webhooks`. */
export function describeWebhooks(): Record<string, Json> {
  return Object.fromEntries(DELIVERED_EVENT_TYPES.map((type) => [type, { post: operationOf(type) }]));
}

function operationOf(type: DeliveredEventType): Json {
  const { tag, when } = EVENTS[type];
  return {
    operationId: `on${schemaName(type).replace(/Event$/, '')}`,
    tags: [tag],
    summary: type,
    description: `${when} Sent to the subscriptions that want it, signed with their secret. Any 2xx within 15 seconds is a success; anything else is tried again for days.`,
    security: [],
    parameters: [
      { name: 'X-OraTek-Event', in: 'header', description: 'The event, as in the body.', required: true, schema: { ...text, const: type }, example: type },
      ...HEADERS.map(({ name, description, example, optional }) => ({ name, in: 'header', description, required: optional !== true, schema: text, example })),
    ],
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schemaName(type)}` } } } },
    responses: { 200: { $ref: '#/components/responses/EventTaken' }, 410: { $ref: '#/components/responses/EventsUnwanted' } },
  };
}

function bodyOf(type: DeliveredEventType): Json {
  const { when } = EVENTS[type];
  return {
    type: 'object',
    description: when,
    properties: {
      event: { ...text, const: type, description: 'What happened.', example: type },
      ts: { $ref: '#/components/schemas/EventTime' },
      payload: payloadOf(type),
      sequence: { $ref: '#/components/schemas/EventSequence' },
    },
    required: ['event', 'ts', 'payload', 'sequence'],
  };
}

/** `contact.created` is `ContactCreatedEvent`. */
function schemaName(type: DeliveredEventType): string {
  return `${pascal(type)}Event`;
}
