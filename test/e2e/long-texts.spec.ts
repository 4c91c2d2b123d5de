import { oratek } from '../support/command.js';
import { openapi, resolved } from '../support/openapi-contract.js';
import { newPerson, type TestPerson } from '../support/people.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/*
 * Composing a text takes time by the square of the combining marks in a row that stand out of order, and a body has room
 * for 300,000. So no input passes on more than can fit the field. The test checks how much is composed, and no duration.
 */

type Json = Readonly<Record<string, any>>;

/** Four times the longest text that a field and a parameter take, in characters of one code unit. */
const MOST = 4 * 100_000;
const MOST_OF_PARAMETER = 4 * 255;
/** Out of order, so that composing has to sort them. */
const marks = (count: number): string => `a${'\u0301\u0323'.repeat(count / 2)}`;
/** In one run of marks, and in several runs that are each short enough to be accepted. */
const BODY = marks(300_000);
const RUNS = marks(900).repeat(300);
const VALUES = [BODY, RUNS, [RUNS, 'x']];
/** The longest text that fits a request line. */
const LINE = marks(800).repeat(3);

const operations = Object.entries(openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, Json>>>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

let app: TestApp;
let org: TestOrganization;
let person: TestPerson;
let longest = 0;
const { normalize } = String.prototype;
beforeEach(() => {
  longest = 0;
});
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  person = await newPerson(app, org);
  String.prototype.normalize = function (this: string, form?: string) {
    longest = Math.max(longest, this.length);
    return normalize.call(this, form);
  };
});
afterAll(async () => {
  String.prototype.normalize = normalize;
  await app.close();
});

const pathOf = (template: string): string => template.replaceAll(/\{\w+\}/g, '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b');
const clientOf = (path: string) => (path.startsWith('/api/v1/me') ? person.client : path.endsWith('/fields/bulk/update') ? org.octolaneAdmin : path.startsWith('/v1/') ? org.octolane : path.includes('/settings/') ? org.admin : org.client);

it('in a body, by no field of any operation', async () => {
  let sent = 0;
  for (const { path, method, operation } of operations) {
    const content = operation['requestBody']?.content['application/json'] as Json | undefined;
    if (!content) continue;
    const schema = resolved(content['schema'] as Json);
    const isList = schema['type'] === 'array';
    // The entries of a bulk update stand under ids.
    const [key] = 'propertyNames' in schema ? Object.keys(content['example'] as Json) : [];
    const example = (isList ? content['example'][0] : key === undefined ? content['example'] : content['example'][key]) as Json;
    const body = (fields: Json): unknown => (isList ? [fields] : key === undefined ? fields : { [key]: fields });
    const fields = isList ? resolved(schema['items'] as Json) : key === undefined ? schema : resolved(schema['additionalProperties'] as Json);
    for (const name of Object.keys(fields['properties'] as Json)) {
      // In turns: most names stand in several operations.
      const value = VALUES[sent++ % VALUES.length];
      const answer = await clientOf(path).send(method, pathOf(path), { body: body({ ...example, [name]: value }) });
      // A bulk of `/api/v1` answers 200, with a status for each item.
      const status: number = isList && answer.status === 200 ? answer.body.data[0].status : answer.status;
      expect([path, name, [400, 404, 413, 422].includes(status)]).toEqual([path, name, true]);
    }
    // An unknown name is compared with the known ones.
    await clientOf(path).send(method, pathOf(path), { body: body({ ...example, [BODY]: 'x' }) });
  }
  expect(sent).toBeGreaterThan(40);
  expect(longest).toBeLessThanOrEqual(MOST);
});

it('in a query, a path or a header, by no operation', async () => {
  let sent = 0;
  for (const { path, method, operation } of operations) {
    const client = clientOf(path);
    for (const { name, in: where } of ((operation['parameters'] ?? []) as Json[]).map(resolved) as unknown as { name: string; in: string }[]) {
      const value = where === 'header' ? Buffer.from(LINE).toString('latin1').replaceAll(/[^\x21-\x7e]/g, 'x') : encodeURIComponent(LINE);
      const answer = await (where === 'header'
        ? client.send(method, pathOf(path), { headers: { [name]: value } })
        : client.send(method, where === 'path' ? path.replace(/\{\w+\}/, value).replaceAll(/\{\w+\}/g, 'x') : `${pathOf(path)}?${name}=${value}`));
      expect([path, name, answer.status < 500]).toEqual([path, name, true]);
      sent++;
    }
    if (method === 'GET') await client.get(`${pathOf(path)}?${encodeURIComponent(LINE)}=x`);
  }
  expect(sent).toBeGreaterThan(40);
  expect(longest).toBeLessThanOrEqual(MOST_OF_PARAMETER);
});

it('in a command, by no option', async () => {
  const env = { DATABASE_URL: app.databaseUrl };
  const init = ['init', '--org', 'x', '--name', 'X', '--plan', 'pro', '--admin-email', 'x@y.example'];
  const key = ['keys', 'create', '--org', org.slug, '--name', 'x', '--scopes', 'read'];
  const runs = [BODY, RUNS].flatMap((text) => [
    ...['--org', '--name', '--admin-email'].map((option) => [...init, option, text]),
    [...init, '--admin-email', `${text}@y.example`],
    [...init, '--admin-email', `x@${text}.example`],
    ...['--org', '--name', '--scopes', '--expires'].map((option) => [...key, option, text]),
    ['orgs', 'show', text],
    ['keys', 'revoke', '--org', org.slug, text],
    ['keys', 'rotate', '--org', org.slug, text],
    ['pipelines', 'lock', '--org', org.slug, text],
    ['pipelines', 'update', '--org', org.slug, '--name', text],
    ['pipelines', 'update-stage', text, '--org', org.slug, '--order', '1'],
    ...['--label', '--color', '--pipeline'].map((option) => ['pipelines', 'update-stage', 'lead', '--org', org.slug, option, text]),
    ['pipelines', 'merge-stage', 'lead', text, '--org', org.slug],
  ]);
  for (const args of runs) expect(await oratek(env, ...args)).toMatchObject({ code: 1, stdout: '' });
  expect(longest).toBeLessThanOrEqual(MOST);
});
