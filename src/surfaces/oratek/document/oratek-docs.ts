import type { ApiDocs } from '../../../platform/openapi/api-docs.js';
import { componentsOf } from '../../../platform/openapi/document.js';
import { nameSharedEnums } from '../named-enums.js';
import { describeActivities } from './activities-document.js';
import { ERROR_STYLE } from './error-style.js';
import { describeFeed } from './feed-document.js';
import { describeWebhooks, EVENT_RESPONSES, eventSchemas } from './webhooks-document.js';

/** What the document says of this API beside its routes. */
export const oratekDocs: ApiDocs = {
  prefix: '/api/v1',
  tags: [
    { name: 'Contacts', description: 'People and companies, with the deal that each stands for.' },
    { name: 'Deals', description: 'The same contacts, as a list of deals.' },
    { name: 'Tasks', description: 'What is to be done, and about whom.' },
    { name: 'Events', description: 'Everything that happened, for programs that follow it.' },
    { name: 'Settings', description: 'Keys and webhooks, for admins.' },
  ],
  securitySchemes: {
    token: { scheme: 'bearer', bearerFormat: 'otk_ and 26 characters of a-z and 0-9', type: 'http', description: 'A token, as it was shown when its key was made.' },
  },
  headers: { 'WWW-Authenticate': { description: 'Always `Bearer`.', required: true, schema: { type: 'string' } } },
  errors: ERROR_STYLE,
  complete(document) {
    // A part of OpenAPI 3.1; the library's types describe 3.0.
    Object.assign(document, { webhooks: describeWebhooks() });
    Object.assign(componentsOf(document, 'schemas'), eventSchemas());
    Object.assign(componentsOf(document, 'responses'), EVENT_RESPONSES);
    nameSharedEnums();
    describeActivities(document);
    describeFeed(document);
  },
};
