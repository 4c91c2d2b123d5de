import { randomUUID } from 'node:crypto';
import { RawRequest } from '../support/raw-http.js';
import { ApiClient } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { octolane } from '../support/octolane-contract.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const anonymous = (): ApiClient => new ApiClient(app.baseUrl, null, octolane);

describe('pipelines', () => {
  it('every organization has one from the start, with its stages in their order', async () => {
    const { status, body } = await org.octolaneReader.get('/v1/pipelines');
    const [{ pipeline_id, ...pipeline }] = body.data.pipelines;
    expect([status, body.success, body.message, pipeline]).toEqual([200, true, 'Pipelines retrieved successfully', { name: 'Sales', is_default: true }]);
    const stages = await org.octolaneReader.get(`/v1/pipelines/${pipeline_id}/stages`);
    expect(stages.body.message).toBe('Stages retrieved successfully');
    expect(stages.body.data.stages.map(({ stage_id, ...stage }: { stage_id: string }) => stage)).toEqual(
      ['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'].map((label, index) => ({ pipeline_id, label, stage_order: index + 1, color: null, is_active: true, is_default: index === 0, probability: [10, 25, 50, 75, 100, 0][index] })),
    );
  });

  it('does not list a stage that is not active', async () => {
    const other = await app.newOrganization();
    await app.sql("UPDATE stages SET is_active = false WHERE org_id = $1 AND key = 'lost'", [other.id]);
    const { body } = await other.octolane.get('/v1/pipelines');
    const stages = await other.octolane.get(`/v1/pipelines/${body.data.pipelines[0].pipeline_id}/stages`);
    expect(stages.body.data.stages.map(({ label }: { label: string }) => label)).toEqual(['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won']);
  });

  it.each(['x', randomUUID()])('the stages of pipeline %s are not found', async (id) => {
    expectRefused(await org.octolane.get(`/v1/pipelines/${id}/stages`), 404, 'The pipeline does not exist in your organization.');
  });

  it("another organization's pipeline is not found", async () => {
    const other = await app.newOrganization();
    const { body } = await other.octolane.get('/v1/pipelines');
    expectRefused(await org.octolane.get(`/v1/pipelines/${body.data.pipelines[0].pipeline_id}/stages`), 404, 'The pipeline does not exist in your organization.');
  });
});

describe('keys', () => {
  it('without a key it is 401', async () => {
    expectRefused(await anonymous().get('/v1/pipelines'), 401, 'There is no x-api-key header: send "x-api-key: <key>".');
    expectRefused(await anonymous().get('/v1/pipelines', { headers: { Authorization: `Bearer ${org.tokens.write}` } }), 401, /x-api-key/);
    expectRefused(await anonymous().get('/v1/nothing-here'), 401, /x-api-key/);
  });

  it('a wrong key is 401, a revoked one says so', async () => {
    expectRefused(await anonymous().as('otk_aaaaaaaaaaaaaaaaaaaaaaaaaa').get('/v1/pipelines'), 401, 'The key matches no issued key: check that it was copied whole.');
    const other = await app.newOrganization();
    await app.sql("UPDATE api_keys SET revoked_at = now() WHERE org_id = $1 AND name = 'read'", [other.id]);
    expectRefused(await other.octolaneReader.get('/v1/pipelines'), 401, 'The key was revoked: issue a new one.');
    await app.sql("UPDATE api_keys SET expires_at = now() WHERE org_id = $1 AND name = 'write'", [other.id]);
    expectRefused(await other.octolane.get('/v1/pipelines'), 401, 'The key has expired: issue a new one.');
  });

  it('two keys in one request are none', async () => {
    const request = await RawRequest.ofBytes(app.baseUrl, `GET /v1/pipelines HTTP/1.1\r\nHost: x\r\nx-api-key: ${org.tokens.read}\r\nX-API-Key: ${org.tokens.write}\r\nConnection: close\r\n\r\n`);
    expectRefused(await request.undocumentedAnswer(), 401, 'There is more than one x-api-key header: send one.');
  });

  it('a key without the scope is 403', async () => {
    expectRefused(await anonymous().as(org.tokens.admin).get('/v1/pipelines'), 403, 'The token lacks the scope "read", which this request needs: use a key that has it.');
    expectRefused(await org.octolaneReader.delete('/v1/pipelines'), 403, /"write"/);
    // A search only reads, whether or not there is one.
    expectRefused(await org.octolaneReader.post('/v1/nothing/search', {}), 404, /no such route/);
  });

  it('the same key is good for both APIs, and counts for both', async () => {
    const other = await app.newOrganization();
    const left = async (client: ApiClient, path: string): Promise<number> => Number((await client.get(path)).headers['x-ratelimit-remaining']);
    const first = await left(other.octolane, '/v1/pipelines');
    expect([await left(other.client, '/api/v1/contacts'), await left(other.octolane, '/v1/pipelines')]).toEqual([first - 1, first - 2]);
  });
});

describe('other refusals have the envelope, too', () => {
  it('an unknown route', async () => {
    expectRefused(await org.octolane.get('/v1/nothing'), 404, 'There is no such route: see /docs for those that exist.');
    expectRefused(await org.octolane.get('/v1'), 404, /no such route/);
  });

  it('another method', async () => {
    const answer = await org.octolane.delete('/v1/pipelines');
    expectRefused(answer, 405, /not with this method/);
    expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
  });

  it('an unknown parameter', async () => {
    expectRefused(await org.octolane.get('/v1/pipelines?limit=3'), 400, 'Validation error', { limit: /^Limit is no parameter of this request/ });
  });

  it('HTTP that breaks within the body', async () => {
    const request = await RawRequest.ofBytes(app.baseUrl, `POST /v1/pipelines/search HTTP/1.1\r\nHost: x\r\nx-api-key: ${org.tokens.write}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`);
    const { status, body } = await request.undocumentedAnswer();
    expect([status, body.success, body.statusCode]).toEqual([status, false, status]);
  });
});
