import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrgId } from '../../src/kernel/ids.js';
import { CheckSecrets } from '../../src/modules/webhooks/application/check-secrets.js';
import { SealedSecrets } from '../../src/modules/webhooks/ports/sealed-secrets.js';
import { SubscriptionSecrets } from '../../src/modules/webhooks/ports/subscription-secrets.js';
import { AesSecretBox } from '../../src/platform/secrets/aes-secret-box.js';
import { KeyRing } from '../../src/platform/secrets/key-ring.js';
import { oratek } from '../support/command.js';
import { newDatabase } from '../support/databases.js';
import { expectError } from '../support/expect-error.js';
import { LocalServer } from '../support/local-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const WEBHOOKS = '/api/v1/settings/webhooks';
const MINE = { url: 'https://hooks.example.com/oratek', events: ['contact.created'] };
const [a, b, c] = [randomBytes(32), randomBytes(32), randomBytes(32)];

let database: { url: string; drop: () => Promise<void> };
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(async () => {
  await LocalServer.stopAll();
  await database.drop();
});

/** Runs the application with these keys on the one database. */
async function withKeys<T>(keys: readonly Buffer[], work: (app: TestApp) => Promise<T>): Promise<T> {
  const app = await startTestApp({ databaseUrl: database.url, encryptionKeys: keys });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** The secret of a subscription as the application opens it now. */
async function secretOf(app: TestApp, id: string): Promise<string> {
  const [row] = await app.sql<{ org_id: OrgId; secret: Buffer }>('SELECT org_id, secret FROM webhook_subscriptions WHERE id = $1', [id]);
  if (!row) throw new Error('It is not there.');
  return app.get(SubscriptionSecrets).open(row.org_id, id, row.secret);
}

it('a rotation of ENCRYPTION_KEY over restarts: the old key opens what it sealed, the new one seals', async () => {
  const first = await withKeys([a], async (app) => {
    const org = await app.newOrganization();
    const { body } = await org.admin.post(WEBHOOKS, MINE);
    for (let i = 0; i < 2; i++) await org.client.post('/api/v1/contacts', { full_name: 'Ada' });
    const cursor = (await org.client.get('/api/v1/contacts?limit=1')).body.meta.next_cursor as string;
    return { tokens: org.tokens, id: body.id as string, secret: body.secret as string, cursor };
  });
  const second = await withKeys([b, a], async (app) => {
    expect(await app.get(CheckSecrets).execute()).toBe(true);
    expect(await secretOf(app, first.id)).toBe(first.secret);
    expect((await app.anonymous.as(first.tokens.write).get(`/api/v1/contacts?limit=1&cursor=${first.cursor}`)).status).toBe(200);
    const { body } = await app.anonymous.as(first.tokens.admin).post(`${WEBHOOKS}/${first.id}/rotate-secret`, { overlap_seconds: 0 });
    return body.secret as string;
  });
  await withKeys([b], async (app) => {
    expect(await app.get(CheckSecrets).execute()).toBe(true);
    expect(await secretOf(app, first.id)).toBe(second);
    expectError(await app.anonymous.as(first.tokens.write).get(`/api/v1/contacts?limit=1&cursor=${first.cursor}`), 422, 'validation', ['cursor']);
  });
});

describe('oratek secrets reseal', () => {
  const reseal = (keys: readonly Buffer[], ...more: string[]) => oratek({ DATABASE_URL: database.url, ENCRYPTION_KEY: keys.map((key) => key.toString('base64')).join() }, 'secrets', 'reseal', ...more);

  /** A subscription in the overlap of a rotation, both of its secrets sealed with `a`. */
  const rotated = () => withKeys([a], async (app) => {
    const org = await app.newOrganization();
    const { id, secret: previous } = (await org.admin.post(WEBHOOKS, MINE)).body as { id: string; secret: string };
    const { secret: current } = (await org.admin.post(`${WEBHOOKS}/${id}/rotate-secret`, { overlap_seconds: 3600 })).body as { secret: string };
    const { headers, body } = await org.admin.get(`${WEBHOOKS}/${id}`);
    return { org, id, previous, current, etag: headers['etag'], record: body };
  });

  it('puts everything under the first key, the previous secrets too, so that the old one can go; nobody sees a difference', async () => {
    const { org, id, previous, current, etag, record } = await rotated();
    await withKeys([b, a], async (app) => expect(await app.get(CheckSecrets).execute()).toBe(true));
    // The previous secret still signs: without its key, deliveries would not be signed as the overlap promises.
    await withKeys([b], async (app) => expect(await app.get(CheckSecrets).execute()).toBe(false));
    expect(await reseal([b, a])).toEqual({ code: 0, stdout: 'Sealed 2 secrets with the first key: the other keys can be removed.\n', stderr: '' });
    await withKeys([b], async (app) => {
      expect(await app.get(CheckSecrets).execute()).toBe(true);
      expect(await secretOf(app, id)).toBe(current);
      const [row] = await app.sql<{ previous_secret: Buffer }>('SELECT previous_secret FROM webhook_subscriptions WHERE id = $1', [id]);
      expect(app.get(SubscriptionSecrets).open(org.id, id, row!.previous_secret)).toBe(previous);
      const shown = await app.anonymous.as(org.tokens.admin).get(`${WEBHOOKS}/${id}`);
      expect([shown.headers['etag'], shown.body]).toEqual([etag, record]);
    });
    expect(await reseal([b, a])).toEqual({ code: 0, stdout: 'Every secret is sealed with the first key.\n', stderr: '' });
    expect(JSON.parse((await reseal([b, a], '--json')).stdout)).toEqual({ resealed: 0 });
  });

  it('names what no key opens, leaves it as it is, and seals the rest', async () => {
    const { org, id } = await rotated();
    const other = await withKeys([c], async (app) => (await app.anonymous.as(org.tokens.admin).post(WEBHOOKS, MINE)).body.id as string);
    const run = await reseal([b, a]);
    expect(run).toMatchObject({ code: 1, stdout: `${org.id}  ${other}  No key opens its secret: rotate it, or bring the key back.\n` });
    expect(run.stderr).toMatch(/^oratek: Sealed 2 with the first key; 1 subscription .+remove no key yet\.\n$/);
    await withKeys([b], async (app) => {
      expect(await secretOf(app, id)).toEqual(expect.stringMatching(/^whsec_/));
      // A secret that no longer signs needs no key.
      await app.sql("UPDATE webhook_subscriptions SET previous_secret = $1, previous_until = now() - interval '1 second' WHERE id = $2", [Buffer.from('gone'), id]);
    });
    expect((await reseal([b, c])).stdout).toBe('Sealed 1 secret with the first key: the other keys can be removed.\n');
    await withKeys([b], async (app) => expect(await secretOf(app, other)).toEqual(expect.stringMatching(/^whsec_/)));
  });

  it('never undoes what a server writes at the same moment', async () => {
    const { org, id } = await rotated();
    await withKeys([b, a], async (app) => {
      const stored = app.get(SealedSecrets);
      const before = await stored.page(null, 10);
      const renewed = before.map((one) => ({ ...one, secret: app.get(SubscriptionSecrets).reseal(one.orgId, one.id, one.secret) ?? one.secret }));
      const { secret } = (await app.anonymous.as(org.tokens.admin).post(`${WEBHOOKS}/${id}/rotate-secret`, { overlap_seconds: 0 })).body as { secret: string };
      await stored.replace(before, renewed);
      expect(await secretOf(app, id)).toBe(secret);
    });
  });

  it('takes any number of subscriptions, chunk by chunk', async () => {
    const { org, id } = await rotated();
    await withKeys([b, a], async (app) => {
      const sealed = (contextId: string): Buffer => new AesSecretBox(new KeyRing([a])).seal('whsec_x', `${org.id}/${contextId}`);
      const ids = Array.from({ length: 1_200 }, () => randomUUID());
      await app.sql(
        `INSERT INTO webhook_subscriptions (org_id, id, version, url, events, status, secret, created_at, updated_at)
         SELECT s.org_id, n.id, s.version, s.url, s.events, s.status, n.secret, s.created_at, s.updated_at FROM webhook_subscriptions s CROSS JOIN unnest($2::uuid[], $3::bytea[]) AS n(id, secret) WHERE s.id = $1`,
        [id, ids, ids.map(sealed)],
      );
    });
    expect((await reseal([b, a])).stdout).toBe('Sealed 1202 secrets with the first key: the other keys can be removed.\n');
    await withKeys([b], async (app) => expect(await app.get(CheckSecrets).execute()).toBe(true));
  });
});

it('with the key lost all but the secrets works, and rotating them mends it', async () => {
  const { tokens, id, record } = await withKeys([a], async (app) => {
    const org = await app.newOrganization();
    const { secret: _, ...shown } = (await org.admin.post(WEBHOOKS, MINE)).body as { id: string; secret: string };
    return { tokens: org.tokens, id: shown.id, record: shown };
  });
  await withKeys([c], async (app) => {
    const admin = app.anonymous.as(tokens.admin);
    expect(await app.get(CheckSecrets).execute()).toBe(false);
    expect((await admin.get(`${WEBHOOKS}/${id}`)).body).toEqual(record);
    expect((await admin.patch(`${WEBHOOKS}/${id}`, { description: 'x' })).status).toBe(200);
    const rotated = await admin.post(`${WEBHOOKS}/${id}/rotate-secret`);
    expect(rotated.status).toBe(200);
    expect(await secretOf(app, id)).toBe(rotated.body.secret);
    // A secret that cannot be opened is no longer used.
    expect(await app.sql('SELECT previous_secret FROM webhook_subscriptions WHERE id = $1', [id])).toEqual([{ previous_secret: null }]);
    expect(await app.get(CheckSecrets).execute()).toBe(true);
  });
});

it('a sealed secret that is put into another row does not open there', async () => {
  await withKeys([a], async (app) => {
    const org = await app.newOrganization();
    const [one, two] = [(await org.admin.post(WEBHOOKS, MINE)).body.id as string, (await org.admin.post(WEBHOOKS, MINE)).body.id as string];
    await app.sql('UPDATE webhook_subscriptions SET secret = (SELECT secret FROM webhook_subscriptions WHERE id = $1) WHERE id = $2', [one, two]);
    await expect(secretOf(app, two)).rejects.toThrow('another owner');
  });
});

it('a server whose key is another than that of the secrets says so at start, and serves', async () => {
  await withKeys([a], async (app) => (await app.newOrganization()).admin.post(WEBHOOKS, MINE));
  const server = await LocalServer.start({ DATABASE_URL: database.url, ENCRYPTION_KEY: c.toString('base64') });
  expect(server.stdout).toMatch(/cannot be opened.*ENCRYPTION_KEY/);
  expect((await server.stop()).code).toBe(0);
  const right = await LocalServer.start({ DATABASE_URL: database.url, ENCRYPTION_KEY: `${c.toString('base64')}, ${a.toString('base64')}` });
  expect(right.stdout).not.toContain('cannot be opened');
});

describe('without ENCRYPTION_KEY', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oratek-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('a key is made in DATA_DIR, for its owner alone, and stays over restarts', async () => {
    const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data'), ENCRYPTION_KEY: '' };
    const file = join(folder, 'data', 'encryption.key');
    const first = await LocalServer.start(env);
    const { id: contact } = (await first.client().post('/api/v1/contacts', { full_name: 'Ada' })).body as { id: string };
    const { next_cursor: cursor } = (await first.client().get('/api/v1/contacts?limit=1')).body.meta as { next_cursor: string };
    expect(contact).toEqual(expect.any(String));
    const key = await readFile(file, 'utf8');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    // The first process has not ended yet; the test does not depend on its end.
    const second = await LocalServer.start(env);
    expect(await readFile(file, 'utf8')).toBe(key);
    expect((await second.client(first.token).get(`/api/v1/contacts?limit=1&cursor=${cursor}`)).status).toBe(200);
  });

  it('production with DATABASE_URL does not start, and says how to make one', async () => {
    const { code, stdout, stderr } = await LocalServer.run({ DATABASE_URL: database.url, NODE_ENV: 'production', ENCRYPTION_KEY: '' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/ENCRYPTION_KEY must be set.*openssl rand -base64 32/);
  });

  it('a key that is none is refused without being said back', async () => {
    const { code, stderr } = await LocalServer.run({ DATABASE_URL: database.url, ENCRYPTION_KEY: 'hunter2hunter2' });
    expect(code).toBe(1);
    expect(stderr).toContain('ENCRYPTION_KEY must be 32 bytes');
    expect(stderr).not.toContain('hunter2');
  });
});
