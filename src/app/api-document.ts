import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi, type ServerDocs } from '../platform/openapi/describe-api.js';
import { octolaneDocs } from '../surfaces/octolane/octolane-docs.js';
import { oratekDocs } from '../surfaces/oratek/document/oratek-docs.js';

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

/** The OpenAPI document of the application. */
export function describeApplication(app: INestApplication): OpenAPIObject {
  return describeApi(app, SERVER, [oratekDocs, octolaneDocs]);
}
