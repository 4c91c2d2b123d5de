import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeActivities } from './activities-document.js';
import { componentsOf, operationsOf, sortComponents } from './document.js';
import { describeFeed } from './feed-document.js';
import { shareErrorResponses } from './error-responses.js';
import { nameEnums } from './named-enums.js';
import { describeParameters, shareParameters } from './parameters.js';
import { describeBodies } from './request-bodies.js';
import { describeWebhooks, eventSchemas } from './webhooks-document.js';
import { HEADERS } from '../documented-headers.js';


const DESCRIPTION = `One CRM core of contacts, deals and tasks over HTTP and JSON.

**First request.** Send your token with each request: \`Authorization: Bearer otk_…\`. An admin issues tokens with
\`oratek keys create\`, or with an \`admin\` token through \`POST /api/v1/settings/api-keys\`; a token is shown once, when it is
made. Then \`GET /api/v1/contacts?limit=3\`.

**Scopes.** \`read\` reads, \`write\` reads and changes, \`admin\` opens Settings (\`/api/v1/settings\`) and nothing else: a key that is to do
both needs both.

**Errors** always have the shape \`{"error": "<code>", "message": "<what to do>"}\`; with \`validation\`, \`details\` lists every
fault. Codes are stable. Every answer carries \`X-Request-Id\`: name it when you ask for help.

**Limits.** Your organization has a number of requests an hour, all its keys together; \`RateLimit\` tells what is left, and a
429 with \`Retry-After\` when to come again.

**Retries.** Send an \`Idempotency-Key\` with each change: when an answer gets lost, send the same request again, and nothing
happens twice.

**Races.** Every record has an \`ETag\`: with \`If-Match\` a change is made only if nobody else made one before, with \`If-None-Match\` only if the record is not as you name it.

**Webhooks.** Have events sent to you: \`POST /api/v1/settings/webhooks\`. What is sent stands under \`webhooks\`.

**Following.** \`GET /api/v1/events\` has everything that happened, in order; \`updated_since\` of the lists has what changed.

**Times** are RFC 3339 in UTC with milliseconds, **ids** UUIDs, **money** a number with at most two decimals.`;

const PUBLISHER = {
  contact: { name: 'Whoever runs this server' },
  license: { name: 'All rights reserved', identifier: 'LicenseRef-Proprietary' },
};

/** The OpenAPI document of the application, made from its decorators. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('OraTek API')
    .setDescription(DESCRIPTION)
    .setVersion('1.0.0')
    .addServer('{origin}', 'Your server', { origin: { default: 'http://127.0.0.1:3000', description: 'Scheme, host and port under which it is reached.' } })
    .addTag('Contacts', 'People and companies, with the deal that each stands for.')
    .addTag('Deals', 'The same contacts, as a list of deals.')
    .addTag('Tasks', 'What is to be done, and about whom.')
    .addTag('Events', 'Everything that happened, for programs that follow it.')
    .addTag('Settings', 'Keys and webhooks, for admins.')
    .addTag('Health', 'For load balancers and supervisors.')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'otk_ and 26 characters of a-z and 0-9', description: 'A token, as it was shown when its key was made.' }, 'token')
    .build();
  // A copy: the library's document shares objects with the decorators, which the next document is made from.
  const document = JSON.parse(JSON.stringify(SwaggerModule.createDocument(app, { ...config, info: { ...config.info, ...PUBLISHER } }))) as OpenAPIObject;
  // A part of OpenAPI 3.1; the types describe 3.0.
  Object.assign(document, { webhooks: describeWebhooks() });
  Object.assign(componentsOf(document, 'schemas'), eventSchemas());
  Object.assign(componentsOf(document, 'headers'), HEADERS);
  for (const { operation } of operationsOf(document)) {
    // An empty list says that no token is needed; a missing list would leave it undefined.
    operation['security'] ??= [];
  }
  describeActivities(document);
  describeFeed(document);
  nameEnums(document);
  describeBodies(document);
  describeParameters(document);
  shareErrorResponses(document);
  shareParameters(document);
  sortComponents(document);
  return document;
}
