import type { OpenAPIObject } from '@nestjs/swagger';

/** Any node of the document. */
export type Node = Record<string, unknown>;

export interface Media extends Node {
  schema?: Node;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export interface Response extends Node {
  $ref?: string;
  description?: string;
  content?: Record<string, Media>;
}

export interface Parameter extends Node {
  name: string;
  in: string;
  required?: boolean;
  schema: Node;
}

export interface Operation extends Node {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Node & { content: Record<string, Media> };
  responses: Record<string, Response>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface PlacedOperation {
  readonly path: string;
  readonly method: (typeof METHODS)[number];
  readonly operation: Operation;
}

/** Every operation, to be changed in place. */
export function operationsOf(document: OpenAPIObject): PlacedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as unknown as Operation | undefined;
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

/** The webhooks, a part of OpenAPI 3.1 that the library's types do not know. */
export function webhooksOf(document: OpenAPIObject): Operation[] {
  const { webhooks } = document as OpenAPIObject & { readonly webhooks: Readonly<Record<string, { readonly post: Operation }>> };
  return Object.values(webhooks).map(({ post }) => post);
}

type Kind = 'schemas' | 'responses' | 'parameters' | 'headers';

/** The components of a kind, to be changed in place. */
export function componentsOf(document: OpenAPIObject, kind: Kind): Record<string, Node> {
  const components = (document.components ??= {}) as unknown as Partial<Record<Kind, Record<string, Node>>>;
  return (components[kind] ??= {});
}

/** Puts the components in the order of their names, so that a new one moves no other. */
export function sortComponents(document: OpenAPIObject): void {
  const components = document.components as Record<string, Node>;
  for (const [kind, members] of Object.entries(components)) components[kind] = Object.fromEntries(Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The component schema that the node refers to, or the node itself if it refers to none. */
export function schemaOf(document: OpenAPIObject, node: Node): Node {
  // A reference with a description of its own is the only member of an allOf.
  const { $ref } = (Array.isArray(node['allOf']) && node['allOf'].length === 1 ? node['allOf'][0] : node) as Node;
  const name = /^#\/components\/schemas\/(\w+)$/.exec(String($ref))?.[1];
  if (name === undefined) return node;
  const schema = componentsOf(document, 'schemas')[name];
  if (!schema) throw new Error(`The document refers to the schema ${name}, which is not among its components.`);
  return schema;
}

/** What stands at a place of the document, with each reference on the way followed; undefined if nothing does. */
export function schemaAt(document: OpenAPIObject, schema: Node, ...properties: readonly string[]): Node | undefined {
  return properties.reduce<Node | undefined>((node, name) => node && (schemaOf(document, node)['properties'] as Readonly<Record<string, Node>> | undefined)?.[name], schema);
}

/**
 * Makes the schema a union by `type`: one member for each type, with all that the schema had, and with the properties that
 * `ofType` gives for the type. The properties that all members have are schemas of their own.
 * @param one what a member is, such as `An activity`
 */
export function makeUnion<Type extends string>(document: OpenAPIObject, name: string, { description, one }: { readonly description: string; readonly one: string }, types: readonly Type[], ofType: (type: Type) => Record<string, Node>): void {
  const schemas = componentsOf(document, 'schemas');
  const general = schemas[name] as Node & { readonly properties: Record<string, Node> };
  const own = new Set(['type', ...types.slice(0, 1).flatMap((type) => Object.keys(ofType(type)))]);
  const properties = Object.fromEntries(Object.entries(general.properties).map(([field, schema]) => [field, own.has(field) ? schema : shared(schemas, `${name}${pascal(field)}`, schema)]));
  const refs = types.map((type): [Type, string] => [type, `#/components/schemas/${memberOf(type, name)}`]);
  for (const type of types) {
    schemas[memberOf(type, name)] = {
      ...general,
      description: `${one} of the type \`${type}\`.`,
      properties: { ...properties, type: { type: 'string', const: type, description: 'What happened.', example: type }, ...ofType(type) },
    };
  }
  schemas[name] = { description, oneOf: refs.map(([, $ref]) => ({ $ref })), discriminator: { propertyName: 'type', mapping: Object.fromEntries(refs) } };
}

/** The name of the union's member for the type: `EMAIL_OPEN` is spelled as `email_open` is. */
function memberOf(type: string, name: string): string {
  return `${pascal(type === type.toUpperCase() ? type.toLowerCase() : type)}${name}`;
}

/** Makes the schema a component, unless it refers to one, and returns a reference to it. @throws Error if the name is taken */
function shared(schemas: Record<string, Node>, name: string, schema: Node): Node {
  if ('$ref' in schema || 'allOf' in schema) return schema;
  if (schemas[name] !== undefined) throw new Error(`The schema ${name} of a property has the name of another schema.`);
  schemas[name] = schema;
  return { $ref: `#/components/schemas/${name}` };
}

/** `idempotency_in_progress`, `If-Match` and `contact.created` in the spelling of components. */
export function pascal(name: string): string {
  return name.split(/[._-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether both are the same JSON with the keys in the same order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
