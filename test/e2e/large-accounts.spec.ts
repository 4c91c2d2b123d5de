import { ReleaseDeletedAccounts } from '../../src/modules/accounts/application/release-deleted-accounts.js';
import { expectRefused } from '../support/expect-refused.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/* The deletion of an account with very many records is bounded: it is done at once, and its records let go of it step by step. */

const CONTACTS = 2_300;
const NOTES = 60;
const GONE = 'Account does not exist or has been deleted.';

let app: TestApp;
let org: TestOrganization;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  for (let n = 0; n < CONTACTS; n += 100) {
    const { status } = await org.octolane.post('/v1/contacts/bulk', Array.from({ length: 100 }, (_, i) => ({ email: `${n + i}@acme.example` })));
    expect(status).toBe(201);
  }
  id = (await org.octolane.post('/v1/accounts', { domain: 'acme.example' })).body.data.id as string;
  await org.octolane.patch(`/v1/accounts/${id}`, { name: 'Acme' });
  await org.octolane.post('/v1/notes/bulk', Array.from({ length: NOTES }, (_, n) => ({ content: `${n}`, account_ids: [id] })));
  const [pipeline] = (await org.octolane.get('/v1/pipelines')).body.data.pipelines as [{ pipeline_id: string }];
  await org.octolane.post('/v1/opportunities', { pipeline_id: pipeline.pipeline_id, opportunity: {}, related_objects: { account_domain: 'acme.example' } });
});
afterAll(() => app.close());

const linked = async (): Promise<number[]> => {
  const [row] = await app.sql<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM contacts WHERE account_id = $1) AS contacts, (SELECT count(*)::int FROM deals WHERE account_id = $1) AS deals, (SELECT count(*)::int FROM note_accounts WHERE account_id = $1) AS notes`,
    [id],
  );
  return Object.values(row!);
};
/** How many events of the type there are, of how many records. */
const told = async (type: string): Promise<number[]> => Object.values((await app.sql<Record<string, number>>('SELECT count(*)::int AS n, count(DISTINCT record_id)::int AS records FROM events WHERE org_id = $1 AND type = $2', [org.id, type]))[0]!);
const release = (steps = Infinity): Promise<void> => {
  let left = steps;
  return app.get(ReleaseDeletedAccounts).turn(() => left-- <= 0);
};

it('is gone for all at once, and its records let go of it in steps, each with its event by the one who deleted it', async () => {
  const answer = await org.octolane.delete(`/v1/accounts/${id}`);
  expect([answer.status, answer.body.data]).toEqual([200, { id }]);
  expect(await linked()).toEqual([CONTACTS - 1000, 0, NOTES - 50]);
  expect([await told('account.deleted'), await told('contact.updated'), await told('opportunity.updated')]).toEqual([[1, 1], [1000, 1000], [1, 1]]);
  const [deleted] = await app.sql<{ body: string }>("SELECT body FROM events WHERE record_id = $1 AND type = 'account.deleted'", [id]);
  expect(JSON.parse(deleted!.body)).toMatchObject({ payload: { account: { id, domain: 'acme.example', name: 'Acme' } } });

  for (const gone of [await org.octolane.get(`/v1/accounts/${id}`), await org.octolane.patch(`/v1/accounts/${id}`, { name: 'x' }), await org.octolane.delete(`/v1/accounts/${id}`)]) expectRefused(gone, 404, GONE);
  expectRefused(await org.octolane.post('/v1/notes', { content: 'x', account_ids: [id] }), 404, /./, { 'account_ids.0': /account/ });
  for (const body of [{}, { query: 'acme' }, { filters: [{ field: 'id', operator: 'eq', value: id }] }, { sort: 'name' }, { filters: [{ field: 'name', operator: 'eq', value: 'acme' }], sort: 'name' }]) {
    expect((await org.octolane.post('/v1/accounts/search', body)).body.data.accounts).toEqual([]);
  }
  // Its domain is another account's, which a contact that already has let go joins.
  const next = (await org.octolane.post('/v1/accounts', { domain: 'acme.example' })).body.data as { id: string };
  expect((await org.octolane.get('/v1/accounts')).body.data.accounts).toMatchObject([{ id: next.id }]);

  await release(1);
  expect(await linked()).toEqual([CONTACTS - 2000, 0, 0]);
  await release();
  expect(await linked()).toEqual([0, 0, 0]);
  expect([await told('contact.updated'), await told('note.updated'), await told('account.deleted')]).toEqual([[CONTACTS, CONTACTS], [NOTES, NOTES], [1, 1]]);
  expect(await app.sql('SELECT 1 FROM accounts WHERE id = $1', [id])).toEqual([]);
  const authors = await app.sql<{ name: string }>("SELECT DISTINCT actor->>'name' AS name FROM events WHERE org_id = $1 AND type IN ('contact.updated', 'account.deleted', 'note.updated')", [org.id]);
  expect(authors).toEqual([{ name: 'write' }]);
  await release();
  expect((await org.octolane.get(`/v1/accounts/${next.id}`)).status).toBe(200);
});

it('several processes that let go of the same records, and clients that change them, leave each with one event', async () => {
  await org.octolane.delete(`/v1/accounts/${id}`);
  const some = await app.sql<{ id: string }>('SELECT id FROM contacts WHERE account_id = $1 LIMIT 5', [id]);
  const changes = await Promise.all([...some.map((contact) => org.octolane.patch(`/v1/contacts/${contact.id}`, { job_title: 'CEO' })), release(), release(), release()]);
  expect(changes.slice(0, 5).map((answer) => answer?.status)).toEqual(some.map(() => 200));
  await release();
  expect(await linked()).toEqual([0, 0, 0]);
  const [updates] = await app.sql<{ n: number }>("SELECT count(*)::int AS n FROM events WHERE org_id = $1 AND type = 'contact.updated' AND data->'changed' ? 'account_id'", [org.id]);
  expect(updates).toEqual({ n: CONTACTS });
});
