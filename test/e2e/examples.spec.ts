import { ERROR_CODES, type ErrorCode } from '../../src/contracts/error-codes.js';
import type { ApiClient } from '../support/api-client.js';
import { openapi } from '../support/openapi-contract.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

type Json = Readonly<Record<string, any>>;

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly example?: unknown;
  readonly schema: Json;
}
interface Operation {
  readonly operationId: string;
  readonly security: readonly Json[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Json>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Json>> }>>;
}
interface Call {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly operation: Operation;
}

const WEBHOOKS = '/api/v1/settings/webhooks';

const calls = Object.entries(openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>).flatMap(([template, methods]): Call[] =>
  Object.entries(methods).map(([method, operation]) => ({ id: operation.operationId, method: method.toUpperCase(), template, operation })),
);

let app: TestApp;
let organization: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  organization = await app.newOrganization();
});
afterAll(() => app.close());

const isSettings = ({ template }: Pick<Call, 'template'>): boolean => template.startsWith('/api/v1/settings/');
const clientFor = (call: Call): ApiClient => (call.operation.security.length === 0 ? app.anonymous : isSettings(call) ? organization.admin : organization.client);
const statusOf = ({ operation }: Call): number => Number(Object.keys(operation.responses).find((status) => status.startsWith('2')));
const queryOf = ({ operation }: Call): Parameter[] => (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');

/** The schema itself, with what it refers to in its place. */
function resolved(schema: Json): Json {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(schema['$ref'] ?? '')?.[1];
  return name === undefined ? schema : (openapi.components.schemas[name] as Json);
}

async function newContact(): Promise<string> {
  const { body } = await organization.client.post('/api/v1/contacts', { full_name: 'Wasatch Drug Testing', company: 'Wasatch Drug Testing', deal_stage: 'lead' });
  return body.id;
}

async function newTask(): Promise<string> {
  const { body } = await organization.client.post('/api/v1/tasks', { title: 'Call Pinnacle Tox Lab about Q3 contract' });
  return body.id;
}

async function newApiKey(): Promise<string> {
  const { body } = await organization.admin.post('/api/v1/settings/api-keys', { name: 'website', scopes: ['read'] });
  return body.id;
}

function newRecord(template: string): Promise<string> {
  return template.includes('/tasks') ? newTask() : template.includes('/api-keys') ? newApiKey() : newContact();
}

async function newWebhook(): Promise<string> {
  const { body } = await organization.admin.post(WEBHOOKS, { url: 'https://hooks.example.com/oratek', events: ['contact.created'] });
  madeWebhooks.push(body.id as string);
  return body.id;
}

/** An organization has no more than 50 of them at a time. */
const madeWebhooks: string[] = [];
afterEach(async () => {
  for (const id of madeWebhooks.splice(0)) await organization.admin.delete(`${WEBHOOKS}/${id}`);
});

/** The path of a subscription, and of a delivery to it. */
async function webhookPath(template: string): Promise<string> {
  const id = await newWebhook();
  const path = template.replace('{id}', id);
  return path.includes('{delivery_id}') ? path.replace('{delivery_id}', (await organization.admin.post(`${WEBHOOKS}/${id}/test`)).body.id as string) : path;
}

/** The path with the id of a record that is there, made for this one call. */
async function pathOf({ template }: Call): Promise<string> {
  if (template.startsWith(`${WEBHOOKS}/{id}`)) return webhookPath(template);
  return template.includes('{') ? template.replace('{id}', await newRecord(template)) : template;
}

/** A call with the example of one parameter; in place of a contact of nobody's and a page of no list comes a real one. */
async function sent({ name, example, schema }: Parameter, call: Call): Promise<{ path: string; value: string }> {
  const path = await pathOf(call);
  const shown: unknown = example ?? schema['example'] ?? schema['default'];
  expect(['string', 'number', 'boolean']).toContain(typeof shown);
  if (name === 'contact_id') return { path, value: await newContact() };
  if (name !== 'cursor') return { path, value: String(shown) };
  for (let made = 0; made < 2; made++) {
    if (call.template === WEBHOOKS) await newWebhook();
    else if (call.template.startsWith(WEBHOOKS)) await organization.admin.post(path.replace(/deliveries$/, 'test'));
    else await newRecord(call.template);
  }
  if (path.endsWith('/activities')) await organization.client.patch(path.replace(/\/activities$/, ''), { label: 'hot' });
  const first = await clientFor(call).get(`${path}?limit=1`);
  expect(first.body.meta.next_cursor).toEqual(expect.any(String));
  return { path, value: first.body.meta.next_cursor };
}

/** The bodies that the document shows: whole examples, else one made of the examples of the fields. */
function bodiesOf({ operation }: Call): Json[] {
  const media = operation.requestBody?.content['application/json'];
  if (!media) return [];
  if (media['example'] !== undefined) return [media['example']];
  if (media['examples'] !== undefined) return Object.values(media['examples'] as Readonly<Record<string, { value: Json }>>).map(({ value }) => value);
  const fields = resolved(media['schema'])['properties'] as Readonly<Record<string, Json>>;
  return [Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema['example']]))];
}

/** What is older than 30 days is not sent again, as every fixed example will be. */
const LAST_DAY: Json = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() };
/** They say what is to be done, and the answer what came of it. */
const WISHES: readonly string[] = ['rotateWebhookSecret', 'resendWebhookEvents'];
/** What must be sent along with every other field. */
const NEEDED: Readonly<Record<string, Json>> = {
  createApiKey: { name: 'website', scopes: ['read'] },
  createContact: { company: 'Wasatch Drug Testing' },
  createTask: { title: 'Call' },
  createWebhook: { url: 'https://hooks.example.com/oratek', events: ['contact.created'] },
  resendWebhookEvents: { from: LAST_DAY['from'] },
};

const withBody = calls.filter((call) => bodiesOf(call).length > 0);
const plain = calls.filter((call) => bodiesOf(call).length === 0);

it('are there to be sent', () => {
  expect(withBody.map(({ id }) => id).sort()).toEqual([
    'createApiKey', 'createContact', 'createTask', 'createWebhook', 'resendWebhookEvents', 'rotateApiKey', 'rotateWebhookSecret', 'updateContact', 'updateTask', 'updateWebhook',
  ]);
  expect(plain.length).toBeGreaterThan(8);
});

describe.each(withBody)('$id', (call) => {
  it.each(bodiesOf(call))('takes the body of its example %#, and says it back', async (example) => {
    const body: Json = { ...example, ...('contact_id' in example ? { contact_id: await newContact() } : {}), ...('from' in example ? LAST_DAY : {}) };
    const answer = await clientFor(call).send(call.method, await pathOf(call), { body });
    const times = Object.keys(body).filter((name) => name.endsWith('_at'));
    const { overlap_seconds: _ofTheOldKey, ...told } = { ...body, ...Object.fromEntries(times.map((name) => [name, new Date(body[name]).toISOString()])) };
    const said = WISHES.includes(call.id) ? {} : told;
    expect({ status: answer.status, body: answer.body }).toEqual({ status: statusOf(call), body: expect.objectContaining(said) });
  });

  it('takes each field of it alone', async () => {
    for (const [name, value] of Object.entries(bodiesOf(call)[0]!)) {
      const body = { ...NEEDED[call.id], [name]: name === 'contact_id' ? await newContact() : name in LAST_DAY ? LAST_DAY[name] : value };
      const { status } = await clientFor(call).send(call.method, await pathOf(call), { body });
      expect({ name, status }).toEqual({ name, status: statusOf(call) });
    }
  });
});

describe.each(plain)('$id', (call) => {
  it('answers a call as the document shows it', async () => {
    expect((await clientFor(call).send(call.method, await pathOf(call))).status).toBe(statusOf(call));
  });

  const parameters = queryOf(call);
  if (parameters.length === 0) return;

  it.each(parameters)('takes the example of $name', async (parameter) => {
    const { path, value } = await sent(parameter, call);
    const answer = await clientFor(call).send(call.method, `${path}?${new URLSearchParams({ [parameter.name]: value }).toString()}`);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: statusOf(call), body: expect.objectContaining({ data: expect.any(Array) }) });
  });

  it('takes the examples of all parameters at once, but for the cursor', async () => {
    const query = new URLSearchParams();
    for (const parameter of parameters.filter(({ name }) => name !== 'cursor')) query.set(parameter.name, (await sent(parameter, call)).value);
    expect((await clientFor(call).send(call.method, `${await pathOf(call)}?${query.toString()}`)).status).toBe(statusOf(call));
  });
});

describe('the examples of errors', () => {
  const shown = calls.flatMap(({ id, operation }) =>
    Object.entries(operation.responses)
      .filter(([status]) => Number(status) >= 400)
      .map(([status, { content }]) => ({ id, status: Number(status), examples: Object.entries((content?.['application/json']?.['examples'] ?? {}) as Readonly<Record<string, { value: Json }>>) })),
  );

  it.each(shown)('of $id, $status, are of codes that the server knows under this status', ({ status, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const [name, { value }] of examples) {
      expect({ code: value['error'], status: ERROR_CODES[value['error'] as ErrorCode]?.status }).toEqual({ code: name, status });
      expect(value['message']).toMatch(/\.$/);
      expect('details' in value).toBe(name === 'validation');
    }
  });
});
