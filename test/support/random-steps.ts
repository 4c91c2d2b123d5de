import fc from 'fast-check';
import type { Answer, ApiClient } from './api-client.js';

/** Steps of a client on contacts and tasks; a number picks one of the records that exist at that time. */
export type Step =
  | { readonly do: 'create contact'; readonly fields: ContactFields }
  | { readonly do: 'change contact'; readonly contact: number; readonly fields: ContactFields }
  | { readonly do: 'delete contact'; readonly contact: number }
  | { readonly do: 'create task'; readonly fields: TaskFields; readonly about: number | null | undefined }
  | { readonly do: 'change task'; readonly task: number; readonly fields: TaskFields; readonly about: number | null | undefined }
  | { readonly do: 'delete task'; readonly task: number };

export interface ContactFields {
  readonly full_name?: string | null;
  readonly company?: string | null;
  readonly label?: string | null;
  readonly deal_stage?: string | null;
  readonly deal_value?: number | null;
}
export interface TaskFields {
  readonly title?: string;
  readonly status?: 'open' | 'done' | 'completed' | 'cancelled';
  readonly priority?: 'low' | 'high';
}

/** The stages that clients ask for, each with its expected key. */
export const STAGE_KEYS: Readonly<Record<string, string>> = {
  lead: 'lead',
  Lead: 'lead',
  WON: 'won',
  'Closed Won': 'closed_won',
  closed_won: 'closed_won',
  'closed-won': 'closed_won',
  'Brand New': 'brand_new',
};

const number = fc.nat({ max: 1000 });
const partly = <T extends object>(fields: { [K in keyof T]-?: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<T>;

const contactFields: fc.Arbitrary<ContactFields> = partly<ContactFields>({
  full_name: fc.constantFrom('Ann', 'Bea', null),
  company: fc.constantFrom('Acme', 'Brix', null),
  label: fc.constantFrom('hot', null),
  deal_stage: fc.constantFrom(...Object.keys(STAGE_KEYS), null, null),
  deal_value: fc.constantFrom(null, 0, 10, 10.5, 99),
});
// Most changes concern the deal.
const changes: fc.Arbitrary<ContactFields> = fc.oneof(
  { weight: 1, arbitrary: contactFields },
  { weight: 2, arbitrary: fc.constantFrom<ContactFields>({ deal_stage: 'lead' }, { deal_stage: 'Closed Won' }, { deal_stage: null }, { deal_value: 10 }, { deal_value: 99 }) },
);
const taskFields: fc.Arbitrary<TaskFields> = partly<TaskFields>({
  title: fc.constantFrom('Call', 'Write'),
  status: fc.constantFrom('open', 'done', 'completed', 'cancelled'),
  priority: fc.constantFrom('low', 'high'),
});
const about = fc.oneof(number, fc.constantFrom(null, undefined));

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create contact' as const), fields: contactFields }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('change contact' as const), contact: number, fields: changes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete contact' as const), contact: number }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create task' as const), fields: taskFields, about }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change task' as const), task: number, fields: taskFields, about }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete task' as const), task: number }) },
);

/** The ids that the numbers of a step pick from; undefined where there are none. */
export interface Picked {
  contact(number: number): string | undefined;
  task(number: number): string | undefined;
}

/** The body of a step about a task; null if the contact that it picks is not there. */
export function taskBody(fields: TaskFields, contact: number | null | undefined, picked: Picked): Record<string, unknown> | null {
  if (contact === undefined || contact === null) return { ...fields, ...(contact === null ? { contact_id: null } : {}) };
  const id = picked.contact(contact);
  return id === undefined ? null : { ...fields, contact_id: id };
}

/** Sends a step; null if what it picks is not there. */
export async function send(client: ApiClient, step: Step, picked: Picked): Promise<Answer | null> {
  const of = (collection: string, id: string | undefined): string | null => (id === undefined ? null : `/api/v1/${collection}/${id}`);
  switch (step.do) {
    case 'create contact':
      return client.post('/api/v1/contacts', step.fields);
    case 'create task': {
      const body = taskBody(step.fields, step.about, picked);
      return body && client.post('/api/v1/tasks', { title: 'New', ...body });
    }
    case 'change contact': {
      const path = of('contacts', picked.contact(step.contact));
      return path === null ? null : client.patch(path, step.fields);
    }
    case 'change task': {
      const [path, body] = [of('tasks', picked.task(step.task)), taskBody(step.fields, step.about, picked)];
      return path === null || !body ? null : client.patch(path, body);
    }
    case 'delete contact': {
      const path = of('contacts', picked.contact(step.contact));
      return path === null ? null : client.delete(path);
    }
    case 'delete task': {
      const path = of('tasks', picked.task(step.task));
      return path === null ? null : client.delete(path);
    }
  }
}
