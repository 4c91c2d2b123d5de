import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ApiDocs } from './api-docs.js';
import { componentsOf, operationsOf, sortComponents } from './document.js';
import { nameEnums } from './enum-schemas.js';
import { shareErrorResponses } from './error-responses.js';
import { HEADERS } from './headers.js';
import { describeParameters, shareParameters } from './parameters.js';
import { describeBodies } from './request-bodies.js';

/** What the document says of the server as a whole. */
export interface ServerDocs {
  /** The Info object of OpenAPI 3.1; the library's type is that of 3.0. */
  readonly info: OpenAPIObject['info'] & { readonly license: { readonly name: string; readonly identifier: string } };
  /** Tags of routes that belong to no API. */
  readonly tags: ApiDocs['tags'];
}

/** The OpenAPI document of the application, made from its decorators and from what each of its APIs adds to them. */
export function describeApi(app: INestApplication, { info, tags }: ServerDocs, apis: readonly ApiDocs[]): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .addServer('{origin}', 'Your server', { origin: { default: 'http://127.0.0.1:3000', description: 'Scheme, host and port under which it is reached.' } });
  for (const { name, description } of [...apis.flatMap((api) => api.tags), ...tags]) builder.addTag(name, description);
  for (const [name, scheme] of apis.flatMap((api) => Object.entries(api.securitySchemes))) builder.addSecurity(name, scheme);
  // A copy: the library's document shares objects with the decorators, which the next document is made from.
  const document = JSON.parse(JSON.stringify(SwaggerModule.createDocument(app, { ...builder.build(), info }))) as OpenAPIObject;
  Object.assign(componentsOf(document, 'headers'), HEADERS, ...apis.map(({ headers }) => headers));
  for (const { operation } of operationsOf(document)) {
    // An empty list says that no credentials are needed; a missing list would leave it undefined.
    operation['security'] ??= [];
    if (operation.parameters?.length === 0) delete operation.parameters;
  }
  for (const { complete } of apis) complete?.(document);
  nameEnums(document);
  describeBodies(document);
  describeParameters(document);
  shareErrorResponses(document, apis);
  shareParameters(document, apis);
  sortComponents(document);
  return document;
}
