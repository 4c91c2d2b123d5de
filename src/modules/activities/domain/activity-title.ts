import type { EventType } from '../../../contracts/events.js';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `dealStage` is `deal stage` to people. */
const spoken = (field: unknown): string => text(field).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const TITLES: Readonly<Record<EventType, (data: Data) => string>> = {
  'contact.created': () => 'Contact created',
  'contact.updated': ({ changed }) => {
    const fields = Array.isArray(changed) ? changed.map(spoken) : [];
    return fields.length === 0 ? 'Contact updated' : `Contact updated: ${fields.join(', ')}`;
  },
  'contact.deleted': () => 'Contact deleted',
  'deal.stage_changed': ({ new_stage, previous_stage }) =>
    previous_stage === null ? `Deal opened in ${text(new_stage)}` : `Deal moved from ${text(previous_stage)} to ${text(new_stage)}`,
  'task.created': ({ title }) => `Task created: ${text(title)}`,
  'task.completed': ({ title }) => `Task completed: ${text(title)}`,
};

/** What an event is called in a timeline. */
export function titleOf(type: EventType, data: Data): string {
  return TITLES[type](data);
}
