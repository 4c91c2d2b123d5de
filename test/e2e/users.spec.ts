import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { UsersApi } from '../../src/modules/users/users.api.js';
import { expectError } from '../support/expect-error.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const USERS = '/api/v1/users';

interface User {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
});

const newUser = async (email: string): Promise<string> => (await app.get(UnitOfWork).run(() => Promise.resolve(app.get(UsersApi).create(org.operator, { email, role: 'member' })))).id;
const list = async (query = ''): Promise<User[]> => (await org.reader.get(`${USERS}${query}`)).body.data as User[];

it('lists the users of the organization, newest first, by their names, with no email', async () => {
  const [admin] = await list();
  const [ada, bob] = [await newUser('Ada.Lovelace@acme.example'), await newUser('bob@acme.example')];
  await app.sql("UPDATE users SET name = 'Bob', active = false WHERE org_id = $1 AND id = $2", [org.id, bob]);
  const { body } = await org.reader.get(USERS);
  expect(body).toEqual({ data: [{ id: bob, name: 'Bob', active: false }, { id: ada, name: 'Ada.Lovelace', active: true }, admin], meta: { count: 3, limit: 50, offset: 0, next_cursor: null } });
});

it('names a user that the release before has made, without a name, by the email', async () => {
  const id = await newUser('zoë@acme.example');
  await app.sql('UPDATE users SET name = NULL WHERE org_id = $1 AND id = $2', [org.id, id]);
  expect((await list())[0]).toEqual({ id, name: 'zoë', active: true });
});

it('is walked by its cursor, also over users of one moment', async () => {
  for (let n = 0; n < 9; n++) await newUser(`${n}@acme.example`);
  await app.sql('UPDATE users SET created_at = now() WHERE org_id = $1', [org.id]);
  const whole = await list();
  expect(whole).toHaveLength(10);
  expect(await walk<User>(org.client, USERS, { limit: '4' })).toEqual(whole);
  expect(await list('?limit=2&offset=3')).toEqual(whole.slice(3, 5));
});

it('shows none of another organization', async () => {
  const before = await list();
  org = await app.newOrganization();
  await newUser('other@acme.example');
  expect((await list()).map(({ id }) => id).filter((id) => before.some((user) => user.id === id))).toEqual([]);
});

it.each(['limit=0', 'limit=201', 'offset=-1', 'cursor=x', 'active=true'])('?%s is 422', async (query) => {
  expectError(await org.client.get(`${USERS}?${query}`), 422, 'validation', [query.split('=')[0] ?? '']);
});

it('is read only', async () => {
  expectError(await org.client.post(USERS, { name: 'New' }), 405, 'method_not_allowed');
});
