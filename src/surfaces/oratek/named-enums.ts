import { CONTACT_SOURCES } from '../../contracts/contact-record.js';
import { DELIVERED_EVENT_TYPES, EVENT_TYPES } from '../../contracts/events.js';
import { JOB_STATUSES } from '../../contracts/job-record.js';
import { SCOPES } from '../../contracts/scopes.js';
import { TASK_PRIORITIES, TASK_STATUSES } from '../../contracts/task-fields.js';
import { DELIVERY_STATUSES, SUBSCRIPTION_STATUSES } from '../../contracts/webhook-records.js';
import { ACTOR_TYPES } from '../../kernel/actor.js';
import { nameEnum } from '../../platform/openapi/named-enums.js';
import { ERROR_CODES } from './error-codes.js';

/** Names the words of the contracts and the kernel in the document; an adapter names its own where it declares them. */
export function nameSharedEnums(): void {
  nameEnum('ActorType', ACTOR_TYPES, 'What sort of actor did something: a key, a person, or the system itself.');
  nameEnum('ContactSource', CONTACT_SOURCES, 'Where a contact came from.');
  nameEnum('DeliveredEventType', DELIVERED_EVENT_TYPES, 'What a delivery can be about: an event, or a test of the subscription.');
  nameEnum('DeliveryStatus', DELIVERY_STATUSES, '`pending` until an attempt succeeds, or none is left.');
  nameEnum('ErrorCode', Object.keys(ERROR_CODES), 'What went wrong; stable, for programs.');
  nameEnum('EventType', EVENT_TYPES, 'What can happen to a record.');
  nameEnum('JobStatus', JOB_STATUSES, '`pending` has not begun, `running` has, `completed` has done all that it was to do.');
  nameEnum('Scope', SCOPES, 'What a key may do: `write` includes `read`; `admin` opens Settings and nothing else.');
  nameEnum('TaskPriority', TASK_PRIORITIES, 'How urgent a task is; `normal` ranks with `medium`.');
  nameEnum('TaskStatus', TASK_STATUSES, 'Where a task stands; `done` and `completed` mean the same.');
  nameEnum('WebhookStatus', SUBSCRIPTION_STATUSES, '`active` is sent events; `paused` was stopped by an admin, `disabled` by the system.');
}
