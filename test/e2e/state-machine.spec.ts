import fc from 'fast-check';
import { anyStep, send, STAGE_KEYS, taskBody, type ContactFields, type Picked, type Step, type TaskFields } from '../support/random-steps.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

interface Contact {
  readonly id: string;
  readonly full_name: string | null;
  readonly company: string | null;
  readonly deal_stage: string | null;
  readonly deal_value: number | null;
  readonly label: string | null;
}
interface Task {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly priority: string;
  readonly contact_id: string | null;
}
interface DealRow {
  readonly contact_id: string | null;
  readonly name: string;
  readonly stage: string;
  readonly value: number | null;
  readonly archived: boolean;
}
interface EventRow {
  readonly record_id: string;
  readonly event: string;
  readonly body: { readonly event: string; readonly sequence: number; readonly payload: { readonly contact?: Contact; readonly task?: Task; readonly new_stage?: string; readonly previous_stage?: string | null } };
}

const IS_LONG = process.env['TEST_LONG'] === '1';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const DEALS = `SELECT d.contact_id, d.name, s.key AS stage, d.value::float8 AS value, d.archived_at IS NOT NULL AS archived
  FROM deals d JOIN stages s ON s.org_id = d.org_id AND s.id = d.stage_id WHERE d.org_id = $1 ORDER BY d.id`;
const EVENTS = "SELECT record_id, type || ' ' || seq AS event, body::jsonb AS body FROM events WHERE org_id = $1 AND record_type <> 'opportunity' ORDER BY record_id, seq";

/** Each deal, the sequence numbers of its events, and the last event. */
const OPPORTUNITIES = `SELECT d.archived_at IS NOT NULL AS archived, d.contact_id, s.label, d.value::float8 AS value, d.seq, e.seqs, l.type, l.body::jsonb #> '{payload,opportunity}' AS told
  FROM deals d JOIN stages s ON s.org_id = d.org_id AND s.id = d.stage_id
  JOIN LATERAL (SELECT array_agg(seq ORDER BY seq) AS seqs FROM events WHERE org_id = d.org_id AND record_id = d.id) e ON true
  JOIN events l ON l.org_id = d.org_id AND l.record_id = d.id AND l.seq = d.seq WHERE d.org_id = $1`;

const isDone = (status: string): boolean => status === 'done' || status === 'completed';
const dealFirst = (a: Contact, b: Contact): number => (b.deal_value ?? -1) - (a.deal_value ?? -1) || (a.id < b.id ? 1 : -1);

/** The contract in memory: contacts, their deals, tasks, and the events of each record. */
class Model implements Picked {
  readonly contacts: Contact[] = [];
  readonly tasks: Task[] = [];
  /** In the order in which they were opened. */
  readonly deals: DealRow[] = [];
  readonly events = new Map<string, string[]>();
  readonly stages = ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'];

  contact(number: number): string | undefined {
    return this.contacts[number % this.contacts.length]?.id;
  }
  task(number: number): string | undefined {
    return this.tasks[number % this.tasks.length]?.id;
  }

  /** The status that the step is to be answered with. */
  expectedStatus(step: Step): number {
    switch (step.do) {
      case 'create contact':
        return isNamed(step.fields) ? 201 : 422;
      case 'change contact':
        if (Object.keys(step.fields).length === 0) return 400;
        return isNamed({ ...this.contacts[step.contact % this.contacts.length], ...step.fields }) ? 200 : 422;
      case 'create task':
        return 201;
      case 'change task':
        return Object.keys(taskBody(step.fields, step.about, this) ?? {}).length === 0 ? 400 : 200;
      default:
        return 204;
    }
  }

  apply(step: Step, createdId: string): void {
    switch (step.do) {
      case 'create contact': {
        const { deal_stage, deal_value, ...fields } = step.fields;
        this.contacts.push(this.wish({ full_name: null, company: null, label: null, deal_stage: null, deal_value: null, ...fields, id: createdId }, { deal_stage, deal_value }));
        this.tell(createdId, 'contact.created');
        return;
      }
      case 'change contact': {
        const at = step.contact % this.contacts.length;
        const { deal_stage, deal_value, ...fields } = step.fields;
        const before = this.contacts[at]!;
        const after = this.wish({ ...before, ...fields }, { deal_stage, deal_value });
        this.contacts[at] = after;
        if (JSON.stringify(after) === JSON.stringify(before)) return;
        this.tell(after.id, 'contact.updated');
        if (after.deal_stage !== null && after.deal_stage !== before.deal_stage) this.tell(after.id, 'deal.stage_changed');
        return;
      }
      case 'delete contact': {
        const [gone] = this.contacts.splice(step.contact % this.contacts.length, 1);
        const count = this.events.get(gone!.id)!.length;
        this.events.set(gone!.id, [`contact.deleted ${count + 1}`]);
        this.tasks.forEach((task, i) => {
          this.tasks[i] = unlinked(task, gone!.id);
          if (this.tasks[i] !== task) this.tell(task.id, 'task.updated');
        });
        this.deals.forEach((deal, i) => (this.deals[i] = unlinked(deal, gone!.id)));
        return;
      }
      case 'create task': {
        const task = { title: 'New', status: 'open', priority: 'medium', contact_id: null, ...(taskBody(step.fields, step.about, this) as TaskFields), id: createdId };
        this.tasks.push(task);
        this.tell(createdId, 'task.created');
        if (isDone(task.status)) this.tell(createdId, 'task.completed');
        return;
      }
      case 'change task': {
        const at = step.task % this.tasks.length;
        const before = this.tasks[at]!;
        const after = { ...before, ...(taskBody(step.fields, step.about, this) as TaskFields) };
        this.tasks[at] = after;
        if (JSON.stringify(after) === JSON.stringify(before)) return;
        this.tell(after.id, 'task.updated');
        if (isDone(after.status) && !isDone(before.status)) this.tell(after.id, 'task.completed');
        return;
      }
      case 'delete task':
        for (const { id } of this.tasks.splice(step.task % this.tasks.length, 1)) this.tell(id, 'task.deleted');
    }
  }

  /** Applies the change to the deal, and gives the contact that shows it. */
  private wish(contact: Contact, { deal_stage, deal_value }: { deal_stage: string | null | undefined; deal_value: number | null | undefined }): Contact {
    const value = deal_value === undefined ? contact.deal_value : deal_value;
    const at = this.deals.findIndex((deal) => deal.contact_id === contact.id && !deal.archived);
    const live = this.deals[at];
    if (deal_stage === null) {
      if (live) this.deals[at] = { ...live, value, archived: true };
      return { ...contact, deal_stage: null, deal_value: value };
    }
    const stage = deal_stage === undefined ? contact.deal_stage : STAGE_KEYS[deal_stage]!;
    if (stage !== null) {
      if (!this.stages.includes(stage)) this.stages.push(stage);
      if (live) this.deals[at] = { ...live, stage, value };
      else this.deals.push({ contact_id: contact.id, name: contact.company ?? contact.full_name ?? '', stage, value, archived: false });
    }
    return { ...contact, deal_stage: stage, deal_value: value };
  }

  private tell(id: string, type: string): void {
    const told = this.events.get(id) ?? [];
    this.events.set(id, [...told, `${type} ${told.length + 1}`]);
  }
}

const unlinked = <T extends { readonly contact_id: string | null }>(one: T, contact: string): T => (one.contact_id === contact ? { ...one, contact_id: null } : one);

function isNamed({ full_name, company }: ContactFields): boolean {
  return typeof full_name === 'string' || typeof company === 'string';
}

const eventsByRecord = (events: readonly EventRow[]): Map<string, EventRow[]> => {
  const byRecord = new Map<string, EventRow[]>();
  for (const row of events) byRecord.set(row.record_id, [...(byRecord.get(row.record_id) ?? []), row]);
  return byRecord;
};

/**
 * The events of each deal are numbered without gaps, and the last equals the deal; an archived deal may have lost its
 * contact since.
 */
async function expectOpportunitiesTold(org: TestOrganization): Promise<void> {
  const rows = await app.sql<{ archived: boolean; contact_id: string | null; label: string; value: number | null; seq: number; seqs: number[]; type: string; told: Record<string, unknown> }>(OPPORTUNITIES, [org.id]);
  expect(rows).toHaveLength((await app.sql('SELECT 1 FROM deals WHERE org_id = $1', [org.id])).length);
  for (const { archived, contact_id, label, value, seq, seqs, type, told } of rows) {
    expect(seqs).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
    expect(type).toBe(archived ? 'opportunity.deleted' : seq === 1 ? 'opportunity.created' : 'opportunity.updated');
    expect(told).toMatchObject({ stage_name: label, deal_size: value, ...(archived ? {} : { contact_id }) });
  }
}

/** Every list and every row of the server agrees with the model. */
async function expectLike(model: Model, org: TestOrganization): Promise<void> {
  const [contacts, deals, tasks, dealRows, events, stages] = await Promise.all([
    walk<Contact>(org.client, '/api/v1/contacts'),
    walk<Contact>(org.client, '/api/v1/deals'),
    walk<Task & { completed_at: string | null }>(org.client, '/api/v1/tasks'),
    app.sql<DealRow>(DEALS, [org.id]),
    app.sql<EventRow>(EVENTS, [org.id]),
    app.sql<{ key: string }>('SELECT key FROM stages WHERE org_id = $1 ORDER BY stage_order', [org.id]),
  ]);
  const shown = ({ id, full_name, company, deal_stage, deal_value, label }: Contact): Contact => ({ id, full_name, company, deal_stage, deal_value, label });
  expect(contacts.map(shown)).toEqual(model.contacts.map(shown).reverse());
  expect(deals).toEqual(model.contacts.filter(({ deal_stage }) => deal_stage !== null).map(shown).sort(dealFirst));
  expect(tasks).toEqual(model.tasks.map((task) => expect.objectContaining({ ...task, completed_at: isDone(task.status) ? expect.any(String) : null }) as object).reverse());
  expect(dealRows).toEqual(model.deals);
  expect(stages.map(({ key }) => key)).toEqual(model.stages);
  const told = eventsByRecord(events);
  expect(new Map([...told].map(([id, rows]) => [id, rows.map(({ event }) => event)]))).toEqual(model.events);
  await expectOpportunitiesTold(org);
  // The last event of a contact equals the contact.
  for (const contact of contacts) expect(told.get(contact.id)?.at(-1)?.body.payload.contact).toEqual(contact);
}

class OneStep implements fc.AsyncCommand<Model, TestOrganization> {
  constructor(private readonly step: Step) {}

  check(model: Readonly<Model>): boolean {
    const { step } = this;
    if ('contact' in step && model.contact(step.contact) === undefined) return false;
    if ('task' in step && model.task(step.task) === undefined) return false;
    return !('about' in step) || typeof step.about !== 'number' || model.contact(step.about) !== undefined;
  }

  async run(model: Model, org: TestOrganization): Promise<void> {
    const expected = model.expectedStatus(this.step);
    const answer = await send(org.client, this.step, model);
    expect(answer?.status).toBe(expected);
    if (expected < 300) model.apply(this.step, (answer?.body as { id: string } | undefined)?.id ?? '');
    await expectLike(model, org);
  }

  toString(): string {
    return JSON.stringify(this.step);
  }
}

it('whatever one client does, step by step, every list, deal and event is as the contract says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([anyStep.map((step) => new OneStep(step))], { maxCommands: 25, size: 'max' }), async (commands) => {
      const org = await app.newOrganization();
      await fc.asyncModelRun(() => ({ model: new Model(), real: org }), commands);
    }),
    { numRuns: IS_LONG ? 40 : 25 },
  );
}, 120_000);

/** Invariants that hold at any time, with any number of concurrent writers. */
async function expectInvariants(org: TestOrganization): Promise<void> {
  const [contacts, deals, tasks, dealRows, events] = await Promise.all([
    walk<Contact>(org.client, '/api/v1/contacts'),
    walk<Contact>(org.client, '/api/v1/deals'),
    walk<Task & { completed_at: string | null }>(org.client, '/api/v1/tasks'),
    app.sql<DealRow & { primary_at: Date | null }>(DEALS.replace('SELECT', 'SELECT d.primary_at,'), [org.id]),
    app.sql<EventRow>(EVENTS, [org.id]),
  ]);
  const told = eventsByRecord(events);
  const live = new Set(contacts.map(({ id }) => id));

  // Each contact shows its one live deal, or none.
  const projected = contacts.map((contact) => {
    const own = dealRows.filter(({ contact_id, archived }) => contact_id === contact.id && !archived);
    return { id: contact.id, deals: own.map(({ stage, value }) => ({ stage, value })) };
  });
  expect(projected).toEqual(contacts.map(({ id, deal_stage, deal_value }) => ({ id, deals: deal_stage === null ? [] : [{ stage: deal_stage, value: deal_value }] })));
  expect(deals.map(({ id }) => id)).toEqual(contacts.filter(({ deal_stage }) => deal_stage !== null).sort(dealFirst).map(({ id }) => id));
  // No row refers to a deleted record.
  expect(dealRows.filter(({ contact_id, primary_at }) => (contact_id === null) !== (primary_at === null) || (contact_id !== null && !live.has(contact_id)))).toEqual([]);
  expect(tasks.filter(({ contact_id }) => contact_id !== null && !live.has(contact_id))).toEqual([]);
  expect(tasks.filter(({ status, completed_at }) => isDone(status) !== (completed_at !== null))).toEqual([]);

  for (const [id, rows] of told) {
    if (rows[0]?.event.startsWith('contact.deleted')) expect([live.has(id), rows.length]).toEqual([false, 1]);
    else expect(rows.map(({ event }) => event.split(' ')[1])).toEqual(rows.map((_, i) => String(i + 1)));
    expect(rows.map(({ event }) => event)).toEqual(rows.map(({ body }) => `${body.event} ${body.sequence}`));
    // Each move names the stage that the one before it left.
    let stage: string | null = null;
    for (const { body } of rows.filter(({ body: { payload } }) => payload.contact !== undefined && live.has(id))) {
      if (body.event === 'deal.stage_changed') expect([body.payload.previous_stage, body.payload.new_stage]).toEqual([stage, body.payload.contact?.deal_stage]);
      if (body.event !== 'contact.updated' || body.payload.contact?.deal_stage === null) stage = body.payload.contact?.deal_stage ?? null;
    }
  }
  await expectOpportunitiesTold(org);
  for (const contact of contacts) expect(told.get(contact.id)?.at(-1)?.body.payload.contact).toEqual(contact);
  for (const task of tasks) expect([told.get(task.id)?.[0]?.event, told.get(task.id)?.at(-1)?.body.payload.task]).toEqual(['task.created 1', task]);
}

it('whatever eight clients do at once, nothing fails, and in the end everything agrees', async () => {
  const clients = fc.array(fc.array(anyStep, { minLength: 25, maxLength: 25, size: 'max' }), { minLength: 8, maxLength: 8, size: 'max' });
  await fc.assert(
    fc.asyncProperty(clients, async (all) => {
      const org = await app.newOrganization();
      const [contacts, tasks]: [string[], string[]] = [[], []];
      // Few records, so that clients collide; deleted ones may be picked again.
      const picked: Picked = { contact: (number) => contacts.slice(-3)[number % 3], task: (number) => tasks.slice(-3)[number % 3] };
      for (const full_name of ['A', 'B', 'C']) contacts.push((await org.client.post('/api/v1/contacts', { full_name })).body.id as string);
      const unexpected: string[] = [];
      await Promise.all(
        all.map(async (steps) => {
          for (const step of steps) {
            const answer = await send(org.client, step, picked);
            if (!answer) continue;
            if (answer.status === 201) (step.do === 'create contact' ? contacts : tasks).push(answer.body.id as string);
            if (![200, 201, 204, 400, 404, 422].includes(answer.status)) unexpected.push(`${step.do}: ${answer.status} ${answer.text}`);
          }
        }),
      );
      expect(unexpected).toEqual([]);
      await expectInvariants(org);
    }),
    // A race is not reproduced by a smaller case, so nothing is shrunk.
    { numRuns: IS_LONG ? 5 : 3, endOnFailure: true },
  );
}, 120_000);
