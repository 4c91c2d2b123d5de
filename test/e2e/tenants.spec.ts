import { randomUUID } from 'node:crypto';
import type { Answer, ApiClient } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { openapi } from '../support/openapi-contract.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { serverNow } from '../support/server-clock.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, { readonly example?: unknown }>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name?: string; readonly $ref?: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Events are sent again only if they are not too old, as every fixed example will be. */
const WITHIN_30_DAYS: Readonly<Record<string, string>> = { from: new Date(serverNow() - 86_400_000).toISOString(), to: new Date(serverNow()).toISOString() };

const paths = openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Every route with an id that the document has, deletions last: `[method, path]`. A new route is covered by being documented. */
const ROUTES = Object.entries(paths)
  .filter(([path]) => path.startsWith('/api/v1/') && path.includes('{id}'))
  .flatMap(([path, operations]) => Object.keys(operations).map((method): [string, string] => [method.toUpperCase(), path]))
  .sort(([a], [b]) => Number(a === 'DELETE') - Number(b === 'DELETE'));

let app: TestApp;
let mine: TestOrganization;
let theirs: TestOrganization;
/** A contact of each organization, for records that point at one. */
const contactOf = new Map<TestOrganization, string>();

beforeAll(async () => {
  app = await startTestApp();
  mine = await app.newOrganization();
  theirs = await app.newOrganization();
  for (const org of [mine, theirs]) contactOf.set(org, (await org.client.post('/api/v1/contacts', { full_name: 'Pointed at' })).body.id as string);
});
afterAll(() => app.close());

/** A body of the operation's own examples, about a contact of the organization; undefined if it takes none. */
function exampleBody(operation: Operation | undefined, org: TestOrganization): Record<string, unknown> | undefined {
  let schema = operation?.requestBody?.content['application/json']?.schema;
  if (schema?.$ref) schema = openapi.components.schemas[schema.$ref.replace('#/components/schemas/', '')] as Schema;
  return schema && Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, { example }]) => [name, name === 'contact_id' ? contactOf.get(org) : name in WITHIN_30_DAYS ? WITHIN_30_DAYS[name] : example]));
}

/** Settings are for admins alone. */
function clientFor(path: string, org: TestOrganization): ApiClient {
  return path.startsWith('/api/v1/settings/') ? org.admin : org.client;
}

/** Makes a record of the kind that the path is about, through the POST of its collection. */
async function createFor(path: string, org: TestOrganization): Promise<string> {
  const collection = path.slice(0, path.indexOf('/{id}'));
  const answer = await clientFor(path, org).post(collection, exampleBody(paths[collection]?.['post'], org));
  expect(answer.status).toBe(201);
  return answer.body.id as string;
}

it('a cursor of another organization is one of another list', async () => {
  const lists = Object.entries(paths).filter(([path, { get }]) => path.startsWith('/api/v1/') && !path.includes('{') && get?.parameters?.some(({ $ref, name }) => name === 'cursor' || $ref === '#/components/parameters/Cursor'));
  expect(lists.length).toBeGreaterThan(4);
  for (const [path] of lists) {
    if (path === '/api/v1/events') continue;
    for (const org of [mine, theirs]) for (let i = 0; i < 2; i++) await addTo(path, org);
    const { next_cursor: cursor } = (await clientFor(path, theirs).get(`${path}?limit=1`)).body.meta as { next_cursor: string };
    expect((await clientFor(path, theirs).get(`${path}?limit=1&cursor=${cursor}`)).status).toBe(200);
    const answer = await clientFor(path, mine).get(`${path}?limit=1&cursor=${cursor}`);
    expect([path, answer.status, answer.body.details]).toEqual([path, 422, [expect.objectContaining({ field: 'cursor', code: 'mismatch' })]]);
  }
});

/** One more record for the list at this path. */
async function addTo(path: string, org: TestOrganization): Promise<void> {
  if (path === '/api/v1/deals') await org.client.post('/api/v1/contacts', { full_name: 'With a deal', deal_stage: 'lead' });
  else await clientFor(path, org).post(path, exampleBody(paths[path]?.['post'], org));
}

/** Every row of every table; only when a key was last used may change by asking. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = await app.sql<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    rows[name] = (await app.sql<{ row: unknown }>(`SELECT to_jsonb(t) - 'last_used_at' AS row FROM ${name} t ORDER BY 1`)).map(({ row }) => row);
  }
  return rows;
}

it('the document has routes with an id', () => {
  expect(ROUTES).toEqual(expect.arrayContaining([['GET', '/api/v1/contacts/{id}'], ['PATCH', '/api/v1/contacts/{id}'], ['DELETE', '/api/v1/contacts/{id}']]));
});

describe.each(ROUTES)('%s %s', (method, path) => {
  const ask = (org: TestOrganization, id: string, part: string): Promise<Answer> => {
    const body = exampleBody(paths[path]?.[method.toLowerCase()], org);
    return clientFor(path, org).send(method, path.replace('{id}', id).replace('{delivery_id}', part), body ? { body: { ...body } } : {});
  };

  /** A delivery of the subscription, where the path asks for one. */
  const partOf = async (org: TestOrganization, id: string): Promise<string> => (path.includes('{delivery_id}') ? ((await org.admin.post(`/api/v1/settings/webhooks/${id}/test`)).body.id as string) : '');

  it("of another organization's record is 404 exactly as of one that never existed, and changes nothing", async () => {
    const id = await createFor(path, theirs);
    const part = await partOf(theirs, id);
    const before = await everything();
    expect(JSON.stringify(before)).toContain(id);
    const [answer, never] = [await ask(mine, id, part), await ask(mine, randomUUID(), randomUUID())];
    expectError(answer, 404, 'not_found');
    expect([answer.status, answer.text]).toEqual([never.status, never.text]);
    const ownToTheRequest = { 'x-request-id': '', date: '', ratelimit: '', 'x-ratelimit-remaining': '', 'x-ratelimit-reset': '' };
    expect({ ...answer.headers, ...ownToTheRequest }).toEqual({ ...never.headers, ...ownToTheRequest });
    expect(await everything()).toEqual(before);
  });

  it('of its own record is done', async () => {
    const id = await createFor(path, mine);
    expect((await ask(mine, id, await partOf(mine, id))).status).toBeLessThan(300);
  });
});

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
