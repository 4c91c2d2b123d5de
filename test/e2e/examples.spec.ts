import { ERROR_CODES, type ErrorCode } from '../../src/surfaces/oratek/error-codes.js';
import { PasswordHasher } from '../../src/modules/sign-in/ports/password-hasher.js';
import type { ApiClient } from '../support/api-client.js';
import { openapi, resolved } from '../support/openapi-contract.js';
import { newUser, signedIn, type TestPerson } from '../support/people.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { serverNow } from '../support/server-clock.js';

type Json = Readonly<Record<string, any>>;

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema: Json;
}
interface Operation {
  readonly operationId: string;
  readonly security: readonly Json[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Json>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Json>> }>>;
}
interface Call {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  /** The body that Swagger UI and other tools fill in. */
  readonly body: Json | undefined;
}

const calls = Object.entries(openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>).flatMap(([template, methods]): Call[] =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    template,
    operation,
    parameters: (operation.parameters ?? []).map(resolved),
    body: operation.requestBody?.content['application/json']?.['example'],
  })),
);

let app: TestApp;
let organization: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  organization = await app.newOrganization();
  passwordHash = await app.get(PasswordHasher).hash(calls.find(({ id }) => id === 'changeMyPassword')?.body?.['current_password'] as string);
  await newPersonWithPassword();
});
afterAll(() => app.close());

/** The id of the record in an answer; `/v1` has it in an envelope. */
const idOf = async (answer: Promise<{ readonly body: any }>): Promise<string> => {
  const { body } = await answer;
  return (body.id ?? body.data.id) as string;
};

const WEBHOOKS = '/api/v1/settings/webhooks';

/** An organization has no more than 50 of them at a time. */
afterEach(async () => {
  const { body } = await organization.admin.get(`${WEBHOOKS}?limit=200`);
  for (const { id } of body.data as readonly { id: string }[]) await organization.admin.delete(`${WEBHOOKS}/${id}`);
});

const isOctolane = (template: string): boolean => template.startsWith('/v1/');
/** The person who asks what is for people alone, and knows the password of the examples. */
let person: TestPerson;
let passwordHash: string;
/** Whether the session of that person has been ended. */
let isSpent = false;

async function newPersonWithPassword(): Promise<void> {
  const user = await newUser(app, organization);
  await app.sql('INSERT INTO sign_ins (org_id, user_id, epoch, password_hash) VALUES ($1, $2, 0, $3)', [organization.id, user.id, passwordHash]);
  person = await signedIn(app, user);
}

/** Who may call it. What ends sessions is called by somebody new each time. */
async function clientFor(call: Call): Promise<ApiClient> {
  if (!call.operation.security.every((scheme) => 'session' in scheme) || call.operation.security.length === 0) return keyFor(call);
  const ends = ['endMySession', 'endMySessions', 'changeMyPassword'].includes(call.id);
  if (ends || isSpent) await newPersonWithPassword();
  isSpent = ends;
  return person.client;
}

const keyFor = ({ template, operation }: Call): ApiClient =>
  operation.security.length === 0 ? app.anonymous : /\/fields\/(bulk\/update$|\{)/.test(template) ? organization.octolaneAdmin : isOctolane(template) ? organization.octolane : template.startsWith('/api/v1/settings/') ? organization.admin : organization.client;
const statusesOf = ({ operation }: Call): number[] => Object.keys(operation.responses).filter((status) => status.startsWith('2')).map(Number);
const statusOf = (call: Call): number | undefined => statusesOf(call)[0];
const queryOf = ({ parameters }: Call): Parameter[] => parameters.filter((parameter) => parameter.in === 'query');

/** Ids of records that are there, for parameters that a call needs: the documented ones are of no record. */
async function idsOf(call: Call): Promise<Record<string, string>> {
  const needed = new Set(queryOf(call).flatMap(({ name, required }) => (required ? [name] : [])));
  return { ...(needed.has('pipeline_id') ? { pipeline_id: await newRecord('/v1/pipelines') } : {}), ...(needed.has('move_to') ? { move_to: await newStage() } : {}) };
}

/** The same for a body, or for each entry of a list. */
async function withIds(body: unknown, template = ''): Promise<unknown> {
  if (Array.isArray(body)) return Promise.all(body.map((entry) => withIds(entry)));
  if (typeof body !== 'object' || body === null) return body;
  // The entries of a bulk update stand under the ids of their records.
  if (template.startsWith('/v1/') && template.endsWith('/bulk')) return { [await newRecord(template.slice(0, -'/bulk'.length))]: Object.values(body)[0] };
  // No two users have one email.
  const email = 'email' in body && 'role' in body ? { email: `invited${++invited}@example.com` } : {};
  return { ...body, ...email, ...('pipeline_id' in body ? { pipeline_id: await newRecord('/v1/pipelines') } : {}), ...('into' in body ? { into: await newStage() } : {}) };
}

let invited = 0;
let stages = 0;
let fields = 0;
let changedStage: Promise<string> | undefined;

/** The id of a stage of the default pipeline that no other call has. */
async function newStage(): Promise<string> {
  const { body } = await organization.octolane.post(`/v1/pipelines/${await newRecord('/v1/pipelines')}/stages/bulk`, [{ label: `Made for one call ${++stages}` }]);
  return body.data.results[0].id as string;
}

/** The id of a field at this path that no other call has. */
async function newField(collection: string): Promise<string> {
  return (await organization.octolane.post(`${collection}/bulk`, [{ name: `Made for one call ${++fields}`, attribute_type: 'string' }])).body.data.results[0].id as string;
}

/** Makes a record as the documented body of its POST says, and gives its id. */
async function newRecord(collection: string): Promise<string> {
  const create = calls.find(({ method, template }) => method === 'POST' && template === collection);
  if (collection === '/api/v1/settings/pipelines') return newRecord('/v1/pipelines');
  if (collection === '/v1/pipelines') return (await organization.octolane.get(collection)).body.data.pipelines[0].pipeline_id as string;
  if (collection === '/api/v1/users') return (await organization.client.get(collection)).body.data.find((user: { active: boolean }) => user.active).id as string;
  if (collection === '/api/v1/me/sessions') return idOf(person.client.get('/api/v1/me').then(({ body }) => ({ body: body.session })));
  if (!create) throw new Error(`How to make a record of ${collection} is not known, since it has no POST: say it here.`);
  return idOf(keyFor(create).post(collection, await withIds(create.body)));
}

/** The path with ids of records that are there, made for this one call. */
async function pathOf({ template, method }: Pick<Call, 'template' | 'method'>): Promise<string> {
  const path: string[] = [];
  for (const segment of template.split('/')) {
    const before = path.at(-1) ?? '';
    if (!segment.startsWith('{')) path.push(segment);
    // Two stages cannot have the label of the example.
    else if (before === 'stages') path.push(await (method === 'PATCH' ? (changedStage ??= newStage()) : newStage()));
    else if (before === 'fields') path.push(await newField(path.join('/')));
    else if (before === 'jobs') path.push(await idOf(organization.admin.post(`/api/v1/settings/pipelines/${await newRecord('/v1/pipelines')}/stages/${await newStage()}/merge`, { into: await newStage() })));
    else if (before === 'deliveries') path.push(await idOf(organization.admin.post(`${path.slice(0, -1).join('/')}/test`)));
    else path.push(await newRecord(template.slice(0, template.indexOf(`/${segment}`))));
  }
  // What an active user owns is not passed on.
  if (template.endsWith('/reassign')) await organization.admin.patch(path.slice(0, -1).join('/'), { active: false });
  return path.join('/');
}

/** What Swagger UI 5 fills in, and what it sends if nobody changes it: an example or a default, else nothing. */
function filledIn({ example, schema }: Parameter): unknown {
  return example ?? schema['example'] ?? schema['default'];
}

/** An example that illustrates a parameter or field without being sent by default. */
function illustrated(schema: Json): unknown {
  return (schema['examples'] as readonly unknown[] | undefined)?.[0];
}

const asQuery = (values: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]): [string, string] => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
};

it('there is no operation without a success, nor a body without an example', () => {
  expect(calls.filter((call) => !Number.isInteger(statusOf(call)))).toEqual([]);
  expect(calls.filter(({ operation, body }) => operation.requestBody && body === undefined).map(({ id }) => id)).toEqual([]);
  expect(calls.length).toBeGreaterThan(30);
});

it.each(calls)('$id succeeds as Swagger UI fills it in, with ids of records that are there, and again', async (call) => {
  for (let time = 0; time < 2; time++) {
    const filled = (place: string): Record<string, string> =>
      Object.fromEntries(call.parameters.filter((parameter) => parameter.in === place && filledIn(parameter) !== undefined).map((parameter) => [parameter.name, String(filledIn(parameter))]));
    const query = { ...filled('query'), ...(await idsOf(call)) };
    const answer = await (await clientFor(call)).send(call.method, `${await pathOf(call)}${asQuery(query)}`, { headers: filled('header'), body: await withIds(call.body, call.template) });
    expect({ body: answer.body, isSuccess: statusesOf(call).includes(answer.status) }).toEqual({ body: answer.body, isSuccess: true });
  }
});

/** Where the ids in parameters of `/v1` come from. */
const RECORDS_OF_IDS: Readonly<Record<string, string>> = { pipeline_id: '/v1/pipelines', account_id: '/v1/accounts', contact_id: '/v1/contacts' };

/** Each value that the document shows for a parameter of a query. */
const shown = calls.flatMap((call) =>
  queryOf(call).flatMap(({ name, schema }) => {
    const words = (resolved(schema)['enum'] ?? ('const' in schema ? [schema['const']] : [illustrated(schema)])) as readonly unknown[];
    // A file is no list: settings-audit.spec.ts reads it.
    return words.filter((word) => word !== undefined && word !== 'csv').map((word) => ({ id: call.id, name, word, call }));
  }),
);

it.each(shown)('$id takes $word for $name', async ({ call, name, word }) => {
  const collection = isOctolane(call.template) ? RECORDS_OF_IDS[name] : name === 'contact_id' ? '/api/v1/contacts' : undefined;
  const value = collection === undefined ? word : await newRecord(collection);
  const answer = await (await clientFor(call)).send(call.method, `${await pathOf(call)}${asQuery({ ...(await idsOf(call)), ...(name === 'stage_id' ? {} : { [name]: value }) })}`);
  expect({ status: answer.status, body: answer.body }).toEqual({ status: statusOf(call), body: expect.objectContaining(call.id === 'getUsage' ? { hours: expect.any(Array) } : { data: isOctolane(call.template) ? expect.any(Object) : expect.any(Array) }) });
});

/** Operations whose body says what to do, which their answer does not repeat. */
const WISHES: readonly string[] = ['rotateWebhookSecret', 'resendWebhookEvents', 'mergeStage', 'reassignRecords', 'changeMyPassword'];

/** The record at the path; where it cannot be read there, as a change shows it. */
async function recordAt(call: Call, path: string): Promise<Json> {
  const read = await (await clientFor(call)).get(path);
  return read.status === 200 ? read.body : (await (await clientFor(call)).patch(path, await withIds(call.body))).body;
}

/** Times whose example shows the format alone: as a value it would be too far back. */
const lastDay = (): Json => ({ from: new Date(serverNow() - 86_400_000).toISOString(), to: new Date(serverNow()).toISOString() });

// The answer to a bulk shows no record; bulk.spec.ts has its own.
describe.each(calls.filter(({ body, template }) => body !== undefined && !isOctolane(template) && !Array.isArray(body)))('the body of $id', (call) => {
  const schema = resolved(call.operation.requestBody?.content['application/json']?.['schema'] as Json);
  const fields = schema['properties'] as Readonly<Record<string, Json>>;

  it('comes back as the record', async () => {
    const body: Json = { ...call.body, ...('contact_id' in fields ? { contact_id: await newRecord('/api/v1/contacts') } : {}) };
    const sent = (await withIds(body)) as Json;
    const answer = await (await clientFor(call)).send(call.method, await pathOf(call), { body: sent });
    const times = Object.keys(body).filter((name) => name.endsWith('_at'));
    const { overlap_seconds: _ofTheOldKey, client_secret: _neverShown, ...told } = { ...sent, ...Object.fromEntries(times.map((name) => [name, new Date(body[name]).toISOString()])) };
    const said = WISHES.includes(call.id) ? {} : told;
    expect({ status: answer.status, body: answer.body }).toEqual({ status: statusOf(call), body: expect.objectContaining(said) });
  });

  it('takes each field beside those that it needs', async () => {
    const { required = [], anyOf = [] } = schema as { required?: readonly string[]; anyOf?: readonly { required: readonly string[] }[] };
    const needed = Object.fromEntries([...required, ...(anyOf[0]?.required ?? [])].map((name) => [name, call.body?.[name]]));
    for (const [name, field] of Object.entries(fields)) {
      const path = await pathOf(call);
      // What the server sets is taken as the record has it.
      const record: Json = call.method === 'PATCH' ? await recordAt(call, path) : {};
      const collection = { contact_id: '/api/v1/contacts', owner_id: '/api/v1/users', ...(call.id === 'reassignRecords' ? { to: '/api/v1/settings/users' } : {}) }[name];
      const value = collection !== undefined ? await newRecord(collection) : String(field['description']).includes('Set by the server') && name in record ? record[name] : (lastDay()[name] ?? field['example'] ?? record[name] ?? illustrated(field));
      const { status } = await (await clientFor(call)).send(call.method, path, { body: await withIds({ ...needed, [name]: value }) });
      expect({ name, status }).toEqual({ name, status: statusOf(call) });
    }
  });
});

describe('the examples of errors', () => {
  const shown = Object.entries(openapi.components.responses as Readonly<Record<string, Json>>).flatMap(([name, { content }]) => {
    const examples = Object.entries((content?.['application/json']?.['examples'] ?? {}) as Readonly<Record<string, { value: Json }>>);
    const statuses = new Set(calls.flatMap(({ operation }) => Object.entries(operation.responses).filter(([, response]) => '$ref' in response && response.$ref === `#/components/responses/${name}`)).map(([status]) => status));
    return [...statuses].filter((status) => Number(status) >= 400).map((status) => ({ name, status: Number(status), examples }));
  });

  it.each(shown)('of $name, $status, are of codes that the server knows under this status', ({ status, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const [name, { value }] of examples) {
      if ('success' in value) {
        expect(value).toEqual({ success: false, statusCode: status, message: expect.stringMatching(/\S/), errors: expect.any(Object) });
        continue;
      }
      expect(ERROR_CODES[value['error'] as ErrorCode]?.status).toBe(status);
      // A second example of a code has a name of its own.
      expect([name, value['error']]).toEqual(name === 'outcome_unknown' ? [name, 'unavailable'] : [name, name]);
      expect(value['message']).toMatch(/\.$/);
      expect('details' in value).toBe(name === 'validation');
    }
  });
});
