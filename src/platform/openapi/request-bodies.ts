import type { OpenAPIObject } from '@nestjs/swagger';
import { isNode, type Node, operationsOf, schemaOf } from './document.js';

/**
 * Adds to request bodies what their classes cannot say: that they and the objects in them have no other fields, that a
 * change needs at least one, and a complete example. That example has the fields with an `example`: it must be accepted
 * as it is, so fields that refer to a record or to the time of the call have only `examples`. The example of a list is
 * that of one item, and an object of entries by their keys has one of them.
 */
export function describeBodies(document: OpenAPIObject): void {
  for (const { method, operation } of operationsOf(document)) {
    const media = operation.requestBody?.content['application/json'];
    if (!media?.schema) continue;
    close(document, media.schema);
    if (method === 'patch') for (const change of changesIn(document, media.schema)) change['minProperties'] = 1;
    media.example ??= exampleOf(document, media.schema);
  }
}

/** The schema of a change, and that of the changes that it has by their keys. */
function changesIn(document: OpenAPIObject, node: Node): Node[] {
  const schema = schemaOf(document, node);
  const entry = entryOf(schema);
  return entry ? [schema, schemaOf(document, entry)] : [schema];
}

/** The schema of the entries of an object whose keys the client chooses. */
function entryOf(schema: Node): Node | undefined {
  return isNode(schema['propertyNames']) && isNode(schema['additionalProperties']) ? schema['additionalProperties'] : undefined;
}

function propertiesOf(schema: Node): Readonly<Record<string, Node>> | undefined {
  return schema['properties'] as Readonly<Record<string, Node>> | undefined;
}

/** Says of the object, and of those in it, that they have no other fields, unless that is said already. */
function close(document: OpenAPIObject, node: Node): void {
  const schema = schemaOf(document, node);
  const properties = propertiesOf(schema);
  if (properties) {
    if (schema['additionalProperties'] !== undefined) return;
    schema['additionalProperties'] = false;
    for (const property of Object.values(properties)) close(document, property);
  }
  for (const within of [schema['items'], entryOf(schema)]) if (isNode(within)) close(document, within);
}

/** The example of the schema, made of those of its fields; undefined if it has none. */
function exampleOf(document: OpenAPIObject, node: Node): unknown {
  if ('example' in node) return node['example'];
  const schema = schemaOf(document, node);
  const properties = propertiesOf(schema);
  if (properties) {
    const fields = Object.entries(properties).map(([field, property]): [string, unknown] => [field, exampleOf(document, property)]);
    return Object.fromEntries(fields.filter(([, example]) => example !== undefined));
  }
  const entry = entryOf(schema);
  if (entry) return { [String((schema['propertyNames'] as Node)['example'])]: exampleOf(document, entry) };
  if (!isNode(schema['items'])) return schema['example'];
  const item = exampleOf(document, schema['items']);
  return item === undefined ? undefined : [item];
}
