import { CONTACT_BODIES } from '../modules/contacts/adapters/postgres/contact.table.js';
import { TASK_BODIES } from '../modules/tasks/adapters/postgres/task.table.js';
import type { AnyRecordBodies } from '../platform/database/record-bodies.js';

/** The tables whose rows keep the published JSON of their record. */
export const STORED_BODIES: readonly AnyRecordBodies[] = [CONTACT_BODIES, TASK_BODIES];
