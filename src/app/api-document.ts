import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { cutFor } from '../platform/openapi/cut.js';
import { describeApi, type ServerDocs } from '../platform/openapi/describe-api.js';
import { octolaneDocs } from '../surfaces/octolane/octolane-docs.js';
import { oratekDocs } from '../surfaces/oratek/document/oratek-docs.js';

const apis = [oratekDocs, octolaneDocs] as const;

const DESCRIPTION = `One CRM core over HTTP and JSON, with two APIs: both have the same organizations, keys and records, and a record that is written
through one is seen through the other at once. Each has a document of its own for client generators: ${apis.map(({ name }) => `\`/openapi.${name}.yaml\``).join(' and ')}.

${apis.map(({ title, description }) => `# ${title}\n\n${description}`).join('\n\n')}`;

const SERVER: ServerDocs = {
  info: {
    title: 'OraTek API',
    description: DESCRIPTION,
    version: '1.0.0',
    contact: { name: 'The operator of this server' },
    license: { name: 'All rights reserved', identifier: 'LicenseRef-Proprietary' },
  },
  tags: [{ name: 'Health', description: 'For load balancers and supervisors.' }],
};

/** An OpenAPI document of the application, with the name of its file without the ending. */
export interface ApiDocument {
  readonly file: string;
  readonly document: OpenAPIObject;
}

/** The OpenAPI document of the application, and after it the part of each of its APIs, for generators of clients. */
export function describeApplication(app: INestApplication): readonly [whole: ApiDocument, ...parts: ApiDocument[]] {
  const document = describeApi(app, SERVER, apis);
  return [{ file: 'openapi', document }, ...apis.map((api) => ({ file: `openapi.${api.name}`, document: cutFor(document, apis, api) }))];
}

/** The names of the files of these documents, without the endings. */
export const DOCUMENT_FILES: readonly string[] = ['openapi', ...apis.map(({ name }) => `openapi.${name}`)];
