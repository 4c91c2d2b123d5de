import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { load } from 'js-yaml';
import type { Answer } from './api-client.js';

interface Header {
  readonly required?: boolean;
  readonly schema: unknown;
}
interface Response {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>>; readonly responses: Readonly<Record<string, unknown>>; readonly headers: Readonly<Record<string, Header>> };
}

export const OPENAPI_FILE = join(process.cwd(), 'openapi.yaml');

/** The committed document: what clients were promised. */
export const openapi = load(readFileSync(OPENAPI_FILE, 'utf8')) as OpenApi;

/** Headers that tell of one outcome, and mislead on any other. */
const ONLY_AS_DOCUMENTED = ['Location', 'ETag', 'Idempotency-Replayed', 'WWW-Authenticate', 'Retry-After'];

/** What the node refers to among the components, or the node itself. */
export function resolved<T extends object>(node: T): T {
  const ref = '$ref' in node ? /^#\/components\/(\w+)\/([\w.-]+)$/.exec(String(node.$ref)) : null;
  if (!ref) return node;
  const [, kind = '', name = ''] = ref;
  const target = (openapi.components as unknown as Readonly<Record<string, Readonly<Record<string, T>>>>)[kind]?.[name];
  if (target === undefined) throw new Error(`openapi.yaml refers to ${ref[0]}, which it does not have.`);
  return target;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
// The formats package does not know addresses beyond ASCII.
ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
ajv.addSchema(closed(openapi) as object, 'openapi');

const compiled = new Map<string, ValidateFunction>();

/** Whether the value fits the schema at that place of the document; else the faults. */
export function faultsOf(pointer: string, value: unknown): string | null {
  let validate = compiled.get(pointer);
  if (!validate) {
    validate = ajv.compile({ $ref: `openapi#${pointer}` });
    compiled.set(pointer, validate);
  }
  return validate(value) ? null : ajv.errorsText(validate.errors);
}

/** Throws unless the document promises this very answer: its status, its headers, and the shape of its body. */
export function expectDocumented(method: string, path: string, answer: Answer): void {
  const where = `${method} ${path} → ${answer.status}`;
  const pathname = path.replace(/[?#].*$/s, '');
  const isApi = pathname === '/api/v1' || pathname.startsWith('/api/v1/');
  const template = Object.keys(openapi.paths).find((one) => new RegExp(`^${one.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname));
  const operation = template === undefined ? undefined : openapi.paths[template]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
  if (answer.headers['x-request-id'] === undefined) throw new Error(`${where}: no X-Request-Id`);
  if (answer.status === 401 && answer.headers['www-authenticate'] !== 'Bearer') throw new Error(`${where}: no WWW-Authenticate: Bearer`);
  if (template === undefined || !operation) {
    // No such route, or no such method: only an error, a redirect, a page or the answer to OPTIONS can come of it.
    if (answer.status >= 400 && method !== 'HEAD') expectFits(where, '/components/schemas/ErrorBody', answer.body);
    else if (isApi && method !== 'OPTIONS' && answer.status < 400) throw new Error(`${where}: an answer that openapi.yaml does not know`);
    return;
  }
  const named = operation.responses[String(answer.status)];
  const response = named && resolved(named);
  if (!named || !response) throw new Error(`${where}: openapi.yaml has no ${answer.status} for this operation; the body was ${answer.text.slice(0, 300)}`);
  // Refusals that can come before the token was found valid tell nothing of an organization.
  const isCounted = isApi && answer.status < 500 && ![401, 403, 429].includes(answer.status);
  for (const name of Object.keys(response.headers ?? {})) expectHeader(where, name, answer.headers[name.toLowerCase()], isCounted && name.includes('RateLimit'));
  for (const name of ONLY_AS_DOCUMENTED) {
    if (answer.headers[name.toLowerCase()] !== undefined && !response.headers?.[name]) throw new Error(`${where}: the header ${name} on an answer that does not promise it`);
  }
  if (method === 'HEAD') return;
  if (!response.content?.['application/json']) {
    if (answer.text !== '') throw new Error(`${where}: a body where none is promised: ${answer.text.slice(0, 300)}`);
    return;
  }
  const escape = (part: string): string => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
  const place = named.$ref?.slice(1) ?? `/paths/${escape(template)}/${method.toLowerCase()}/responses/${answer.status}`;
  expectFits(where, `${place}/content/application~1json/schema`, answer.body);
}

function expectHeader(where: string, name: string, value: string | undefined, isDue: boolean): void {
  const header = openapi.components.headers[name];
  if (!header) throw new Error(`${where}: the header ${name} is not among the document's components`);
  if (value === undefined) {
    if (header.required || isDue) throw new Error(`${where}: the header ${name} is promised and missing`);
    return;
  }
  const isNumber = (header.schema as { type?: string }).type === 'integer';
  expectFits(`${where}, header ${name}`, `/components/headers/${name}/schema`, isNumber ? Number(value) : value);
}

function expectFits(where: string, pointer: string, body: unknown): void {
  const faults = faultsOf(pointer, body);
  if (faults !== null) throw new Error(`${where}: the body is not as openapi.yaml promises: ${faults}\n${JSON.stringify(body)}`);
}

/** The document with every object closed: a field that nobody documented is a fault. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy['type'] === 'object' && copy['properties'] !== undefined && copy['additionalProperties'] === undefined) copy['additionalProperties'] = false;
  return copy;
}
