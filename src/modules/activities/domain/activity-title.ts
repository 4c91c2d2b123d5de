import type { EventDetails, EventType } from '../../../contracts/events.js';

/** `deal_stage` is `deal stage` to people. */
const spoken = (fields: readonly string[]): string => fields.map((field) => field.replaceAll('_', ' ')).join(', ');

const TITLES: Readonly<Record<EventType, (data: EventDetails) => string>> = {
  'contact.created': () => 'Contact created',
  'contact.updated': ({ changed = [] }) => (changed.length === 0 ? 'Contact updated' : `Contact updated: ${spoken(changed)}`),
  'contact.deleted': () => 'Contact deleted',
  'deal.stage_changed': ({ new_stage = '', previous_stage }) =>
    previous_stage == null ? `Deal opened in ${new_stage}` : `Deal moved from ${previous_stage} to ${new_stage}`,
  'task.created': ({ title = '' }) => `Task created: ${title}`,
  'task.completed': ({ title = '' }) => `Task completed: ${title}`,
  'task.updated': ({ title = '', changed = [] }) => `Task updated: ${title} (${spoken(changed)})`,
  'task.deleted': ({ title = '' }) => `Task deleted: ${title}`,
  'account.created': () => 'Account created',
  'account.updated': ({ changed = [] }) => `Account updated: ${spoken(changed)}`,
  'account.deleted': () => 'Account deleted',
  'note.created': () => 'Note written',
  'note.updated': ({ changed = [] }) => `Note updated: ${spoken(changed)}`,
  'note.deleted': () => 'Note deleted',
  'opportunity.created': () => 'Opportunity created',
  'opportunity.updated': () => 'Opportunity updated',
  'opportunity.deleted': () => 'Opportunity deleted',
};

/** The title of an event in a timeline. */
export function titleOf(type: EventType, data: EventDetails): string {
  return TITLES[type](data);
}
