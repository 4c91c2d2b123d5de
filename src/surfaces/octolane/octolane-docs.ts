import type { ApiDocs } from '../../platform/openapi/api-docs.js';

const DESCRIPTION = `Pushes accounts, contacts, opportunities and notes without duplicates, and reads them back with search: the
API of Octolane below \`/v1\`, over the records of \`/api/v1\`.

**First request.** Send your key with each request: \`x-api-key: otk_…\`. The keys are those of \`/api/v1\`, with the same scopes. Then
\`GET /v1/pipelines\`.

**Answers** have the shape \`{"success": true, "message": "…", "data": …}\`.

**Errors** have the shape \`{"success": false, "statusCode": 400, "message": "Validation error", "errors": {"<field>": "<what to do>"}}\`; \`errors\`
is empty if the error is not about fields. Every answer carries \`X-Request-Id\`: name it when you ask for help.

**No duplicates.** A create with a domain or an email that is known answers 200 with the record that has it, else 201.

**Limits, retries, races.** As in \`/api/v1\`, with the same \`RateLimit\`, \`Idempotency-Key\`, \`ETag\` and \`If-Match\`; both APIs share one limit.

**Dates** are Unix milliseconds in every answer; a request may also give RFC 3339 or a plain date. **Ids** are UUIDs, **money** a number with at most two decimals.`;

/** What the document says of this API beside its routes. */
export const octolaneDocs: ApiDocs = {
  name: 'octolane',
  prefix: '/v1',
  title: 'Octolane-compatible API',
  description: DESCRIPTION,
  tags: [
    { name: 'Accounts', description: 'Companies, one for each domain.' },
    { name: 'Contact profiles', description: 'The people of `/api/v1/contacts`, one for each email, with all that is known of them.' },
    { name: 'Opportunities', description: 'Deals, pushed with the account and the contacts that they are about.' },
    { name: 'Notes', description: 'Texts about accounts and contacts.' },
    { name: 'Activities', description: 'What took place elsewhere: calls, meetings, messages.' },
    { name: 'Pipelines', description: 'What opportunities pass through.' },
    { name: 'Fields', description: 'What records have besides the fields of the system.' },
  ],
  securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'A key, as it was shown when it was made: the tokens of `/api/v1`.' }, session: { type: 'apiKey', in: 'cookie', name: '__Host-oratek', description: 'The session of a person who has signed in at `/account`, by a page of this server: with a header of a key, it is ignored. In development, on the loopback, the cookie is called `oratek`.' } },
  headers: {},
  errors: { schema: 'ErrorEnvelope', prefix: 'Octolane', groups: { 403: 'Forbidden' }, anyError: 'Any other error: what no operation causes itself, such as a request that is not well-formed HTTP.' },
};
