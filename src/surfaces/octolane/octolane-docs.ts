import type { ApiDocs } from '../../platform/openapi/api-docs.js';

/** What the document says of this API beside its routes. */
export const octolaneDocs: ApiDocs = {
  prefix: '/v1',
  tags: [
    { name: 'Accounts', description: 'Companies, one for each domain.' },
    { name: 'Contact profiles', description: 'The people of `/api/v1/contacts`, one for each email, with all that is known of them.' },
    { name: 'Opportunities', description: 'Deals, pushed with the account and the contacts that they are about.' },
    { name: 'Notes', description: 'Texts about accounts and contacts.' },
    { name: 'Pipelines', description: 'What opportunities pass through.' },
  ],
  securitySchemes: { apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'A key, as it was shown when it was made: the tokens of `/api/v1`.' } },
  headers: {},
  errors: { schema: 'ErrorEnvelope', prefix: 'Octolane', groups: { 403: 'Forbidden' }, anyError: 'Any other error: what no operation causes itself, such as a request that is not well-formed HTTP.' },
};
