import type { OpenAPIObject } from '@nestjs/swagger';
import { componentsOf, isSame, type Node, operationsOf, type Parameter, pascal, schemaAt, webhooksOf } from './document.js';

/**
 * Documents the record of each id in a path that its decorator does not describe, and moves examples to where OpenAPI expects them: into the schema.
 * @throws Error for an id of which no answer shows the record
 */
export function describeParameters(document: OpenAPIObject): void {
  for (const { path, operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'path' && parameter['description'] === undefined) Object.assign(parameter, pathParameter(document, path, parameter.name));
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

/** Makes components of the parameters that several operations have alike. */
export function shareParameters(document: OpenAPIObject): void {
  const shared = componentsOf(document, 'parameters');
  const operations = [...operationsOf(document).map(({ operation }) => operation), ...webhooksOf(document)];
  const lists = operations.flatMap(({ parameters }) => (parameters ? [parameters] : []));
  const all = lists.flat().filter((parameter) => parameter.in !== 'path');
  for (const list of lists) {
    list.forEach((parameter, index) => {
      const name = pascal(parameter.name);
      const isShared = shared[name] === undefined ? all.filter((other) => isSame(other, parameter)).length > 1 && isCommonest(parameter, all) : isSame(shared[name], parameter);
      if (!isShared) return;
      shared[name] = parameter;
      list[index] = { $ref: `#/components/parameters/${name}` } as unknown as Parameter;
    });
  }
}

/** Of parameters with the same name, only one can have the name among the components. */
function isCommonest(parameter: Parameter, all: readonly Parameter[]): boolean {
  const alike = (one: Parameter): number => all.filter((other) => isSame(other, one)).length;
  return all.filter(({ name }) => pascal(name) === pascal(parameter.name)).every((other) => alike(other) <= alike(parameter));
}
