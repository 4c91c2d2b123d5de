import { CONTACT_SOURCES } from '../../contracts/contact-record.js';
import { ERROR_CODES } from './error-codes.js';
import { DELIVERED_EVENT_TYPES, EVENT_TYPES } from '../../contracts/events.js';
import { SCOPES } from '../../contracts/scopes.js';
import { TASK_PRIORITIES, TASK_STATUSES } from '../../contracts/task-fields.js';
import { DELIVERY_STATUSES, SUBSCRIPTION_STATUSES } from '../../contracts/webhook-records.js';
import { ACTOR_TYPES } from '../../kernel/actor.js';

/** A set of words that has a schema of its own in the document: generated clients name their type after it. */
export interface NamedEnum {
  readonly name: string;
  readonly values: readonly string[];
  readonly description: string;
}

/** Indexed by the words: in the document, nothing else is left of a decorator's array. */
const NAMED = new Map<string, NamedEnum>();

/**
 * Gives a set of words its name in the document, and returns the words. Call it once, at the declaration. @throws Error
 * if the words have another name already
 */
export function nameEnum<const Values extends readonly string[]>(name: string, values: Values, description: string): Values {
  const key = values.join();
  const known = NAMED.get(key);
  if (known && known.name !== name) throw new Error(`The words ${key} are named ${known.name} already; ${name} needs words of its own.`);
  NAMED.set(key, { name, values, description });
  return values;
}

/** The name of these words, in this order; undefined if they have none. */
export function enumOf(values: readonly string[]): NamedEnum | undefined {
  return NAMED.get(values.join());
}

nameEnum('ActorType', ACTOR_TYPES, 'What sort of actor did something: a key, a person, or the system itself.');
nameEnum('ContactSource', CONTACT_SOURCES, 'Where a contact came from.');
nameEnum('DeliveredEventType', DELIVERED_EVENT_TYPES, 'What a delivery can be about: an event, or a test of the subscription.');
nameEnum('DeliveryStatus', DELIVERY_STATUSES, '`pending` until an attempt succeeds, or none is left.');
nameEnum('ErrorCode', Object.keys(ERROR_CODES), 'What went wrong; stable, for programs.');
nameEnum('EventType', EVENT_TYPES, 'What can happen to a record.');
nameEnum('Scope', SCOPES, 'What a key may do: `write` includes `read`; `admin` opens Settings and nothing else.');
nameEnum('TaskPriority', TASK_PRIORITIES, 'How urgent a task is; `normal` ranks with `medium`.');
nameEnum('TaskStatus', TASK_STATUSES, 'Where a task stands; `done` and `completed` mean the same.');
nameEnum('WebhookStatus', SUBSCRIPTION_STATUSES, '`active` is sent events; `paused` was stopped by an admin, `disabled` by the system.');
