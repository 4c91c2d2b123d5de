import type { OpenAPIObject } from '@nestjs/swagger';
import { type Node, operationsOf, schemaOf } from './document.js';

/**
 * Adds to request bodies what their classes cannot say: that they have no other fields, that a change needs at least
 * one, and a complete example. That example has the fields with an `example`: it must be accepted as it is, so fields
 * that refer to a record or to the time of the call have only `examples`.
 */
export function describeBodies(document: OpenAPIObject): void {
  for (const { method, operation } of operationsOf(document)) {
    const media = operation.requestBody?.content['application/json'];
    if (!media?.schema) continue;
    const schema = schemaOf(document, media.schema);
    const properties = schema['properties'] as Record<string, Node>;
    schema['additionalProperties'] = false;
    if (method === 'patch') schema['minProperties'] = 1;
    media.example ??= Object.fromEntries(Object.entries(properties).flatMap(([field, property]) => ('example' in property ? [[field, property['example']]] : [])));
  }
}
