import type { ApiDocs } from '../../../platform/openapi/api-docs.js';
import { componentsOf } from '../../../platform/openapi/document.js';
import { nameSharedEnums } from '../named-enums.js';
import { describeActivities } from './activities-document.js';
import { ERROR_STYLE } from './error-style.js';
import { describeFeed } from './feed-document.js';
import { describeWebhooks, EVENT_RESPONSES, eventSchemas } from './webhooks-document.js';

const DESCRIPTION = `One CRM core of contacts, deals and tasks over HTTP and JSON.

**First request.** Send your token with each request: \`Authorization: Bearer otk_…\`. An admin issues tokens with
\`oratek keys create\`, or with an \`admin\` token through \`POST /api/v1/settings/api-keys\`; a token is shown once, when it is
made. Then \`GET /api/v1/contacts?limit=3\`.

**Scopes.** \`read\` reads, \`write\` reads and changes, \`admin\` opens Settings (\`/api/v1/settings\`) and nothing else: a key that is to do
both needs both.

**People** sign in at \`/account\`. A page of the server then calls this API with the cookie of the session and without a token, as the person who is signed in: \`GET /api/v1/me\`.

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

/** What the document says of this API beside its routes. */
export const oratekDocs: ApiDocs = {
  name: 'oratek',
  prefix: '/api/v1',
  title: 'OraTek API',
  description: DESCRIPTION,
  tags: [
    { name: 'Contacts', description: 'People and companies, with the deal that each stands for.' },
    { name: 'Deals', description: 'The same contacts, as a list of deals.' },
    { name: 'Tasks', description: 'What is to be done, and about whom.' },
    { name: 'Search', description: 'All records by one text.' },
    { name: 'Users', description: 'The people of your organization, who own records.' },
    { name: 'Me', description: 'The person who is signed in: no key may call these.' },
    { name: 'Events', description: 'Everything that happened, for programs that follow it.' },
    { name: 'Settings', description: 'The organization, its people, keys, webhooks and pipelines, for admins.' },
  ],
  securitySchemes: {
    token: { scheme: 'bearer', bearerFormat: 'otk_ and 26 characters of a-z and 0-9', type: 'http', description: 'A token, as it was shown when its key was made.' },
    session: { type: 'apiKey', in: 'cookie', name: '__Host-oratek', description: 'The session of a person who has signed in at `/account`, by a page of this server: with a header of a key, it is ignored. In development, on the loopback, the cookie is called `oratek`.' },
  },
  headers: { 'WWW-Authenticate': { description: 'Always `Bearer`.', required: true, schema: { type: 'string' } } },
  errors: ERROR_STYLE,
  receivers: ['WebhookEvent'],
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
