import type { OpenAPIObject } from '@nestjs/swagger';
import type { ApiDocs, ErrorStyle, Examples } from './api-docs.js';
import { componentsOf, isSame, operationsOf, pascal, type Response } from './document.js';

/**
 * Makes components of the answers that are no success: one for each set of errors under a status.
 * @throws Error if two operations document the same errors in different ways, or one documents errors of no API
 */
export function shareErrorResponses(document: OpenAPIObject, apis: readonly Pick<ApiDocs, 'errors'>[]): void {
  const shared = componentsOf(document, 'responses');
  for (const { operation } of operationsOf(document)) {
    const styles = new Set<ErrorStyle>();
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 300) continue;
      const media = response.content?.['application/json'];
      const style = media && styleOf(media.schema?.['$ref'], apis, operation.operationId);
      if (style) styles.add(style);
      const [name, component] = style ? componentFor(document, style, status, response) : ['NotModified', response];
      if (shared[name] !== undefined && !isSame(shared[name], component)) throw new Error(`The answer ${name} (${status}) of ${operation.operationId} differs from that of other operations.`);
      shared[name] = component;
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
    for (const { prefix, schema, anyError } of styles) {
      shared[`${prefix}AnyError`] = { description: anyError, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
      operation.responses['default'] = { $ref: `#/components/responses/${prefix}AnyError` };
    }
  }
}

function styleOf(schema: unknown, apis: readonly Pick<ApiDocs, 'errors'>[], operationId: string): ErrorStyle {
  const found = apis.find(({ errors }) => schema === `#/components/schemas/${errors.schema}`);
  if (!found) throw new Error(`An error of ${operationId} has the schema ${String(schema)}, which is that of no API.`);
  return found.errors;
}

function componentFor(document: OpenAPIObject, style: ErrorStyle, status: string, response: Response): [name: string, component: Response] {
  const media = response.content?.['application/json'];
  const examples: Examples = media?.examples ?? {};
  const name = `${style.prefix}${groupName(style, status, Object.keys(examples))}`;
  if (!style.narrow) return [name, response];
  const schema = style.narrow(componentsOf(document, 'schemas'), status, examples);
  return [name, { ...response, content: { 'application/json': { ...media, schema: { $ref: `#/components/schemas/${schema}` } } } }];
}

/** The name of an answer that has these errors. */
export function groupName({ groups }: Pick<ErrorStyle, 'groups'>, status: string, errors: readonly string[]): string {
  return errors.length > 1 && groups[status] !== undefined ? groups[status] : errors.map(pascal).join('Or');
}
