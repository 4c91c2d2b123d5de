import { ApiSchema, type ApiSchemaOptions } from '@nestjs/swagger';

/**
 * Documents that at least one of these texts must be sent and not be blank. The class checks it itself
 * (`ChecksItself`).
 */
export function NeedsOneOf(...fields: readonly string[]): ClassDecorator {
  const anyOf = fields.map((field) => ({ properties: { [field]: { type: 'string', minLength: 1 } }, required: [field] }));
  // The options' type has a name and a description only; the library accepts every keyword of a schema.
  return ApiSchema({ anyOf } as ApiSchemaOptions);
}
