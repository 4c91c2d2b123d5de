import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { ContactsApi } from '../modules/contacts/contacts.api.js';
import { DeleteContact } from '../modules/contacts/application/delete-contact.js';
import { UpdateContact } from '../modules/contacts/application/update-contact.js';
import { DealBook } from '../modules/deals/application/deal-book.js';
import { DealRepository } from '../modules/deals/ports/deal.repository.js';
import { PipelinesApi } from '../modules/pipelines/pipelines.api.js';
import { TasksApi } from '../modules/tasks/tasks.api.js';

let app: TestApp;
let organization: TestOrganization;
let actor: Actor;
let units: UnitOfWork;

beforeAll(async () => {
  app = await startTestApp();
  units = app.get(UnitOfWork);
});
afterAll(() => app.close());
beforeEach(async () => {
  organization = await app.newOrganization();
  actor = { orgId: organization.id, type: 'system', id: null, name: 'test' };
});

const rows = (text: string): Promise<Record<string, unknown>[]> => app.sql(text, [organization.id]);
const count = async (table: string): Promise<number> => (await rows(`SELECT 1 FROM ${table} WHERE org_id = $1`)).length;
const create = (fields: object): Promise<{ id: string }> => app.get(ContactsApi).create(actor, fields, 'api');
const refusal = new Failure('invalid', 'item_invalid', 'no');

/** An item of a bulk: false if it was refused. */
const item = (work: () => Promise<unknown>): Promise<boolean> =>
  units.attempt(work).then(
    () => true,
    (error: unknown) => {
      if (error === refusal) return false;
      throw error;
    },
  );
const refusedAfter = (work: () => Promise<unknown>): Promise<boolean> =>
  item(async () => {
    await work();
    throw refusal;
  });

it('an item of a bulk that fails leaves nothing: no record, event, delivery, stage, deal or claim of an email', async () => {
  const webhook = await organization.admin.post('/api/v1/settings/webhooks', { url: 'https://example.com/hook', events: ['contact.created', 'contact.updated', 'deal.stage_changed'] });
  expect(webhook.status).toBe(201);
  const outcomes = await units.run(async () => [
    await item(() => create({ fullName: 'First', email: 'first@example.com', dealStage: 'lead' })),
    await refusedAfter(() => create({ fullName: 'Second', email: 'shared@example.com', dealStage: 'A stage of its own' })),
    await item(() => create({ fullName: 'Third', email: 'shared@example.com' })),
  ]);
  expect(outcomes).toEqual([true, false, true]);
  expect(await rows('SELECT full_name FROM contacts WHERE org_id = $1 ORDER BY full_name')).toEqual([{ full_name: 'First' }, { full_name: 'Third' }]);
  const claims = await rows('SELECT c.full_name, e.email_key FROM contact_emails e JOIN contacts c ON c.org_id = e.org_id AND c.id = e.contact_id WHERE e.org_id = $1 ORDER BY 1');
  expect(claims).toEqual([{ full_name: 'First', email_key: 'first@example.com' }, { full_name: 'Third', email_key: 'shared@example.com' }]);
  expect(await Promise.all(['events', 'pending_deliveries', 'deals', 'stages', 'contacts_search'].map(count))).toEqual([3, 2, 1, 6, 2]);
  // The refused item leaves no stage behind, so the next change of the pipeline does not conflict.
  expect((await organization.client.post('/api/v1/contacts', { full_name: 'Later', deal_stage: 'Another stage' })).status).toBe(201);
});

it('an item that fails leaves a contact that it changed, moved or deleted as it was, for the items after it', async () => {
  const { id } = await create({ fullName: 'Jane', email: 'jane@example.com', dealStage: 'lead' });
  const change = (fields: object): Promise<unknown> => app.get(UpdateContact).execute(actor, { id, change: { isEmpty: false, against: () => fields }, precondition: null });
  await units.run(async () => {
    await refusedAfter(() => change({ dealStage: 'won', email: 'other@example.com' }));
    await refusedAfter(() => app.get(DeleteContact).execute(actor, { id, precondition: null }));
    await item(() => change({ label: 'hot' }));
  });
  const shown = await organization.client.get(`/api/v1/contacts/${id}`);
  expect(shown.body).toMatchObject({ full_name: 'Jane', email: 'jane@example.com', deal_stage: 'lead', label: 'hot' });
  expect(await rows("SELECT type, seq FROM events WHERE org_id = $1 AND record_type = 'contact' ORDER BY seq")).toEqual([{ type: 'contact.created', seq: 1 }, { type: 'contact.updated', seq: 2 }]);
  expect(await rows("SELECT type, seq FROM events WHERE org_id = $1 AND record_type = 'opportunity' ORDER BY seq")).toEqual([{ type: 'opportunity.created', seq: 1 }]);
  expect(await rows('SELECT email_key FROM contact_emails WHERE org_id = $1')).toEqual([{ email_key: 'jane@example.com' }]);
});

it('the live deals of a contact are those of the unit, also one that it has opened, and none that it has archived', async () => {
  const { id } = await create({ fullName: 'Jane', dealStage: 'lead' });
  const deals = app.get(DealRepository);
  const seen = await units.run(async () => {
    const now = app.get(Clock).now();
    const before = await deals.liveOf(organization.id, id);
    const stage = await app.get(PipelinesApi).resolveStage(actor, 'won', null);
    const opened = await app.get(DealBook).open(actor, { name: 'Second', stage, contactId: id, value: 1 });
    const after = await deals.liveOf(organization.id, id);
    before[0]?.archive(now);
    const last = await deals.liveOf(organization.id, id);
    const archived = before.map(({ state }) => state.archivedAt !== null);
    return [before.length, after.includes(opened), after.length, last.length, last.includes(opened), archived];
  });
  expect(seen).toEqual([1, true, 2, 1, true, [true]]);
});

it('a task that is made for a contact is released when the same unit deletes the contact', async () => {
  const { id } = await create({ fullName: 'Jane' });
  await units.run(async () => {
    await app.get(TasksApi).create(actor, { title: 'Call', contactId: id });
    await app.get(DeleteContact).execute(actor, { id, precondition: null });
  });
  expect(await rows('SELECT title, contact_id FROM tasks WHERE org_id = $1')).toEqual([{ title: 'Call', contact_id: null }]);
});
