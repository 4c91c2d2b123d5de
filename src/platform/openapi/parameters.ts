import type { OpenAPIObject } from '@nestjs/swagger';
import { type ApiDocs, apiOf } from './api-docs.js';
import { componentsOf, type Node, operationsOf, type Parameter, pascal, schemaAt, webhooksOf } from './document.js';

/**
 * Documents the record of each id in a path that its decorator does not describe, and moves examples to where OpenAPI expects them: into the schema.
 * @throws Error for an id of which no answer shows the record
 */
export function describeParameters(document: OpenAPIObject): void {
  for (const { path, operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'path' && parameter['description'] === undefined) Object.assign(parameter, pathParameter(document, path, parameter.name));
      const { example, ...schema } = parameter.schema;
      // The same place as for the ids that are described here.
      if (parameter.in === 'path' && example !== undefined) Object.assign(parameter, { schema, example });
      if (!Array.isArray(parameter['examples'])) continue;
      parameter.schema = { ...parameter.schema, examples: parameter['examples'] };
      delete parameter['examples'];
    }
  }
}

function pathParameter(document: OpenAPIObject, path: string, name: string): Node {
  const id = idShownAt(document, path.slice(0, path.indexOf(`{${name}}`) + name.length + 2));
  const [called] = /^Id of the [^,:]+/.exec(String(id?.['description'])) ?? [];
  if (!called) throw new Error(`Of which record {${name}} in ${path} is the id is not known: an operation at that path, or the POST above it, has to answer with the record, whose "id" is described as "Id of the …".`);
  return { description: `${called}, a UUID.`, schema: { type: 'string', format: 'uuid' }, example: id?.['example'] };
}

/**
 * The property `id` of the record at this path: of what its own operations answer, or else the POST that makes it. The
 * record is the whole body, or the `data` in an envelope.
 */
function idShownAt(document: OpenAPIObject, path: string): Node | undefined {
  const collection = path.slice(0, path.lastIndexOf('/'));
  const operations = operationsOf(document);
  const found = [...operations.filter((one) => one.path === path), ...operations.filter((one) => one.path === collection && one.method === 'post')];
  return found.flatMap(({ operation }) => Object.entries(operation.responses).filter(([status]) => status.startsWith('2')))
    .map(([, { content }]) => content?.['application/json']?.schema ?? {})
    .map((schema) => schemaAt(document, schema, 'id') ?? schemaAt(document, schema, 'data', 'id'))
    .find((id) => id !== undefined);
}

interface Occurrence {
  readonly parameter: Parameter;
  readonly refer: (to: string) => void;
  /** Whether the operation only reads; of webhooks, false. */
  readonly reads: boolean;
  /** What the names of its API's components begin with. */
  readonly prefix: string;
}

/**
 * Makes components of the parameters that several operations have alike. Of those with the same name, the one that most
 * operations have is called so; others are called after their API, or after the operations that have them.
 * @throws Error if that does not tell them apart
 */
export function shareParameters(document: OpenAPIObject, apis: readonly Pick<ApiDocs, 'prefix' | 'errors'>[]): void {
  const shared = componentsOf(document, 'parameters');
  const alike = new Map<string, Occurrence[]>();
  for (const one of occurrencesIn(document, apis)) {
    const key = JSON.stringify(Object.entries(one.parameter).sort(([a], [b]) => (a < b ? -1 : 1)));
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const groups = [...alike.values()].filter((group) => group.length > 1).sort((one, other) => other.length - one.length);
  for (const group of groups) {
    const name = namesFor(group).find((candidate) => shared[candidate] === undefined);
    if (name === undefined) throw new Error(`The parameter ${String(group[0]?.parameter.name)} is described in more ways than there are names for: describe it alike everywhere.`);
    shared[name] = group[0]?.parameter as Node;
    for (const { refer } of group) refer(`#/components/parameters/${name}`);
  }
}

function occurrencesIn(document: OpenAPIObject, apis: readonly Pick<ApiDocs, 'prefix' | 'errors'>[]): Occurrence[] {
  const placed = operationsOf(document).map(({ path, method, operation }) => ({ operation, reads: method === 'get', prefix: apiOf(apis, path).errors.prefix }));
  const sent = webhooksOf(document).map((operation) => ({ operation, reads: false, prefix: '' }));
  return [...placed, ...sent].flatMap(({ operation: { parameters = [] }, reads, prefix }) =>
    parameters.map((parameter, index) => ({ parameter, reads, prefix, refer: ($ref: string) => (parameters[index] = { $ref } as unknown as Parameter) })),
  );
}

/** Names for a parameter, the best first: `Limit`, `OctolaneLimit`, `IfNoneMatchOfReads`; of an id in a path `ContactId`. */
function namesFor(group: readonly Occurrence[]): string[] {
  const [first] = group;
  if (!first) return [];
  const { parameter, prefix } = first;
  const record = parameter.in === 'path' ? /^Id of the (.+), a UUID/.exec(String(parameter['description']))?.[1] : undefined;
  const plain = record === undefined ? pascal(parameter.name) : `${pascal(record.replaceAll(' ', '-'))}Id`;
  return [...new Set([plain, `${prefix}${plain}`])].concat(group.every(({ reads }) => reads) ? [`${prefix}${plain}OfReads`] : []);
}
