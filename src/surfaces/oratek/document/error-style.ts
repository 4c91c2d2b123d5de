import type { ErrorStyle, Examples } from '../../../platform/openapi/api-docs.js';
import type { Node } from '../../../platform/openapi/document.js';
import { groupName } from '../../../platform/openapi/error-responses.js';

const GROUPS: ErrorStyle['groups'] = { 401: 'Unauthorized', 403: 'Forbidden', 422: 'UnprocessableContent' };

/** Errors of this API: each answer has a schema that holds the codes of this answer alone. */
export const ERROR_STYLE: ErrorStyle = {
  schema: 'ErrorBody',
  prefix: '',
  groups: GROUPS,
  anyError: 'Any other error: what no operation causes itself, such as a request that is not well-formed HTTP.',
  narrow(schemas, status, examples) {
    const codes = codesOf(examples);
    const name = groupName({ groups: GROUPS }, status, codes);
    if (schemas[`${name}Error`] === undefined) addErrorSchema(schemas, name, codes, examples);
    return `${name}Error`;
  },
};

/** A code may have several examples: the first has its name. */
function codesOf(examples: Examples): string[] {
  return [...new Set(Object.values(examples).map(({ value }) => (value as { readonly error: string }).error))];
}

/** The body of errors with these codes. `details` is there with `validation`, and only there. */
function addErrorSchema(schemas: Record<string, Node>, name: string, codes: readonly string[], examples: Examples): void {
  const general = schemas['ErrorBody'] as Node & { readonly properties: Record<string, Node>; readonly required: string[] };
  const { error, message, details } = general.properties;
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
