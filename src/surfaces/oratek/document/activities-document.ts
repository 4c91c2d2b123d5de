import type { OpenAPIObject } from '@nestjs/swagger';
import { EVENT_TYPES, type EventType } from '../../../contracts/events.js';
import { PUSHED_TYPES } from '../../../contracts/pushed-activities.js';
import { componentsOf, makeUnion, type Node } from '../../../platform/openapi/document.js';

const text = { type: 'string' } as const;
const details = (description: string, properties: Readonly<Record<string, Node>>): Node => ({ type: 'object', description, properties, required: Object.keys(properties) });

/** The details of an activity besides its title. */
const DATA = {
  NoActivityData: { ...details('Nothing more than the type says.', {}), additionalProperties: false },
  ContactChange: details('The fields of the contact that changed.', {
    changed: { type: 'array', items: text, description: 'Their names, as in the contact; among them may be one that only `/v1` shows, such as `job_title`.', example: ['label', 'deal_stage'] },
  }),
  AccountChange: details('The fields of the account that changed.', {
    changed: { type: 'array', items: text, description: 'Their names, as in the account.', example: ['industry', 'tags'] },
  }),
  NoteChange: details('The fields of the note that changed.', {
    changed: { type: 'array', items: text, description: 'Their names, as in the note.', example: ['content'] },
  }),
  StageChange: details('The move of a deal.', {
    new_stage: { ...text, description: 'Key of the stage that it moved to.', example: 'qualified' },
    previous_stage: { type: ['string', 'null'], description: 'Key of the stage before; null if there was none.', example: 'lead' },
  }),
  TaskReference: details('The task.', {
    task_id: { ...text, format: 'uuid', description: 'Id of the task.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c' },
    title: { ...text, description: 'Title of the task at that time.', example: 'Call Pinnacle Tox Lab about Q3 contract' },
  }),
  TaskChange: details('The task, and which fields of it changed.', {
    task_id: { ...text, format: 'uuid', description: 'Id of the task.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c' },
    title: { ...text, description: 'Title of the task after the change.', example: 'Call Pinnacle Tox Lab about Q3 contract' },
    changed: { type: 'array', items: text, description: 'The names of those that a client may set, as in the task.', example: ['due_at'] },
  }),
  PushedActivityData: details('What was said of an activity that was pushed in.', {
    description: { type: ['string', 'null'], description: 'What it was about.', example: 'Walked through the Q3 contract.' },
    participants: { type: 'array', items: text, description: 'Emails of those who took part.', example: ['sales@wasatchdrug.example'] },
    domains: { type: 'array', items: text, description: 'Domains of the accounts that it is about.', example: ['wasatchdrug.example'] },
    metadata: { type: 'object', additionalProperties: true, description: 'What its client keeps with it.', example: { minutes: 25 } },
  }),
} satisfies Record<string, Node>;

const DATA_OF_EVENTS: Readonly<Record<EventType, keyof typeof DATA>> = {
  'contact.created': 'NoActivityData',
  'contact.updated': 'ContactChange',
  'contact.deleted': 'NoActivityData',
  'deal.stage_changed': 'StageChange',
  'task.created': 'TaskReference',
  'task.completed': 'TaskReference',
  'task.updated': 'TaskChange',
  'task.deleted': 'TaskReference',
  'account.created': 'NoActivityData',
  'account.updated': 'AccountChange',
  'account.deleted': 'NoActivityData',
  'note.created': 'NoActivityData',
  'note.updated': 'NoteChange',
  'note.deleted': 'NoActivityData',
  'opportunity.created': 'NoActivityData',
  'opportunity.updated': 'NoActivityData',
  'opportunity.deleted': 'NoActivityData',
};

const isEvent = (type: string): type is EventType => (EVENT_TYPES as readonly string[]).includes(type);

/** Makes `Activity` a union by `type`, whose members say what their `data` has. The class of the DTO has what they share. */
export function describeActivities(document: OpenAPIObject): void {
  makeUnion(document, 'Activity', { description: 'Something that happened to a contact; `type` says what, and what `data` has.', one: 'An activity' }, [...EVENT_TYPES, ...PUSHED_TYPES], (type) => ({
    data: { $ref: `#/components/schemas/${isEvent(type) ? DATA_OF_EVENTS[type] : 'PushedActivityData'}` },
  }));
  Object.assign(componentsOf(document, 'schemas'), DATA);
}
