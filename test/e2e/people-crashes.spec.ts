import pg from 'pg';
import type { ApiClient } from '../support/api-client.js';
import { newDatabase } from '../support/databases.js';
import { Browser, SAME_ORIGIN } from '../support/people.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';

const IS_LONG = process.env['TEST_LONG'] === '1';
/** After how many answers the server is killed, while others are on their way. */
const KILLS = IS_LONG ? [1, 3, 4, 6, 7, 9, 11, 14, 17] : [4, 11];
const USERS = '/api/v1/settings/users';
const [FIRST, SECOND] = ['correct horse battery staple', 'another correct horse battery'];

afterEach(() => ServerProcess.killAll());

/** What a person was told so far; a step whose answer was lost may have happened or not. */
interface Person {
  readonly email: string;
  id?: string;
  path?: string;
  told: 'nothing' | 'invited' | 'joined' | 'changed' | 'disabled';
  isLost?: boolean;
}

interface Instance {
  readonly admin: ApiClient;
  readonly baseUrl: string;
}

/** The steps of a person, each once, from wherever it stands. Throws when the server is gone. */
async function live(person: Person, { admin, baseUrl }: Instance, answered: () => void): Promise<void> {
  const browser = new Browser(baseUrl);
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    person.isLost = true;
    const answer = await work();
    delete person.isLost;
    answered();
    return answer;
  };
  const signIn = (password: string) => step(() => browser.post('/account/sign-in', { email: person.email, password }));
  if (person.told === 'nothing') {
    const { status, body } = await step(() => admin.post(USERS, { email: person.email, role: 'member' }));
    if (status === 422) {
      // It was invited, and nobody heard of the link: an admin makes another one.
      const all = (await step(() => admin.get(`${USERS}?limit=200`))).body.data as { id: string; email: string }[];
      person.id = all.find(({ email }) => email === person.email)?.id ?? '';
      person.path = new URL((await step(() => admin.post(`${USERS}/${person.id ?? ''}/link`))).body.link as string).pathname;
    } else {
      expect(status).toBe(201);
      person.id = body.id as string;
      person.path = new URL(body.link as string).pathname;
    }
    person.told = 'invited';
  }
  if (person.told === 'invited') {
    const { status } = await step(() => browser.post(person.path ?? '', { new_password: FIRST, repeated: FIRST }));
    // Used before its answer was lost: then the password is set.
    expect([303, 404]).toContain(status);
    person.told = 'joined';
  }
  if (person.told === 'joined') {
    let { status } = await signIn(FIRST);
    if (status === 303) {
      const cookie = Array.from(browser.cookies, ([name, value]) => `${name}=${value}`).join('; ');
      status = (await step(() => admin.as(null).with({ cookie, ...SAME_ORIGIN }).send('PUT', '/api/v1/me/password', { body: { current_password: FIRST, new_password: SECOND } }))).status;
      expect([200, 204]).toContain(status);
    }
    expect((await signIn(SECOND)).status).toBe(303);
    person.told = 'changed';
  }
  if (person.told === 'changed') {
    expect((await step(() => admin.patch(`${USERS}/${person.id ?? ''}`, { active: false }))).status).toBe(200);
    person.told = 'disabled';
  }
}

it('a server that is killed while people are invited, join, change passwords and leave leaves nothing half-made', async () => {
  const database = await newDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined);
  const app = await startTestApp({ databaseUrl: database.url });
  const org = await app.newOrganization();
  await app.close();
  const people: Person[] = Array.from({ length: IS_LONG ? 16 : 6 }, (_, n) => ({ email: `p${n}@acme.example`, told: 'nothing' }));
  const env = { DATABASE_URL: database.url, DEMO_DATA: 'false' };

  for (const kill of [...KILLS, Infinity]) {
    const server = await ServerProcess.start(env);
    const instance = { admin: server.client(org.tokens.admin), baseUrl: server.baseUrl };
    let answers = 0;
    const answered = (): void => {
      if (++answers === kill) server.child.kill('SIGKILL');
    };
    const results = await Promise.allSettled(people.map((person) => live(person, instance, answered)));
    // What the test itself finds wrong is no lost answer.
    for (const [index, result] of results.entries()) if (result.status === 'rejected' && !people[index]?.isLost) throw result.reason;
    if (kill !== Infinity) {
      // If fewer answers were left, between two requests.
      server.child.kill('SIGKILL');
      await server.ended;
      await expectWhole(pool, people);
    }
  }
  expect(people.map(({ told }) => told)).toEqual(people.map(() => 'disabled'));
  await expectWhole(pool, people);
  await ServerProcess.killAll();
  await pool.end();
  await database.drop();
}, 300_000);

/** Each change is there with all that belongs to it, and with its entry of the audit log, or not at all. */
async function expectWhole(pool: pg.Pool, people: readonly Person[]): Promise<void> {
  const { rows } = await pool.query<{ email: string; active: boolean; has_password: boolean; sessions: number; links: number; actions: string[] }>(
    `SELECT u.email, u.active, coalesce(s.password_hash IS NOT NULL, false) AS has_password,
       (SELECT count(*)::int FROM sessions WHERE user_id = u.id) AS sessions, (SELECT count(*)::int FROM sign_in_links WHERE user_id = u.id) AS links,
       ARRAY(SELECT action FROM audit_entries WHERE target_id = u.id ORDER BY action) AS actions
     FROM users u LEFT JOIN sign_ins s ON s.org_id = u.org_id AND s.user_id = u.id WHERE u.email LIKE 'p%@acme.example' ORDER BY u.email`,
  );
  for (const { email, active, has_password, sessions, links, actions } of rows) {
    const times = (action: string): number => actions.filter((one) => one === action).length;
    const used = times('user.link_used');
    const found = { email, created: times('user.created'), disabled: times('user.disabled'), password: has_password, ended: active || sessions + links === 0, link: !active || links === (used === 0 ? 1 : 0), joined: used };
    expect(found).toEqual({ email, created: 1, disabled: active ? 0 : 1, password: times('user.password_changed') > 0, ended: true, link: true, joined: has_password ? 1 : 0 });
    expect(times('user.link_created')).toBeGreaterThanOrEqual(1);
  }
  // What somebody was told is there.
  const known = new Map(rows.map((row) => [row.email, row]));
  for (const { email, told } of people) {
    if (told !== 'nothing') expect(known.has(email)).toBe(true);
    if (told === 'joined' || told === 'changed') expect(known.get(email)).toMatchObject({ has_password: true });
    if (told === 'disabled') expect(known.get(email)).toMatchObject({ active: false });
  }
}
