import { randomUUID } from 'node:crypto';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import { expectRefused } from '../support/expect-refused.js';
import { octolane } from '../support/octolane-contract.js';
import { describeTenants, Tenants, type TenantsOptions } from '../support/tenants.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let mine: TestOrganization;
let theirs: TestOrganization;
const pipelineOf = new Map<TestOrganization, string>();

/** Ids of other records, which no example has; a field that is undefined is not sent. */
const UNSENT = Object.fromEntries(['stage_id', 'stage_name', 'account_id', 'account_ids', 'contact_id', 'contact_ids', 'additional_contact_ids', 'owner_id'].map((name) => [name, undefined]));

const options: TenantsOptions = {
  contract: octolane,
  app: () => app,
  organizations: () => ({ mine, theirs }),
  clientFor: (path, org) => (/\/fields\/(bulk\/update$|\{)/.test(path) ? org.octolaneAdmin : org.octolane),
  // An email or domain that exists would be resolved, not created.
  instead: (org) => ({ ...UNSENT, email: `${randomUUID()}@acme.example`, domain: `${randomUUID()}.example`, pipeline_id: pipelineOf.get(org), opportunity: { name: 'Acme' }, related_objects: {} }),
  idOf: ({ data }) => (data.id ?? data.pipeline_id) as string,
  existing: (org, path) => (path.endsWith('/fields/{id}') ? newField(org, path.replace('/{id}', '')) : Promise.resolve(path.startsWith('/v1/pipelines') ? (pipelineOf.get(org) ?? null) : null)),
  expectNotFound: (answer) => expectRefused(answer, 404, /^(Account|Contact|Note|Opportunity|Pipeline|The pipeline|The field) does not exist/),
  parts: async (org, path, id) => (path.includes('{field_id}') ? { field_id: await newField(org, `/v1/pipelines/${id}/fields`) } : {}),
};
const tenants = new Tenants(options);

let fields = 0;

async function newField(org: TestOrganization, collection: string): Promise<string> {
  return (await org.octolane.post(`${collection}/bulk`, [{ name: `Field ${++fields}`, attribute_type: 'string' }])).body.data.results[0].id as string;
}

beforeAll(async () => {
  app = await startTestApp();
  mine = await app.newOrganization();
  theirs = await app.newOrganization();
  for (const org of [mine, theirs]) pipelineOf.set(org, (await app.get(PipelinesApi).list(org.id))[0]!.state.id);
});
afterAll(() => app.close());

it('the document has routes with an id, and lists', () => {
  const kinds = ['accounts', 'contacts', 'opportunities', 'notes'];
  expect(tenants.routes).toEqual(expect.arrayContaining(kinds.flatMap((kind) => ['GET', 'PATCH', 'DELETE'].map((method) => [method, `/v1/${kind}/{id}`]))));
  expect(tenants.reads).toEqual(expect.arrayContaining([['GET', '/v1/notes']]));
});

it.each(tenants.reads)('%s %s shows the records of its own organization alone', async (method, path) => {
  const kind = path.replace('/search', '');
  const [own, other] = [await tenants.create(kind, mine), await tenants.create(kind, theirs)];
  const scope = kind.endsWith('/opportunities') ? { pipeline_id: pipelineOf.get(mine)! } : {};
  const answer = await mine.octolane.send(method, method === 'POST' ? path : `${path}?${new URLSearchParams(scope).toString()}`, method === 'POST' ? { body: scope } : {});
  expect(answer.status).toBe(200);
  expect([answer.text.includes(own), answer.text.includes(other)]).toEqual([true, false]);
});

it.each(['accounts', 'contacts', 'notes', 'opportunities'])('POST /v1/%s and its bulk leave alone what another organization has for the same email, domain or pipeline', async (kind) => {
  const sent = { accounts: { domain: 'shared.example' }, contacts: { email: 'jane@shared.example' }, notes: { content: 'Note', contact_emails: ['jane@shared.example'] }, opportunities: { pipeline_id: pipelineOf.get(theirs), opportunity: { name: 'Theirs' } } }[kind]!;
  const [first, before] = [await theirs.octolane.post(`/v1/${kind}`, sent), await tenants.everything()];
  expect(first.status).toBe(201);
  const [one, bulk] = [await mine.octolane.post(`/v1/${kind}`, sent), await mine.octolane.post(`/v1/${kind}/bulk`, [sent])];
  if (kind === 'opportunities') expect([one.status, bulk.status, await tenants.everything()]).toEqual([404, 400, before]);
  else expect([one.status, bulk.status < 300, JSON.stringify([one.body, bulk.body]).includes(first.body.data.id as string)]).toEqual([201, true, false]);
});

describeTenants(options);
