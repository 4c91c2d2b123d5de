// A public API's document, and whether answers keep what it promises: for the specs, which read the committed document,
// and for the contract suite, which reads that of the server it asks.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Headers that tell of one outcome, and mislead on any other. */
const ONLY_AS_DOCUMENTED = ['Location', 'ETag', 'Idempotency-Replayed', 'WWW-Authenticate', 'Retry-After'];

export class DocumentedApi {
  #ajv = new Ajv2020({ strict: false, allErrors: true });
  #compiled = new Map();

  constructor(openapi, surface) {
    this.openapi = openapi;
    this.surface = surface;
    const add = addFormats.default ?? addFormats;
    add(this.#ajv);
    // The formats package does not know addresses beyond ASCII.
    this.#ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
    this.#ajv.addSchema(closed(openapi), 'openapi');
  }

  resolved(node) {
    const ref = '$ref' in node ? /^#\/components\/(\w+)\/([\w.-]+)$/.exec(String(node.$ref)) : null;
    if (!ref) return node;
    const [, kind = '', name = ''] = ref;
    const target = this.openapi.components[kind]?.[name];
    if (target === undefined) throw new Error(`${this.surface.file} refers to ${ref[0]}, which it does not have.`);
    return target;
  }

  faultsOf(pointer, value) {
    let validate = this.#compiled.get(pointer);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `openapi#${pointer}` });
      this.#compiled.set(pointer, validate);
    }
    return validate(value) ? null : this.#ajv.errorsText(validate.errors);
  }

  expectDocumented(method, path, answer) {
    const { openapi } = this;
    const { prefix, file, errorSchema, challenge } = this.surface;
    const where = `${method} ${path} → ${answer.status}`;
    const pathname = path.replace(/[?#].*$/s, '');
    const isApi = pathname === prefix || pathname.startsWith(`${prefix}/`);
    const templates = Object.keys(openapi.paths).filter((one) => new RegExp(`^${one.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname));
    // A word in a path goes before a parameter, as in the router.
    const template = templates.find((one) => one === pathname) ?? templates[0];
    const operation = template === undefined ? undefined : openapi.paths[template]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
    if (answer.headers['x-request-id'] === undefined) throw new Error(`${where}: no X-Request-Id`);
    if (answer.status === 401 && challenge !== null && answer.headers['www-authenticate'] !== challenge) throw new Error(`${where}: no WWW-Authenticate: ${challenge}`);
    if (template === undefined || !operation) {
      // No such route, or no such method: only an error, a redirect, a page or the answer to OPTIONS can come of it.
      if (answer.status >= 400 && method !== 'HEAD') this.#expectFits(where, `/components/schemas/${errorSchema}`, answer.body);
      else if (isApi && method !== 'OPTIONS' && answer.status < 400) throw new Error(`${where}: an answer that ${file} does not know`);
      return;
    }
    const named = operation.responses[String(answer.status)];
    const response = named && this.resolved(named);
    if (!named || !response) throw new Error(`${where}: ${file} has no ${answer.status} for this operation; the body was ${answer.text.slice(0, 300)}`);
    // Refusals that can come before the token was found valid tell nothing of an organization.
    const isCounted = isApi && answer.status < 500 && ![401, 403, 429].includes(answer.status);
    for (const name of Object.keys(response.headers ?? {})) this.#expectHeader(where, name, answer.headers[name.toLowerCase()], isCounted && name.includes('RateLimit'));
    for (const name of ONLY_AS_DOCUMENTED) {
      if (answer.headers[name.toLowerCase()] !== undefined && !response.headers?.[name]) throw new Error(`${where}: the header ${name} on an answer that does not promise it`);
    }
    if (method === 'HEAD') return;
    // Of another documented type, such as a file, no schema says what is in it.
    if (answer.body === undefined && response.content?.[String(answer.headers['content-type']).split(';')[0]]?.schema.type === 'string') return;
    if (!response.content?.['application/json']) {
      if (answer.text !== '') throw new Error(`${where}: a body where none is promised: ${answer.text.slice(0, 300)}`);
      return;
    }
    const escape = (part) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
    const place = named.$ref?.slice(1) ?? `/paths/${escape(template)}/${method.toLowerCase()}/responses/${answer.status}`;
    this.#expectFits(where, `${place}/content/application~1json/schema`, answer.body);
  }

  #expectHeader(where, name, value, isDue) {
    const header = this.openapi.components.headers[name];
    if (!header) throw new Error(`${where}: the header ${name} is not among the document's components`);
    if (value === undefined) {
      if (header.required || isDue) throw new Error(`${where}: the header ${name} is promised and missing`);
      return;
    }
    const isNumber = header.schema.type === 'integer';
    this.#expectFits(`${where}, header ${name}`, `/components/headers/${name}/schema`, isNumber ? Number(value) : value);
  }

  #expectFits(where, pointer, body) {
    const faults = this.faultsOf(pointer, body);
    if (faults !== null) throw new Error(`${where}: the body is not as ${this.surface.file} promises: ${faults}\n${JSON.stringify(body)}`);
  }
}

/** The document with every object closed: a field that nobody documented is a fault. */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (copy.type === 'object' && copy.properties !== undefined && copy.additionalProperties === undefined) copy.additionalProperties = false;
  return copy;
}
