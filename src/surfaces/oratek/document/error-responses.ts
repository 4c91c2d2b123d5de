import type { OpenAPIObject } from '@nestjs/swagger';
import { componentsOf, isSame, type Node, operationsOf, pascal, type Response } from './document.js';

/** Names for answers with several codes, where the status describes them better than the list of codes. */
const GROUPS: Readonly<Record<string, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 422: 'UnprocessableContent' };

type Examples = Readonly<Record<string, { readonly value: unknown }>>;

const ANY_ERROR: Response = {
  description: 'Any other error: what no operation causes itself, such as a request that is not well-formed HTTP.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
};

/**
 * Makes components of the answers that are no success: one for each set of codes under a status, with a schema that holds
 * these codes alone.
 * @throws Error if two operations document the same codes in different ways
 */
export function shareErrorResponses(document: OpenAPIObject): void {
  const shared = componentsOf(document, 'responses');
  const schemas = componentsOf(document, 'schemas');
  for (const { operation } of operationsOf(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      if (Number(status) < 300) continue;
      const examples = response.content?.['application/json']?.examples ?? {};
      const codes = codesOf(examples);
      const error = nameOf(status, codes);
      const name = codes.length === 0 ? 'NotModified' : nameOf(status, Object.keys(examples));
      const component = codes.length === 0 ? response : withSchema(response, `${error}Error`);
      if (shared[name] !== undefined && !isSame(shared[name], component)) throw new Error(`The answer ${name} (${status}) of ${operation.operationId} differs from that of other operations.`);
      if (shared[name] === undefined && codes.length > 0) addErrorSchema(schemas, error, examples);
      shared[name] = component;
      operation.responses[status] = { $ref: `#/components/responses/${name}` };
    }
    operation.responses['default'] = { $ref: '#/components/responses/AnyError' };
  }
  shared['AnyError'] = ANY_ERROR;
}

/** A code may have several examples: the first has its name. */
function codesOf(examples: Examples): string[] {
  return [...new Set(Object.values(examples).map(({ value }) => (value as { readonly error: string }).error))];
}

function nameOf(status: string, codes: readonly string[]): string {
  return codes.length > 1 && GROUPS[status] !== undefined ? GROUPS[status] : codes.map(pascal).join('Or');
}

function withSchema(response: Response, schema: string): Response {
  const media = response.content?.['application/json'];
  return { ...response, content: { 'application/json': { ...media, schema: { $ref: `#/components/schemas/${schema}` } } } };
}

/** The body of errors with these codes. `details` is there with `validation`, and only there. */
function addErrorSchema(schemas: Record<string, Node>, name: string, examples: Examples): void {
  const general = schemas['ErrorBody'] as Node & { readonly properties: Record<string, Node>; readonly required: string[] };
  const { error, message, details } = general.properties;
  const codes = codesOf(examples);
  const [first = ''] = codes;
  if (codes.length > 1) schemas[`${name}ErrorCode`] = { type: 'string', description: 'What went wrong; stable, for programs.', enum: codes };
  const code = codes.length > 1 ? { $ref: `#/components/schemas/${name}ErrorCode` } : { type: 'string', const: first };
  const example = examples[first]?.value as { readonly message: string };
  const hasDetails = codes.includes('validation');
  schemas[`${name}Error`] = {
    ...general,
    description: `An error with the code ${codes.map((one) => `\`${one}\``).join(' or ')}.`,
    properties: { error: { ...code, description: error?.['description'], example: first }, message: { ...message, example: example.message }, ...(hasDetails ? { details } : {}) },
    required: hasDetails && codes.length === 1 ? [...general.required, 'details'] : general.required,
  };
}
