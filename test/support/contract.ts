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
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>>; readonly responses: Readonly<Record<string, unknown>>; readonly headers: Readonly<Record<string, Header>> };
}

/** The facts about a public API that tests need to send requests and to check answers. */
export interface SurfaceUnderTest {
  /** The prefix of all its routes. */
  readonly prefix: string;
  /** Its committed document, relative to the checkout. */
  readonly file: string;
  /** The name of the schema of all its errors. */
  readonly errorSchema: string;
  /** Whether each 401 names its scheme, by `WWW-Authenticate`; null if none does. */
  readonly challenge: string | null;
  /** The headers that a token is sent in. */
  credentials(token: string): Readonly<Record<string, string>>;
}

/** Headers that tell of one outcome, and mislead on any other. */
const ONLY_AS_DOCUMENTED = ['Location', 'ETag', 'Idempotency-Replayed', 'WWW-Authenticate', 'Retry-After'];

/** The document of a public API, and whether answers keep what it promises. */
export class Contract {
  readonly openapi: OpenApi;
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(readonly surface: SurfaceUnderTest) {
    this.openapi = load(readFileSync(join(process.cwd(), surface.file), 'utf8')) as OpenApi;
    addFormats.default(this.ajv);
    // The formats package does not know addresses beyond ASCII.
    this.ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
    this.ajv.addSchema(closed(this.openapi) as object, 'openapi');
  }

  /** The component that the node refers to, or the node itself. */
  resolved<T extends object>(node: T): T {
    const ref = '$ref' in node ? /^#\/components\/(\w+)\/([\w.-]+)$/.exec(String(node.$ref)) : null;
    if (!ref) return node;
    const [, kind = '', name = ''] = ref;
    const target = (this.openapi.components as unknown as Readonly<Record<string, Readonly<Record<string, T>>>>)[kind]?.[name];
    if (target === undefined) throw new Error(`${this.surface.file} refers to ${ref[0]}, which it does not have.`);
    return target;
  }

  /** The faults of the value by the schema at that place of the document; null if it fits. */
  faultsOf(pointer: string, value: unknown): string | null {
    let validate = this.compiled.get(pointer);
    if (!validate) {
      validate = this.ajv.compile({ $ref: `openapi#${pointer}` });
      this.compiled.set(pointer, validate);
    }
    return validate(value) ? null : this.ajv.errorsText(validate.errors);
  }

  /** Throws unless the document promises this very answer: its status, its headers, and the shape of its body. */
  expectDocumented(method: string, path: string, answer: Answer): void {
    const { openapi } = this;
    const { prefix, file, errorSchema, challenge } = this.surface;
    const where = `${method} ${path} → ${answer.status}`;
    const pathname = path.replace(/[?#].*$/s, '');
    const isApi = pathname === prefix || pathname.startsWith(`${prefix}/`);
    const template = Object.keys(openapi.paths).find((one) => new RegExp(`^${one.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname));
    const operation = template === undefined ? undefined : openapi.paths[template]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
    if (answer.headers['x-request-id'] === undefined) throw new Error(`${where}: no X-Request-Id`);
    if (answer.status === 401 && challenge !== null && answer.headers['www-authenticate'] !== challenge) throw new Error(`${where}: no WWW-Authenticate: ${challenge}`);
    if (template === undefined || !operation) {
      // There is no such route or method: the answer can only be an error, a redirect, a page, or the answer to OPTIONS.
      if (answer.status >= 400 && method !== 'HEAD') this.expectFits(where, `/components/schemas/${errorSchema}`, answer.body);
      else if (isApi && method !== 'OPTIONS' && answer.status < 400) throw new Error(`${where}: an answer that ${file} does not know`);
      return;
    }
    const named = operation.responses[String(answer.status)];
    const response = named && this.resolved(named);
    if (!named || !response) throw new Error(`${where}: ${file} has no ${answer.status} for this operation; the body was ${answer.text.slice(0, 300)}`);
    // Refusals that can precede authentication reveal nothing about an organization.
    const isCounted = isApi && answer.status < 500 && ![401, 403, 429].includes(answer.status);
    for (const name of Object.keys(response.headers ?? {})) this.expectHeader(where, name, answer.headers[name.toLowerCase()], isCounted && name.includes('RateLimit'));
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
    this.expectFits(where, `${place}/content/application~1json/schema`, answer.body);
  }

  private expectHeader(where: string, name: string, value: string | undefined, isDue: boolean): void {
    const header = this.openapi.components.headers[name];
    if (!header) throw new Error(`${where}: the header ${name} is not among the document's components`);
    if (value === undefined) {
      if (header.required || isDue) throw new Error(`${where}: the header ${name} is promised and missing`);
      return;
    }
    const isNumber = (header.schema as { type?: string }).type === 'integer';
    this.expectFits(`${where}, header ${name}`, `/components/headers/${name}/schema`, isNumber ? Number(value) : value);
  }

  private expectFits(where: string, pointer: string, body: unknown): void {
    const faults = this.faultsOf(pointer, body);
    if (faults !== null) throw new Error(`${where}: the body is not as ${this.surface.file} promises: ${faults}\n${JSON.stringify(body)}`);
  }
}

/** The document with every object closed: an undocumented field is a fault. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy['type'] === 'object' && copy['properties'] !== undefined && copy['additionalProperties'] === undefined) copy['additionalProperties'] = false;
  return copy;
}
