import type { OpenAPIObject } from '@nestjs/swagger';
import { CONTACT_SOURCES } from '../contracts/contact-record.js';
import { ERROR_CODES } from '../contracts/error-codes.js';
import { DELIVERED_EVENT_TYPES, EVENT_TYPES } from '../contracts/events.js';
import { SCOPES } from '../contracts/scopes.js';
import { TASK_PRIORITIES, TASK_STATUSES } from '../contracts/task-record.js';
import { DELIVERY_STATUSES, SUBSCRIPTION_STATUSES } from '../contracts/webhook-records.js';
import { ACTOR_TYPES } from '../kernel/actor.js';
import { KEY_STATES } from '../modules/api-keys/domain/api-key.js';
import { CONTACT_SORTS } from '../modules/contacts/adapters/oratek/contacts.dto.js';
import { OPTIONAL_FIELDS } from '../modules/contacts/ports/contact.queries.js';
import { SETTABLE_STATUSES } from '../modules/webhooks/adapters/oratek/webhooks.dto.js';
import { componentsOf, isNode, type Node } from './document.js';

interface NamedEnum {
  readonly values: readonly string[];
  readonly description: string;
}

/** The schema of each set of words: generated clients name their types after them. */
const NAMED_ENUMS: Readonly<Record<string, NamedEnum>> = {
  ActorType: { values: ACTOR_TYPES, description: 'What sort of actor did something: a key, a person, or the system itself.' },
  ApiKeyState: { values: KEY_STATES, description: 'Whether a key works, was revoked, or has expired.' },
  ContactField: { values: OPTIONAL_FIELDS, description: 'A field that a contact can have or lack; `tags` counts as lacking when it is empty.' },
  ContactSort: { values: CONTACT_SORTS, description: 'A field to sort contacts by; a leading `-` is descending.' },
  ContactSource: { values: CONTACT_SOURCES, description: 'Where a contact came from.' },
  DeliveredEventType: { values: DELIVERED_EVENT_TYPES, description: 'What a delivery can be about: an event, or a test of the subscription.' },
  DeliveryStatus: { values: DELIVERY_STATUSES, description: '`pending` until an attempt succeeds, or none is left.' },
  ErrorCode: { values: Object.keys(ERROR_CODES), description: 'What went wrong; stable, for programs.' },
  EventType: { values: EVENT_TYPES, description: 'What can happen to a record.' },
  Scope: { values: SCOPES, description: 'What a key may do: `write` includes `read`; `admin` opens Settings and nothing else.' },
  SettableWebhookStatus: { values: SETTABLE_STATUSES, description: 'The states into which an admin can bring a subscription.' },
  TaskPriority: { values: TASK_PRIORITIES, description: 'How urgent a task is; `normal` ranks with `medium`.' },
  TaskStatus: { values: TASK_STATUSES, description: 'Where a task stands; `done` and `completed` mean the same.' },
  WebhookStatus: { values: SUBSCRIPTION_STATUSES, description: '`active` is sent events; `paused` was stopped by an admin, `disabled` by the system.' },
};

const names = new Map(Object.entries(NAMED_ENUMS).map(([name, { values }]) => [values.join(), name]));

/**
 * Refers to a named schema wherever the document lists words, and says `const` where there is only one word.
 * @throws Error for a list that has no name in NAMED_ENUMS
 */
export function nameEnums(document: OpenAPIObject): void {
  const used = new Set<string>();
  const visit = (node: unknown, at: string): void => {
    if (Array.isArray(node)) node.forEach((child, index) => visit(child, `${at}/${index}`));
    if (!isNode(node)) return;
    if (Array.isArray(node['enum'])) refer(node, at, used);
    for (const [key, child] of Object.entries(node)) if (key !== 'enum' && key !== 'example' && key !== 'examples') visit(child, `${at}/${key}`);
  };
  visit(document, '#');
  const schemas = componentsOf(document, 'schemas');
  for (const name of [...used].sort()) {
    const { values, description } = NAMED_ENUMS[name] as NamedEnum;
    schemas[name] = { type: 'string', description, enum: [...values] };
  }
}

function refer(node: Node, at: string, used: Set<string>): void {
  const words = node['enum'] as readonly string[];
  delete node['enum'];
  if (words.length === 1) {
    node['const'] = words[0];
    return;
  }
  const name = names.get(words.join());
  if (name === undefined) throw new Error(`The words ${words.join(', ')} at ${at} have no name: add one to NAMED_ENUMS in src/openapi/named-enums.ts.`);
  used.add(name);
  delete node['type'];
  node['$ref'] = `#/components/schemas/${name}`;
}
