import { load } from 'js-yaml';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERROR_CODES, type ErrorCode } from '../../src/surfaces/oratek/error-codes.js';
import { faultsOf, openapi, OPENAPI_FILE, resolved } from '../support/openapi-contract.js';

type Json = Readonly<Record<string, unknown>>;

const APIS = [
  { name: 'oratek', prefix: '/api/v1', scheme: 'token' },
  { name: 'octolane', prefix: '/v1', scheme: 'apiKey' },
];

interface Media {
  readonly schema?: Json;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly Json[];
  readonly parameters?: readonly Json[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, Media>> }>>;
}

/** Codes that no operation answers: they come before there is one. */
const BEFORE_ANY_OPERATION: readonly ErrorCode[] = ['method_not_allowed'];

const WITH_TOKEN: readonly ErrorCode[] = ['missing_api_key', 'invalid_api_key', 'revoked_api_key', 'insufficient_scope', 'internal', 'unavailable'];
const WITH_BODY: readonly ErrorCode[] = ['invalid_json', 'payload_too_large', 'unsupported_media_type', 'validation'];

/** Errors of `/v1` carry no code, so their statuses are compared. */
const STATUSES_WITH_KEY = ['401', '403', '429', '500', '503'];
const STATUSES_WITH_BODY = ['400', '413', '415'];

const operations = Object.entries(openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, raw]) => {
    const parameters = (raw.parameters ?? []).map(resolved);
    const responses = Object.fromEntries(Object.entries(raw.responses).map(([status, response]) => [status, resolved(response)]));
    return { name: `${method.toUpperCase()} ${path}`, path, isOctolane: path.startsWith('/v1/'), operation: { ...raw, parameters, responses } };
  }),
);
/** What routes.txt says of each operation; routes.spec.ts holds that against the application. */
const accesses = new Map(
  readFileSync(join(__dirname, 'routes.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(/ +/))
    .map(([method, path = '', access]) => [`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, access]),
);
const codes = Object.keys(ERROR_CODES) as ErrorCode[];

/** The codes that the schema of an error lets through. */
function codesOfSchema(content: Readonly<Record<string, Media>> | undefined): unknown {
  const { error } = resolved(content?.['application/json']?.schema ?? {})['properties'] as Readonly<Record<string, Json>>;
  const word = resolved(error ?? {});
  return word['enum'] ?? [word['const']];
}

const documentedUnder = ({ responses }: Operation, status: string): string[] => [...(responses[status]?.description ?? '').matchAll(/`(\w+)`: /g)].map(([, code = '']) => code);

/** The codes that the operation says it answers, each under the status that it has. */
function documentedCodes({ responses }: Operation): Set<string> {
  const found = new Set<string>();
  for (const [status, { description = '' }] of Object.entries(responses)) {
    for (const [, code = ''] of description.matchAll(/`(\w+)`:/g)) {
      if (ERROR_CODES[code as ErrorCode]?.status === Number(status)) found.add(code);
    }
  }
  return found;
}

describe('openapi.yaml', () => {
  // The built application makes the document, since the compiler's plugin adds to classes what jest's transform does not.
  const drift = (...file: string[]): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [join('scripts', 'openapi-drift.mjs'), ...file], { encoding: 'utf8' });

  it('is what the application says of itself, and so are the documents of each API', () => {
    const { status, stderr } = drift();
    expect(`${String(stderr)}${status}`).toBe('0');
  });

  it('would be found to differ by a word', () => {
    const folder = mkdtempSync(join(tmpdir(), 'oratek-openapi-'));
    try {
      const file = join(folder, 'openapi.yaml');
      writeFileSync(file, readFileSync(OPENAPI_FILE, 'utf8').replace('summary: ', 'summary: Not '));
      const { status, stderr } = drift(file);
      expect(status).toBe(1);
      expect(stderr).toContain('npm run openapi');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe.each(APIS)('openapi.$name.yaml', ({ name, prefix, scheme }) => {
  const { paths, components, webhooks, tags } = load(readFileSync(join(process.cwd(), `openapi.${name}.yaml`), 'utf8')) as typeof openapi & { readonly webhooks?: Json; readonly tags: readonly { readonly name: string }[] };
  const text = JSON.stringify({ paths, components, webhooks });

  it('has the paths of this API as the whole document has them, and its credentials alone', () => {
    const own = Object.entries(openapi.paths).filter(([path]) => (name === 'octolane') === path.startsWith('/v1/'));
    expect(paths).toEqual(Object.fromEntries(own));
    expect(Object.keys(paths).some((path) => path.startsWith(`${prefix}/`))).toBe(true);
    expect(Object.keys((components as unknown as { readonly securitySchemes: Json }).securitySchemes).sort()).toEqual(['session', scheme].sort());
    expect(webhooks !== undefined).toBe(name === 'oratek');
  });

  it('has the components that it refers to, as the whole document has them, and no other', () => {
    const referred = [...new Set([...text.matchAll(/"\$ref":"#\/components\/(\w+\/[^"]+)"/g)].map(([, pointer = '']) => pointer))];
    const there = Object.entries(components).flatMap(([kind, members]) => (kind === 'securitySchemes' ? [] : Object.keys(members as Json).map((member) => `${kind}/${member}`)));
    expect(there.filter((one) => one !== 'schemas/WebhookEvent').sort()).toEqual(referred.filter((one) => one !== 'schemas/WebhookEvent').sort());
    expect(openapi.components).toMatchObject(components);
  });

  it('has the tags that its operations have', () => {
    const used = new Set([...text.matchAll(/"tags":\["([A-Z][^"]+)"\]/g)].map(([, tag = '']) => tag));
    expect(tags.map((tag) => tag.name).sort()).toEqual([...used].sort());
  });
});

describe.each(operations)('$name', ({ name, path, isOctolane, operation }) => {
  const isPersonal = operation.description?.endsWith('For people alone: it needs a session, and no key may call it.') ?? false;
  const scope = isPersonal ? 'person' : /Needs the scope `(read|write|admin)`\.$/.exec(operation.description ?? '')?.[1];

  it('has an id, a summary, and a description that ends with who may call it', () => {
    expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(operation.summary).toMatch(/\S/);
    expect(operation.description).toMatch(/\S.*(?:Needs the scope `(?:read|write|admin)`|no key may call it|Needs no token)\.$/s);
    expect(operation.security).toEqual(scope === undefined ? [] : [...(isPersonal ? [] : [isOctolane ? { apiKey: [] } : { token: [] }]), { session: [] }]);
    expect(accesses.get(name)).toBe(scope ?? 'public');
  });

  it('describes a success with all that it carries, and every error that its access implies', () => {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    expect(successes.length).toBeGreaterThan(0);
    for (const [status, { content }] of successes) expect({ status, schema: content?.['application/json']?.schema }).toEqual({ status, schema: status === '204' ? undefined : expect.any(Object) });
    expect(operation.responses['default']?.content?.['application/json']?.schema).toEqual({ $ref: `#/components/schemas/${isOctolane ? 'ErrorEnvelope' : 'ErrorBody'}` });
    if (isOctolane) {
      const statuses = [...STATUSES_WITH_KEY, ...(operation.requestBody ? STATUSES_WITH_BODY : []), ...(/\{\w+\}/.test(path) ? ['404'] : []), ...(operation.parameters?.some((parameter) => parameter['in'] === 'query') ? ['400'] : [])];
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(statuses));
      return;
    }
    const implied: ErrorCode[] = [...(scope === undefined ? [] : WITH_TOKEN), ...(operation.requestBody ? WITH_BODY : [])];
    if (operation.parameters?.some((parameter) => parameter['in'] === 'query')) implied.push('validation');
    if (/\{\w+\}/.test(path)) implied.push('not_found');
    expect([...documentedCodes(operation)]).toEqual(expect.arrayContaining(implied));
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (Number(status) >= 400) expect({ status, codes: codesOfSchema(content) }).toEqual({ status, codes: documentedUnder(operation, status) });
    }
  });
});

it('gives every operation an id of its own', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.length).toBeGreaterThan(0);
});

it('knows every route below the API', () => {
  const known = operations.map(({ name }) => name);
  expect([...accesses.keys()].filter((route) => / \/(api\/)?v1\//.test(route) && !known.includes(route))).toEqual([]);
});

describe('the examples', () => {
  interface Example {
    /** The place of the schema that the example must fit. */
    readonly schema: string;
    readonly at: string;
    readonly value: unknown;
  }
  const examples = [...examplesBelow(openapi, '')];

  function* examplesBelow(node: unknown, pointer: string): Generator<Example> {
    if (typeof node !== 'object' || node === null) return;
    const object = node as Json;
    const isProperties = /\/(properties|schemas|parameters|headers|responses|content|paths)$/.test(pointer);
    if (!isProperties && !Array.isArray(node)) {
      // A media type or a parameter has its schema beside the examples; anything else with an example is a schema.
      const schema = 'schema' in object ? `${pointer}/schema` : pointer;
      if ('example' in object) yield { schema, at: `${pointer}/example`, value: object['example'] };
      if ('default' in object) yield { schema, at: `${pointer}/default`, value: object['default'] };
      const many = object['examples'];
      if (Array.isArray(many)) for (const [index, value] of many.entries()) yield { schema, at: `${pointer}/examples/${index}`, value };
      else if (many !== undefined) for (const [name, { value }] of Object.entries(many as Required<Media>['examples'])) yield { schema, at: `${pointer}/examples/${name}`, value };
    }
    for (const [key, child] of Object.entries(object)) {
      // A server's variables have defaults and no schema.
      if (isProperties || !['example', 'examples', 'default', 'enum', 'servers'].includes(key)) yield* examplesBelow(child, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`);
    }
  }

  const faults = (schema: string, value: unknown): string | null => faultsOf(schema.split('/').map(encodeURIComponent).join('/'), value);

  it('fit their schemas', () => {
    expect(examples.length).toBeGreaterThan(20);
    const wrong = examples.map(({ schema, at, value }) => ({ at, fault: faults(schema, value) })).filter(({ fault }) => fault !== null);
    expect(wrong).toEqual([]);
  });

  it('would be refused if they did not', () => {
    // Where any object is taken, what is no object is not.
    const isRefused = (schema: string): boolean => [{ not: ['of', 'this', 'shape'] }, ['no object']].some((wrong) => faults(schema, wrong) !== null);
    // What an audit entry tells of may be any value.
    const TAKE_ALL = ['before', 'after'].map((name) => `/components/schemas/AuditChange/properties/${name}`);
    expect(examples.filter(({ schema }) => !TAKE_ALL.includes(schema) && !isRefused(schema))).toEqual([]);
  });

  /** A cursor belongs to one search; a text that is sought would find nothing. */
  const NEVER_FILLED_IN: ReadonlySet<string> = new Set(['cursor', 'q', 'query']);

  it('are there for every field of every body', () => {
    const lacking = Object.entries(openapi.components.schemas).flatMap(([name, schema]) =>
      Object.entries((schema as { properties?: Readonly<Record<string, Json>> }).properties ?? {})
        .filter(([field, property]) => !('example' in property) && !('examples' in property) && !('$ref' in property) && !hasItemsOfTheirOwn(property) && !('allOf' in property) && !('default' in property) && !NEVER_FILLED_IN.has(field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(lacking).toEqual([]);
  });

  /** A list of records whose properties have examples. */
  function hasItemsOfTheirOwn({ items }: Json): boolean {
    return typeof items === 'object' && items !== null && '$ref' in items;
  }
});

describe('the error codes', () => {
  const documented = new Set(operations.flatMap(({ operation }) => [...documentedCodes(operation)]));

  it('are all documented, or come before there is an operation', () => {
    expect([...documented, ...BEFORE_ANY_OPERATION].sort()).toEqual([...codes].sort());
  });

  it.each(codes)('%s is asserted by an e2e test', (code) => {
    const folder = join(process.cwd(), 'test', 'e2e');
    const asserting = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts') && readFileSync(join(folder, name), 'utf8').includes(`'${code}'`));
    if (asserting.length === 0) throw new Error(`No test in test/e2e names '${code}': add one that provokes it.`);
  });
});
