import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { UsersApi } from '../../src/modules/users/users.api.js';
import { expectError } from '../support/expect-error.js';
import { oratek } from '../support/openapi-contract.js';
import { newPerson, signedIn, type TestPerson } from '../support/people.js';
import { serverNow } from '../support/server-clock.js';
import { describeTenants, Tenants, type TenantsOptions } from '../support/tenants.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let mine: TestOrganization;
let theirs: TestOrganization;
/** A contact of each organization, for records that point at one. */
const contactOf = new Map<TestOrganization, string>();

const options: TenantsOptions = {
  contract: oratek,
  app: () => app,
  organizations: () => ({ mine, theirs }),
  // Settings are for admins alone.
  clientFor: (path, org) => (path.startsWith('/api/v1/me') ? personOf(org).client : path.startsWith('/api/v1/settings/') ? org.admin : org.client),
  // Events are sent again only if they are not too old, as every fixed example will be.
  instead: (org, path) => ({
    into: stagesOf.get(org)?.[0],
    contact_id: contactOf.get(org),
    // Records are passed on to nobody.
    ...(path.endsWith('/reassign') ? {} : { from: new Date(serverNow() - 86_400_000).toISOString(), to: new Date(serverNow()).toISOString() }),
  }),
  idOf: ({ id }) => id as string,
  // Pipelines and their stages are made in `/v1`.
  existing: async (org, path) =>
    path.startsWith('/api/v1/settings/pipelines') ? (pipelineOf.get(org) ?? null)
    : path.startsWith('/api/v1/settings/jobs') ? newJob(org)
    : path.startsWith('/api/v1/settings/users') ? newMember(org, path.endsWith('/reassign'))
    : path.startsWith('/api/v1/me/sessions') ? newSession(org)
    : null,
  query: (org, method, path) => (method === 'DELETE' && path.endsWith('/stages/{stage_id}') ? `?move_to=${stagesOf.get(org)?.[0] ?? ''}` : ''),
  expectNotFound: (answer) => expectError(answer, 404, 'not_found'),
  parts: async (org, path, id) => (path.includes('{stage_id}') ? { stage_id: await newStage(org) } : path.includes('{delivery_id}') ? { delivery_id: (await org.admin.post(`/api/v1/settings/webhooks/${id}/test`)).body.id as string } : {}),
};
const tenants = new Tenants(options);

/** The pipeline of each organization, and the ids of its first stages. */
const pipelineOf = new Map<TestOrganization, string>();
const stagesOf = new Map<TestOrganization, string[]>();
let stages = 0;

async function newStage(org: TestOrganization): Promise<string> {
  const { body } = await org.octolane.post(`/v1/pipelines/${pipelineOf.get(org) ?? ''}/stages/bulk`, [{ label: `Another ${++stages}` }]);
  return body.data.results[0].id as string;
}

/** The id of another user. @param isDisabled as one has to be whose records are passed on */
async function newMember(org: TestOrganization, isDisabled: boolean): Promise<string> {
  const id = (await org.admin.post('/api/v1/settings/users', { email: `${randomUUID()}@users.example`, role: 'member' })).body.id as string;
  if (isDisabled) await org.admin.patch(`/api/v1/settings/users/${id}`, { active: false });
  return id;
}

/** The id of a job, of which this organization has one. */
async function newJob(org: TestOrganization): Promise<string> {
  return (await org.admin.post(`/api/v1/settings/pipelines/${pipelineOf.get(org) ?? ''}/stages/${await newStage(org)}/merge`, { into: stagesOf.get(org)?.[0] })).body.id as string;
}

/** A person of each organization, who is signed in. */
const people = new Map<TestOrganization, TestPerson>();

function personOf(org: TestOrganization): TestPerson {
  const person = people.get(org);
  if (!person) throw new Error('The organization has no person');
  return person;
}

/** The id of another session of that person. */
async function newSession(org: TestOrganization): Promise<string> {
  return (await (await signedIn(app, personOf(org).user)).client.get('/api/v1/me')).body.session.id as string;
}

beforeAll(async () => {
  app = await startTestApp();
  mine = await app.newOrganization();
  theirs = await app.newOrganization();
  for (const org of [mine, theirs]) {
    people.set(org, await newPerson(app, org));
    pipelineOf.set(org, (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string);
    stagesOf.set(org, ((await org.octolane.get(`/v1/pipelines/${pipelineOf.get(org) ?? ''}/stages`)).body.data.stages as { stage_id: string }[]).map(({ stage_id: id }) => id));
  }
  for (const org of [mine, theirs]) contactOf.set(org, (await org.client.post('/api/v1/contacts', { full_name: 'Pointed at' })).body.id as string);
});
afterAll(() => app.close());

it('a cursor of another organization is one of another list', async () => {
  expect(tenants.lists.length).toBeGreaterThan(4);
  for (const path of tenants.lists) {
    if (path === '/api/v1/events') continue;
    const asks = (org: TestOrganization, query: string) => options.clientFor(path, org).get(`${path}?limit=1${query}`);
    for (const org of [mine, theirs]) for (let i = 0; i < 2; i++) await addTo(path, org);
    const { next_cursor: cursor } = (await asks(theirs, '')).body.meta as { next_cursor: string };
    expect((await asks(theirs, `&cursor=${cursor}`)).status).toBe(200);
    const answer = await asks(mine, `&cursor=${cursor}`);
    expect([path, answer.status, answer.body.details]).toEqual([path, 422, [expect.objectContaining({ field: 'cursor', code: 'mismatch' })]]);
  }
});

/** One more record for the list at this path. */
async function addTo(path: string, org: TestOrganization): Promise<void> {
  if (path === '/api/v1/users' || path === '/api/v1/settings/users') await app.get(UnitOfWork).run(() => Promise.resolve(app.get(UsersApi).create(org.operator, { email: `${randomUUID()}@users.example`, role: 'member' })));
  else if (path === '/api/v1/deals') await org.client.post('/api/v1/contacts', { full_name: 'With a deal', deal_stage: 'lead' });
  else await options.clientFor(path, org).post(path, tenants.body('POST', path, org));
}

it('the document has routes with an id', () => {
  expect(tenants.routes).toEqual(expect.arrayContaining([['GET', '/api/v1/contacts/{id}'], ['PATCH', '/api/v1/contacts/{id}'], ['DELETE', '/api/v1/contacts/{id}']]));
});

describeTenants(options);

describe('lists', () => {
  const CONTACTS = '/api/v1/contacts';
  let a: TestOrganization;
  let b: TestOrganization;
  const ids = async (org: TestOrganization, query = ''): Promise<string[]> =>
    ((await org.client.get(`${CONTACTS}?limit=200${query}`)).body.data as { id: string }[]).map(({ id }) => id);
  let ofA: string[];
  let ofB: string[];

  beforeAll(async () => {
    [a, b] = [await app.newOrganization(), await app.newOrganization()];
    const fill = async (org: TestOrganization): Promise<string[]> => {
      const made: string[] = [];
      for (let i = 0; i < 5; i++) {
        made.unshift((await org.client.post(CONTACTS, { full_name: 'Shared Name', label: 'hot', deal_stage: 'lead', deal_value: 5, email: 'shared@x.example' })).body.id as string);
      }
      return made;
    };
    [ofA, ofB] = [await fill(a), await fill(b)];
  });

  it.each(['', '&q=shared', '&label=hot', '&stage=lead', '&q=name&label=hot&stage=lead', '&updated_since=2000-01-01T00:00:00Z', '&sort=full_name', '&sort=-deal_value', '&offset=0'])("never show the other's records: ?limit=200%s", async (query) => {
    expect((await ids(a, query)).sort()).toEqual([...ofA].sort());
    expect((await ids(b, query)).sort()).toEqual([...ofB].sort());
  });

  it('count only their own in the total', async () => {
    expect((await a.client.get(`${CONTACTS}?total=exact&q=shared`)).body.meta.total).toBe(5);
  });

  it.each(['-created_at', 'full_name', '-deal_value'])("refuse the other's cursor: sort=%s", async (sort) => {
    const { body } = await a.client.get(`${CONTACTS}?limit=2&sort=${sort}`);
    expectError(await b.client.get(`${CONTACTS}?limit=2&sort=${sort}&cursor=${body.meta.next_cursor as string}`), 422, 'validation', ['cursor']);
  });

  it('are empty in an organization that has nothing', async () => {
    expect(await ids(await app.newOrganization())).toEqual([]);
  });
});
