import type { TaskPriority, TaskStatus } from '../../../contracts/task-fields.js';

/** The fields of a task that the demo sets. */
export interface DemoTask {
  readonly title: string;
  readonly status: TaskStatus;
  readonly priority: TaskPriority;
  readonly category: string;
  readonly dueInDays: number;
  /** The email of the contact. */
  readonly about: string;
}

/** The tasks of the demo. */
export const DEMO_TASKS: readonly DemoTask[] = [
  { title: 'Call Pinnacle Tox Lab about Q3 contract', status: 'open', priority: 'high', category: 'call', dueInDays: 2, about: 'orders@pinnacletox.example' },
  { title: 'Send Red Butte the revised proposal', status: 'open', priority: 'urgent', category: 'email', dueInDays: 1, about: 'marta.ellison@redbutte.example' },
  { title: 'Visit Harborview with the implementation team', status: 'open', priority: 'medium', category: 'meeting', dueInDays: 12, about: 'lpham@harborview.example' },
  { title: 'Ask Brandt Staffing for the signed terms', status: 'open', priority: 'high', category: 'email', dueInDays: 3, about: 'sofia@brandtstaffing.example' },
  { title: 'Welcome call with Front Range Logistics', status: 'done', priority: 'normal', category: 'call', dueInDays: -4, about: 'safety@frontrange.example' },
  { title: 'Check in with Weber Precision next quarter', status: 'cancelled', priority: 'low', category: 'call', dueInDays: 90, about: 'jonas@weberprecision.example' },
];
