import type { OpenAPIObject } from '@nestjs/swagger';
import { isNode, type Node, operationsOf, schemaOf } from './document.js';

/**
 * Adds to request bodies what their classes cannot say: that they and the objects in them have no other fields, that a
 * change needs at least one, and a complete example. That example has the fields with an `example`: it must be accepted
 * as it is, so fields that refer to a record or to the time of the call have only `examples`. The example of a list is
 * that of one item.
 */
export function describeBodies(document: OpenAPIObject): void {
  for (const { method, operation } of operationsOf(document)) {
    const media = operation.requestBody?.content['application/json'];
    if (!media?.schema) continue;
    close(document, media.schema);
    if (method === 'patch') schemaOf(document, media.schema)['minProperties'] = 1;
    media.example ??= exampleOf(document, media.schema);
  }
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
  if (isNode(schema['items'])) close(document, schema['items']);
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
  if (!isNode(schema['items'])) return schema['example'];
  const item = exampleOf(document, schema['items']);
  return item === undefined ? undefined : [item];
}
