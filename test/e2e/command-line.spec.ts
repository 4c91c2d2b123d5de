import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandRun, oratek, startOratek } from '../support/command.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

function expectRefused(run: CommandRun, hint: string): void {
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toContain(hint);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
}

const acme = ['--org', 'acme'];
const initAcme = ['init', ...acme, '--name', 'Acme Inc', '--plan', 'pro', '--admin-email', 'jane@acme.example'];

describe('beside a running server', () => {
  let app: TestApp;
  let env: { DATABASE_URL: string };

  beforeAll(async () => {
    app = await startTestApp();
    env = { DATABASE_URL: app.databaseUrl };
    expect((await oratek(env, ...initAcme)).code).toBe(0);
  });
  afterAll(() => app.close());

  it('init makes an organization with an admin, once', async () => {
    expect(await app.sql('SELECT o.name, o.plan, u.email, u.role FROM organizations o JOIN users u ON u.org_id = o.id')).toEqual([
      { name: 'Acme Inc', plan: 'pro', email: 'jane@acme.example', role: 'admin' },
    ]);
    expectRefused(await oratek(env, ...initAcme), 'already exists');
  });

  it('orgs list shows it', async () => {
    expect((await oratek(env, 'orgs', 'list')).stdout).toMatch(/^SLUG +NAME +PLAN +REQUESTS\/HOUR +CREATED\nacme +Acme Inc +pro +5000 +\d{4}-/);
    const listed = JSON.parse((await oratek(env, 'orgs', 'list', '--json')).stdout) as unknown;
    expect(listed).toEqual([expect.objectContaining({ slug: 'acme', name: 'Acme Inc', plan: 'pro', requests_per_hour: 5000 })]);
  });

  it('orgs update changes the plan and the quota, and a running server feels it within a second', async () => {
    const token = (await oratek(env, 'keys', 'create', ...acme, '--name', 'quota', '--scopes', 'read')).stdout.trim();
    const client = app.anonymous.as(token);
    const limit = async (): Promise<string | undefined> => (await client.get('/api/v1/contacts')).headers['x-ratelimit-limit'];
    expect(await limit()).toBe('5000');
    const update = (...change: string[]): Promise<CommandRun> => oratek(env, 'orgs', 'update', ...acme, ...change);
    expect((await update('--plan', 'enterprise')).stdout).toBe('acme is on the plan enterprise and may make 50000 requests an hour.\nIts people read times of UTC, and money in USD. It has no support address.\n');
    await eventually(async () => expect(await limit()).toBe('50000'));
    expect(JSON.parse((await update('--requests-per-hour', '120', '--plan', 'pro', '--json')).stdout)).toMatchObject({ slug: 'acme', plan: 'pro', requests_per_hour: 120 });
    await eventually(async () => expect(await limit()).toBe('120'));
    expect((await oratek(env, 'orgs', 'show', 'acme')).stdout).toMatch(/^requests per hour +120$/m);
    expect((await update('--requests-per-hour', 'default')).stdout).toContain('5000 requests an hour');

    expect((await update('--time-zone', 'europe/berlin', '--currency', 'eur', '--support-address', ' help@acme.example ')).stdout).toContain('times of Europe/Berlin, and money in EUR. Its people find help at help@acme.example.\n');
    expect(JSON.parse((await update('--support-address', 'none', '--json')).stdout)).toMatchObject({ time_zone: 'Europe/Berlin', currency: 'EUR', support_address: null });

    expectRefused(await update('--time-zone', 'Berlin'), 'IANA database');
    expectRefused(await update('--currency', 'ZZZ', '--support-address', 'http://acme.example'), 'must be a currency code of ISO 4217, such as USD or EUR. The supportAddress must');
    expectRefused(await update(), 'nothing to change');
    expectRefused(await update('--requests-per-hour', '1000001'), 'from 1 to 1000000');
    expectRefused(await update('--requests-per-hour', 'many'), 'whole number');
    expectRefused(await update('--plan', 'gold'), 'pro, enterprise');
    expectRefused(await oratek(env, 'orgs', 'update', '--org', 'nobody', '--plan', 'pro'), 'There is no organization "nobody"');
  });

  it('orgs show tells of one organization; pipelines list, lock and unlock know its pipelines', async () => {
    expect((await oratek(env, 'orgs', 'show', 'acme')).stdout).toMatch(/^pipeline +Sales: lead, qualified, proposal, negotiation, won, lost$/m);
    expect(JSON.parse((await oratek(env, 'pipelines', 'list', ...acme, '--json')).stdout)).toEqual([expect.objectContaining({ name: 'Sales', is_default: true, locked: false })]);
    expect((await oratek(env, 'pipelines', 'lock', ...acme)).stdout).toBe('The pipeline Sales is locked.\n');
    expect((await oratek(env, 'pipelines', 'list', ...acme)).stdout).toMatch(/^Sales +locked +lead, /m);
    expect((await oratek(env, 'pipelines', 'unlock', ...acme, 'sales')).stdout).toBe('The pipeline Sales is open.\n');
    expectRefused(await oratek(env, 'pipelines', 'lock', ...acme, 'Nowhere'), 'no pipeline "Nowhere"');
    expectRefused(await oratek(env, 'orgs', 'show', 'nobody'), 'There is no organization "nobody"');
  });

  it('pipelines update, update-stage, merge-stage and delete-stage change them as Settings do', async () => {
    await oratek(env, 'init', '--org', 'staged', '--name', 'Staged', '--plan', 'pro', '--admin-email', 'admin@staged.example');
    const staged = ['--org', 'staged'];
    const token = (await oratek(env, 'keys', 'create', ...staged, '--name', 'k', '--scopes', 'read,write')).stdout.trim();
    const client = app.anonymous.as(token);
    const update = (...args: string[]): Promise<CommandRun> => oratek(env, 'pipelines', 'update-stage', ...staged, ...args);
    expect((await update('won', '--label', 'Gewonnen', '--order', '2', '--color', 'green', '--type', 'positive', '--probability', '99', '--default')).stdout).toBe('The stage won is called Gewonnen.\n');
    const cleared = await update('Gewonnen', '--color', '', '--probability', 'none', '--json');
    expect(cleared.stderr).toBe('');
    expect(JSON.parse(cleared.stdout)).toMatchObject({ key: 'won', label: 'Gewonnen', order: 2, color: null, probability: null, is_default: true });
    expectRefused(await update('lead', '--label', 'Gewonnen'), 'already means the stage "Gewonnen" (won)');
    expectRefused(await update('lead', '--label', ' '), 'must not be blank');
    expectRefused(await update('lead', '--order', '0'), 'from 1 to 10000');
    expectRefused(await update('lead', '--order', 'first'), 'whole number');
    expectRefused(await update('lead', '--probability', '101'), 'from 0 to 100');
    expectRefused(await update('lead'), 'nothing to change');
    expectRefused(await update('nowhere', '--order', '1'), 'has no stage "nowhere"');

    const { id } = (await client.post('/api/v1/contacts', { full_name: 'X', deal_stage: 'Won, really' })).body;
    const merged = await oratek(env, 'pipelines', 'merge-stage', 'Won, really', 'won', ...staged);
    expect(merged).toMatchObject({ code: 0, stdout: 'Moved 1 deal, and removed the stage.\n', stderr: expect.stringContaining('Won, really means won from now on.') as string });
    expect((await client.get(`/api/v1/contacts/${id}`)).body.deal_stage).toBe('won');
    expect(JSON.parse((await oratek(env, 'pipelines', 'delete-stage', 'won', '--move-to', 'Lost', ...staged, '--json')).stdout)).toMatchObject({ status: 'completed', done: 1, total: 1 });
    expect((await client.get(`/api/v1/contacts/${id}`)).body.deal_stage).toBe('lost');
    expectRefused(await oratek(env, 'pipelines', 'merge-stage', 'lost', 'lost', ...staged), 'must lead to another stage');

    expect((await client.as(token).get('/api/v1/deals?stage=gewonnen')).body.data).toHaveLength(1);
    expect((await oratek(env, 'pipelines', 'update', ...staged, '--name', 'Partners', '--default')).stdout).toBe('The pipeline is called Partners, and deals open in it.\n');
    expect((await oratek(env, 'pipelines', 'lock', ...staged)).stdout).toBe('The pipeline Partners is locked.\n');
    expectRefused(await oratek(env, 'pipelines', 'lock', ...staged, 'sales'), 'no pipeline "sales"');
    expectRefused(await oratek(env, 'pipelines', 'update', 'partners', ...staged), 'nothing to change');
  });

  it('keys create prints a token alone, which works at once; keys list and keys revoke know it', async () => {
    const created = await oratek(env, 'keys', 'create', ...acme, '--name', 'ci', '--scopes', 'read,write');
    expect(created.stdout).toMatch(/^otk_[a-z0-9]{26}\n$/);
    const token = created.stdout.trim();
    const client = app.anonymous.as(token);
    expect((await client.get('/api/v1/contacts')).status).toBe(200);

    const listed = await oratek(env, 'keys', 'list', ...acme);
    expect(listed.stdout).toMatch(new RegExp(`^${token.slice(0, 12)} +ci +read,write +(never|\\d{4}-\\S+) +active$`, 'm'));
    expect(listed.stdout).not.toContain(token);

    expect((await oratek(env, 'keys', 'revoke', ...acme, token.slice(0, 12))).code).toBe(0);
    expect((await client.get('/api/v1/contacts')).body.error).toBe('revoked_api_key');
    const rows = JSON.parse((await oratek(env, '--json', 'keys', 'list', ...acme)).stdout) as unknown;
    expect(rows).toContainEqual(expect.objectContaining({ prefix: token.slice(0, 12), state: 'revoked' }));
  });

  it('keys rotate prints the new token alone; the old one goes on for the overlap', async () => {
    const old = (await oratek(env, 'keys', 'create', ...acme, '--name', 'rotated', '--scopes', 'read')).stdout.trim();
    const prefix = old.slice(0, 12);
    const rotated = await oratek(env, 'keys', 'rotate', prefix, ...acme, '--overlap', '600');
    expect(rotated.stdout).toMatch(/^otk_[a-z0-9]{26}\n$/);
    expect(rotated.stderr).toMatch(new RegExp(`^${prefix} works until \\d{4}-\\S+Z\\.\n$`));
    for (const token of [old, rotated.stdout.trim()]) expect((await app.anonymous.as(token).get('/api/v1/contacts')).status).toBe(200);

    const last = JSON.parse((await oratek(env, 'keys', 'rotate', prefix, ...acme, '--overlap', '0', '--json')).stdout) as { token: string; prefix: string };
    expect(last).toMatchObject({ prefix: last.token.slice(0, 12), name: 'rotated', scopes: ['read'], state: 'active', rotated: { prefix, state: 'revoked' } });
    await eventually(async () => expect((await app.anonymous.as(old).get('/api/v1/contacts')).body.error).toBe('revoked_api_key'));
    expectRefused(await oratek(env, 'keys', 'rotate', prefix, ...acme), 'was revoked and cannot be rotated');
  });

  it('names are kept in NFC and trimmed of what cannot be seen, and found in any form', async () => {
    const made = await oratek({ ...env, PUBLIC_URL: 'https://crm.example.com' }, 'init', '--org', 'cafe', '--name', '\u200bCafe\u0301 \u2060', '--plan', 'pro', '--admin-email', ' jose\u0301@cafe.example\u200b');
    // By this link, the first admin signs in.
    const path = /^https:\/\/crm\.example\.com(\/account\/link\/[\w-]{43})$/m.exec(made.stdout)?.[1] ?? '';
    expect((await new Browser(app.baseUrl).get(path)).text).toContain('jos\u00e9@cafe.example');
    const org = ['--org', 'cafe'];
    await oratek(env, 'keys', 'create', ...org, '--name', ' cle\u0301\u200b', '--scopes', 'read');
    await app.sql("UPDATE pipelines SET name = 'V\u00e9nte' WHERE org_id = (SELECT id FROM organizations WHERE slug = 'cafe')");
    expect((await oratek(env, 'pipelines', 'lock', ...org, ' VE\u0301NTE\u200b')).stdout).toBe('The pipeline V\u00e9nte is locked.\n');
    expect(await app.sql("SELECT o.name, u.email, k.name AS key FROM organizations o JOIN users u ON u.org_id = o.id JOIN api_keys k ON k.org_id = o.id WHERE o.slug = 'cafe'")).toEqual([
      { name: 'Caf\u00e9', email: 'jos\u00e9@cafe.example', key: 'cl\u00e9' },
    ]);
  });

  it('keys create takes an expiry', async () => {
    const made = await oratek(env, 'keys', 'create', ...acme, '--name', 'x', '--scopes', 'admin', '--expires', '2099-01-31', '--json');
    expect(JSON.parse(made.stdout)).toMatchObject({ scopes: ['admin'], expires_at: '2099-01-31T00:00:00.000Z', state: 'active' });
  });

  it('refuses bad input in one line that says what to change', async () => {
    const create = ['keys', 'create', '--name', 'x', '--scopes', 'read'];
    const init = (...args: string[]): string[] => ['init', '--org', 'b', '--name', 'B', '--plan', 'pro', '--admin-email', 'x@y.example', ...args];
    const cases: [args: string[], hint: string, env?: Record<string, string>][] = [
      [create, "'--org <slug>'"],
      [[...create, '--org', 'nobody'], 'There is no organization "nobody"'],
      [[...create, ...acme, '--scopes', 'root'], 'choose from read, write, admin'],
      [[...create, ...acme, '--expires', 'tomorrow'], '--expires must be'],
      [[...create, ...acme, '--expires', '2020-01-01'], 'must lie in the future'],
      [['keys', 'revoke', ...acme, 'otk_00000000'], 'No key of this organization'],
      [['keys', 'rotate', ...acme, 'otk_00000000'], 'No key of this organization'],
      [['keys', 'rotate', ...acme, 'otk_00000000', '--overlap', '1 hour'], 'No key of this organization'],
      [init('--org', 'A B', '--name', ' '), 'The slug must be'],
      [init('--name', 'a\u001bb'), 'The name must not contain control characters'],
      [init('--name', '\u200b'), 'The name must not be blank'],
      [init('--name', `e${'\u0301'.repeat(50_000)}`), 'The name must have at most 255 characters'],
      [init('--admin-email', 'nobody'), 'the @ is missing'],
      [init('--admin-email', 'x y@y.example'), 'The email must not contain white space'],
      [init('--admin-email', '"x"@y.example'), 'quotes are not taken'],
      [init('--admin-email', `${'x\u0301'.repeat(50_000)}@y.example`), 'The email must have at most 254 characters'],
      [init('--admin-email', 'x\u001b[2J@y.example'), 'The email must not contain control characters'],
      [[...create, ...acme, '--name', 'a\u009bb'], 'The name must not contain control characters'],
      [['orgs', 'show', 'a\u001b[2Jb'], 'There is no organization "a\\u001b[2Jb"'],
      [init('--plan', 'gold'), 'pro, enterprise'],
      [['frobnicate'], 'frobnicate'],
      [['orgs', 'list'], 'LOG_LEVEL must be', { ...env, PORT: 'x', LOG_LEVEL: 'y' }],
      [['orgs', 'list'], 'cannot be reached', { DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/x' }],
    ];
    for (const [args, hint, own = env] of cases) expectRefused(await oratek(own, ...args), hint);
    expect(await app.sql("SELECT slug FROM organizations WHERE slug NOT IN ('acme', 'cafe', 'staged')")).toEqual([]);
  });
});

it('is the same command as a process: what it prints, and how it ends', async () => {
  const app = await startTestApp();
  const env = { DATABASE_URL: app.databaseUrl };
  try {
    const made = await startOratek(env, ...initAcme, '--json');
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(await startOratek(env, 'orgs', 'list')).toEqual(await oratek(env, 'orgs', 'list'));
    for (const args of [initAcme, ['frobnicate']]) {
      const run = await startOratek(env, ...args);
      expect(run).toEqual(await oratek(env, ...args));
      expect(run.code).toBe(1);
    }
    expectRefused(await startOratek({ LOG_LEVEL: 'y' }, 'orgs', 'list'), 'LOG_LEVEL must be');
    expect(await startOratek({}, '--help')).toMatchObject({ code: 0, stderr: '' });
  } finally {
    await app.close();
  }
});

it('migrate brings a bare database up to date; other commands ask for it', async () => {
  const { url, drop } = await newDatabase('bare');
  const env = { DATABASE_URL: url };
  expectRefused(await oratek(env, 'orgs', 'list'), 'oratek migrate');
  expect((await oratek(env, 'migrate')).stdout).toMatch(/^Ran Core/);
  expect((await oratek(env, 'migrate')).stdout).toBe('The database is up to date.\n');
  expect((await oratek(env, 'orgs', 'list')).code).toBe(0);
  await drop();
});

describe('in a folder of its own', () => {
  let folder: string;

  beforeAll(async () => {
    // Closed to others, as a folder that an operator gives may be.
    folder = await mkdtemp(join(tmpdir(), 'oratek-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('works on the embedded database while no server runs, several commands at once', async () => {
    const env = { DATA_DIR: folder };
    expect((await startOratek(env, ...initAcme)).code).toBe(0);
    const runs = await Promise.all([1, 2, 3].map((n) => startOratek(env, 'keys', 'create', ...acme, '--name', `k${n}`, '--scopes', 'read')));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const rows = JSON.parse((await startOratek(env, 'keys', 'list', ...acme, '--json')).stdout) as unknown[];
    expect(rows).toHaveLength(3);
  });

  it.each([
    ['verify'], ['orgs', 'list'], ['orgs', 'show', 'acme'], ['orgs', 'update', ...acme, '--plan', 'pro'], ['keys', 'list', ...acme], ['keys', 'create', ...acme, '--name', 'x', '--scopes', 'read'],
    ['keys', 'revoke', ...acme, 'otk_a1b2c3d4'], ['keys', 'rotate', ...acme, 'otk_a1b2c3d4'], ['pipelines', 'list', ...acme], ['pipelines', 'lock', ...acme], ['secrets', 'reseal'], ['backup', '/dev/null', '--force'],
  ])('%s %s makes no database where DATA_DIR has none', async (...args) => {
    for (const name of ['mistyped', 'empty']) {
      const dataDir = join(folder, name);
      if (name === 'empty') await mkdir(dataDir, { recursive: true });
      expectRefused(await oratek({ DATA_DIR: dataDir }, ...args), `There is no database in ${dataDir}: set DATA_DIR`);
      expect(await readdir(dataDir).catch(() => null)).toEqual(name === 'empty' ? [] : null);
    }
  });
});
