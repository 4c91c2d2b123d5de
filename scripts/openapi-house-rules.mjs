// The rules of the house for openapi.yaml: what tools and people need of it and no public rule set asks for.

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** What a tool that sends every example must never send. */
const NEVER_FILLED_IN = new Set(['cursor', 'Idempotency-Key', 'If-Match', 'If-None-Match']);

const isObject = (node) => typeof node === 'object' && node !== null && !Array.isArray(node);
const hasExample = (parameter) => 'example' in parameter || 'example' in parameter.schema;

/** @returns a line for each fault: the rule, where, and what to do */
export function houseRemarks(document) {
  const remarks = [];
  const resolve = (node) => {
    const [, kind, name] = /^#\/components\/(\w+)\/([\w.-]+)$/.exec(node?.$ref ?? '') ?? [];
    return kind === undefined ? node : document.components[kind]?.[name];
  };

  for (const [path, methods] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods).filter(([name]) => METHODS.has(name))) {
      const at = `${method.toUpperCase()} ${path}`;
      for (const parameter of (operation.parameters ?? []).map(resolve)) remarks.push(...parameterRemarks(parameter, `${at} ${parameter.name}`, resolve));
      remarks.push(...bodyRemarks(operation, method, at, resolve), ...errorRemarks(operation, at));
    }
  }
  visit(document, '#', (node, at) => {
    if (Array.isArray(node.enum) && !/^#\/components\/schemas\/\w+$/.test(at)) remarks.push(`named-enum ${at}: an enum is a schema of its own; one word is a const.`);
    if ('$ref' in node && !isObject(resolve(node))) remarks.push(`known-reference ${at}: ${node.$ref} does not exist.`);
    if (node.bearerFormat === 'JWT') remarks.push(`opaque-token ${at}: our tokens are no JWT.`);
    if (Array.isArray(node.oneOf) && node.discriminator === undefined) remarks.push(`discriminator ${at}: a union says by which property it is told apart.`);
    if ('nullable' in node) remarks.push(`nullable ${at}: of OpenAPI 3.0; in 3.1 null is a type.`);
  });
  for (const [name, { properties = {}, enum: words, description }] of Object.entries(document.components?.schemas ?? {})) {
    if (words && !description) remarks.push(`enum-description ${name}: say what the words mean.`);
    for (const [field, property] of Object.entries(properties)) {
      const schema = resolve(property) ?? {};
      // What people push as the address of a picture is not checked.
      if (/(^|_)url$/.test(field) && field !== 'avatar_url' && schema.format !== 'uri' && schema.format !== 'uri-reference') remarks.push(`uri-format ${name}.${field}: a URL has the format uri, one without its host uri-reference.`);
      // `client_id` of OAuth is whatever the provider gives.
      if (/(^|_)id$/.test(field) && field !== 'client_id' && schema.format !== 'uuid') remarks.push(`uuid-format ${name}.${field}: an id has the format uuid.`);
      if (/_at$/.test(field) && ![schema, ...(schema.anyOf ?? [])].some(({ format }) => format === 'date-time') && !isMilliseconds(schema)) remarks.push(`time-format ${name}.${field}: a moment has the format date-time, or is a number of milliseconds and says so.`);
    }
  }
  return remarks;
}

function isMilliseconds({ type, description }) {
  return [type].flat().includes('integer') && /milliseconds/.test(description);
}

function parameterRemarks(parameter, at, resolve) {
  const remarks = [];
  const schema = resolve(parameter.schema);
  if (!parameter.description) remarks.push(`parameter-description ${at}: say what it is.`);
  if (parameter.in === 'path') {
    if (schema.format === undefined) remarks.push(`path-format ${at}: an id in a path has a format.`);
    if (!hasExample(parameter)) remarks.push(`path-example ${at}: show what one looks like.`);
  } else if (parameter.required ? !hasExample(parameter) : hasExample(parameter) && parameter.schema.default === undefined) {
    remarks.push(`filled-in ${at}: Swagger UI sends every example as it is, so what is required has one, and what is optional has "examples" in its schema instead.`);
  }
  const isShown = hasExample(parameter) || 'examples' in parameter.schema || 'default' in parameter.schema || 'const' in parameter.schema || 'enum' in schema;
  if (NEVER_FILLED_IN.has(parameter.name) === isShown && parameter.in !== 'path') {
    remarks.push(`illustration ${at}: ${isShown ? 'no value of it fits two requests, so it has no example' : 'illustrate it by "examples" in its schema'}.`);
  }
  return remarks;
}

function bodyRemarks({ requestBody }, method, at, resolve) {
  const media = requestBody?.content?.['application/json'];
  if (!media) return [];
  const schema = resolve(media.schema);
  // Of a list, its items; of an object with keys of the client's choice, its entries.
  const body = schema.type === 'array' ? resolve(schema.items) : isObject(schema.propertyNames) ? resolve(schema.additionalProperties) : schema;
  return [
    // Custom fields are the only other fields, and are described.
    ...(body.additionalProperties === false || body.additionalProperties?.description !== undefined ? [] : [`closed-body ${at}: the body has no other fields, or says what they are.`]),
    ...(method !== 'patch' || schema.minProperties === 1 ? [] : [`patch-body ${at}: a change names a field.`]),
    ...(media.example === undefined ? [`body-example ${at}: show a whole one that succeeds as it is.`] : []),
  ];
}

function errorRemarks({ responses }, at) {
  return Object.entries(responses ?? {})
    .filter(([status, response]) => !status.startsWith('2') && response.$ref === undefined)
    .map(([status]) => `shared-error ${at} ${status}: errors are components.`);
}

function visit(node, at, see) {
  if (Array.isArray(node)) node.forEach((child, index) => visit(child, `${at}/${index}`, see));
  if (!isObject(node)) return;
  see(node, at);
  for (const [key, child] of Object.entries(node)) if (key !== 'example' && key !== 'examples') visit(child, `${at}/${key}`, see);
}
