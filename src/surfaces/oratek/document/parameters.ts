import type { OpenAPIObject } from '@nestjs/swagger';
import { componentsOf, isSame, type Node, operationsOf, type Parameter, pascal, webhooksOf } from './document.js';

/** The record of an id in a path, by the segment before it. */
const RECORDS: Readonly<Record<string, { readonly schema: string; readonly called: string }>> = {
  'api-keys': { schema: 'ApiKey', called: 'key' },
  contacts: { schema: 'Contact', called: 'contact' },
  deliveries: { schema: 'Delivery', called: 'delivery' },
  tasks: { schema: 'Task', called: 'task' },
  webhooks: { schema: 'WebhookSubscription', called: 'subscription' },
};

/**
 * Documents the record of each id in a path, and moves examples to where OpenAPI expects them: into the schema. @throws
 * Error for a path whose record is not in RECORDS
 */
export function describeParameters(document: OpenAPIObject): void {
  for (const { path, operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'path') Object.assign(parameter, pathParameter(document, path, parameter.name));
      if (!Array.isArray(parameter['examples'])) continue;
      parameter.schema = { ...parameter.schema, examples: parameter['examples'] };
      delete parameter['examples'];
    }
  }
}

function pathParameter(document: OpenAPIObject, path: string, name: string): Node {
  const segments = path.split('/');
  const record = RECORDS[segments[segments.indexOf(`{${name}}`) - 1] ?? ''];
  if (!record) throw new Error(`Of which record {${name}} in ${path} is the id is not known: add it to RECORDS in surfaces/oratek/document/parameters.ts.`);
  const { id } = (componentsOf(document, 'schemas')[record.schema]?.['properties'] ?? {}) as Record<string, Node>;
  return { description: `Id of the ${record.called}, a UUID.`, schema: { type: 'string', format: 'uuid' }, example: id?.['example'] };
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
