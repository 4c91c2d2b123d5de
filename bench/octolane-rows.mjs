// The rows of the bench over /v1. No reference answers them: each is a ratio to what /api/v1 does for the like.
import { once } from './database.mjs';
import { END } from './data.mjs';
import { knownDomain, opportunity, pipelineOf } from './fill.mjs';
import { requestOf } from './requests.mjs';

/**
 * @param {{ url: string, size: object, main: object, pushed: object, rows: import('./rows.mjs').Row[] }} options `pushed`: the organization that records are pushed into; `rows`: those of /api/v1
 * @returns {Promise<import('./rows.mjs').Row[]>}
 */
export async function octolaneRows({ url, size: { known }, main, pushed, rows }) {
  const pipeline = await pipelineOf(url, pushed.orgId);
  const rowOf = (wanted) => rows.find(({ name }) => name === wanted);
  let made = 0;
  const fresh = () => `new${process.pid}x${++made}`;
  const read = (name, title, method, path, body) => {
    const request = requestOf(main.token, method, path, body);
    return { name, title, status: 200, next: () => request, references: [], beside: rowOf('list') };
  };
  const push = (name, title, path, bodyOf, status = 201, more = {}) => ({ name, title: `POST ${path}, ${title}`, status, next: () => requestOf(pushed.token, 'POST', path, bodyOf()), references: [], beside: rowOf('create'), ...more });
  const filters = [
    { field: 'current_company', operator: 'contains', value: 'wasatch' },
    { field: 'email', operator: 'contains', value: '.example.com' },
    { field: 'updated_at', operator: 'lte', value: Date.parse(END) },
  ];
  // Of the newest contact that has values, whose batch nobody else has.
  const [{ batch }] = (await once(url, `SELECT custom ->> 'batch' AS batch FROM contacts WHERE org_id = $1 AND custom <> '{}' ORDER BY created_at DESC LIMIT 1`, [main.orgId])).rows;
  const custom = (name, field, operator, value) => read(name, `POST /v1/contacts/search, ${field} ${operator}`, 'POST', '/v1/contacts/search', { limit: 50, filters: [{ field, operator, value }] });
  const ofNewDomain = () => opportunity(pipeline, `${fresh()}.example`);
  const ofKnownDomain = () => opportunity(pipeline, knownDomain(++made % known), `${fresh()}@${knownDomain(made % known)}`);
  return [
    read('octolane-list', 'GET /v1/contacts?limit=50', 'GET', '/v1/contacts?limit=50'),
    read('octolane-search', 'POST /v1/contacts/search, 3 filters', 'POST', '/v1/contacts/search', { limit: 50, filters }),
    custom('custom-one', 'batch', 'eq', batch),
    custom('custom-many', 'segment', 'eq', 's3'),
    custom('custom-range', 'score', 'gt', 950),
    custom('custom-none', 'batch', 'eq', 'none'),
    push('opportunity-new', 'new domain', '/v1/opportunities', ofNewDomain),
    push('opportunity-known', 'known domain, new email', '/v1/opportunities', ofKnownDomain),
    push('bulk', '100 of new domains', '/v1/opportunities/bulk', () => Array.from({ length: 100 }, ofNewDomain), 201, { connections: 4 }),
  ];
}
