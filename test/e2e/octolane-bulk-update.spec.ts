import { randomUUID } from 'node:crypto';
import { type Answer, ApiClient } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { octolane } from '../support/octolane-contract.js';
import { eventNames, eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const INVALID = 'Validation error';
const KINDS = [
  ['accounts', 'account', 'name', 'Account'],
  ['contacts', 'contact', 'job_title', 'Contact'],
  ['opportunities', 'opportunity', 'name', 'Opportunity'],
] as const;
type Kind = (typeof KINDS)[number][0];

let app: TestApp;
let org: TestOrganization;
let pipelineId: string;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
  pipelineId = await pipelineOf(org);
});

const pipelineOf = async (owner: TestOrganization): Promise<string> => (await owner.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
const bodyOf = async (kind: Kind, owner: TestOrganization): Promise<object> => {
  if (kind === 'accounts') return { domain: `${randomUUID()}.example` };
  if (kind === 'contacts') return { email: `${randomUUID()}@gmail.com` };
  return { pipeline_id: await pipelineOf(owner), opportunity: { name: 'Acme' } };
};
const made = async (kind: Kind, body?: object, owner = org): Promise<any> => (await owner.octolane.post(`/v1/${kind}`, body ?? (await bodyOf(kind, owner)))).body.data;
const update = (kind: Kind, entries: unknown, headers = {}): Promise<Answer> => org.octolane.patch(`/v1/${kind}/bulk`, entries, { headers });
const shown = async (kind: Kind, id: string, owner = org): Promise<any> => (await owner.octolane.get(`/v1/${kind}/${id}`)).body.data;
const updated = (index: number, id: string): object => ({ index, status: 'updated', id, errors: {} });
const refused = (index: number, id: string, errors: object): object => ({ index, status: 'error', id, errors });
const expectResults = ({ status, body }: Answer, results: object[], failed = 0): void =>
  expect({ status, body: body as unknown }).toEqual({ status: 200, body: { success: true, message: 'Records updated successfully', data: { results, updated: results.length - failed, failed } } });
const fieldsOf = (kind: Kind): string => (kind === 'opportunities' ? `/v1/pipelines/${pipelineId}/fields` : `/v1/${kind}/fields`);

describe.each(KINDS)('PATCH /v1/%s/bulk', (kind, record, field, name) => {
  it('changes each record in one answer, by keys in any case, with one event each and none where nothing changes', async () => {
    const [one, two, three] = [await made(kind), await made(kind), await made(kind)];
    const answer = await update(kind, { [one.id]: { [field]: 'One' }, [two.id.toUpperCase()]: { [field]: 'Two' }, [three.id]: { [field]: three[field] } });
    expectResults(answer, [updated(0, one.id), updated(1, two.id), updated(2, three.id)]);
    expect([await shown(kind, one.id), await shown(kind, two.id)]).toEqual([expect.objectContaining({ [field]: 'One' }), expect.objectContaining({ [field]: 'Two' })]);
    expect(await shown(kind, three.id)).toEqual(kind === 'opportunities' ? (({ created: _created, ...rest }) => rest)(three) : three);
    expect(await eventNames(app, one.id)).toEqual([`${record}.created 1`, `${record}.updated 2`]);
    expect(await eventNames(app, three.id)).toEqual([`${record}.created 1`]);
    expect((await eventsOf(app, two.id)).at(-1)?.payload[record].id).toBe(two.id);
  });

  it('an entry with a fault fails alone', async () => {
    const other = await app.newOrganization();
    const [mine, theirs, unknown] = [await made(kind), await made(kind, undefined, other), randomUUID()];
    const before = await shown(kind, theirs.id, other);
    const [a, b, c, d] = [await made(kind), await made(kind), await made(kind), await made(kind)];
    const absent = `${name} does not exist or has been deleted`;
    const answer = await update(kind, {
      [a.id]: { [field]: 7 }, [b.id]: {}, [c.id]: [], [d.id]: { nonsense: 1, [field]: 'Fine' }, [theirs.id]: { [field]: 'Mine' }, [unknown]: { [field]: 'X' }, [mine.id]: { [field]: 'Fine' },
    });
    expectResults(
      answer,
      [
        refused(0, a.id, { [field]: expect.stringMatching(/must be a string$/) }),
        refused(1, b.id, { '': expect.stringMatching(/names no field to change/) }),
        refused(2, c.id, { '': 'The entry must be an object of fields and their new values' }),
        refused(3, d.id, { nonsense: expect.stringMatching(/^Nonsense is no field of this body/) }),
        refused(4, theirs.id, { '': absent }),
        refused(5, unknown, { '': absent }),
        updated(6, mine.id),
      ],
      6,
    );
    expect((await shown(kind, mine.id))[field]).toBe('Fine');
    expect((await shown(kind, d.id))[field]).not.toBe('Fine');
    expect(await shown(kind, theirs.id, other)).toEqual(before);
  });

  it('is refused if every entry is, with the faults under its keys', async () => {
    const [id, unknown] = [(await made(kind)).id as string, randomUUID()];
    expectRefused(await update(kind, { [id]: { [field]: 7 }, [unknown]: { [field]: 'X' } }), 400, INVALID, { [`${id}.${field}`]: /must be a string$/, [unknown]: `${name} does not exist or has been deleted` });
  });

  it('refuses a body that is no object of 1 to 50 uuids', async () => {
    const entries = (count: number): object => Object.fromEntries(Array.from({ length: count }, () => [randomUUID(), { [field]: 'X' }]));
    expectRefused(await update(kind, entries(51)), 400, 'The body must be an object of 1 to 50 entries, but has 51.');
    expectRefused(await update(kind, {}), 400, 'The body must be an object of 1 to 50 entries, but has 0.');
    for (const body of ['[]', '"x"', '7', '{']) expect((await update(kind, body, JSON_TYPE)).status).toBe(400);
    const id = (await made(kind)).id as string;
    expectRefused(await update(kind, `{"${id}":{"${field}":"X"},"no-uuid":{},"__proto__":{}}`, JSON_TYPE), 400, INVALID, { 'no-uuid': 'Each key must be the uuid of a record', ['__proto__']: 'Each key must be the uuid of a record' });
    const twice = { [id]: { [field]: 'X' }, [id.toUpperCase()]: { [field]: 'Y' } };
    expectRefused(await update(kind, twice), 400, INVALID, { [id.toUpperCase()]: /key of another entry already/ });
    expect((await shown(kind, id))[field]).not.toBe('X');
  });

  it('the last of equal keys counts, and what is sent again with its Idempotency-Key is answered again', async () => {
    const { id } = await made(kind);
    const [body, headers] = [`{"${id as string}":{"${field}":"First"},"${id as string}":{"${field}":"Last"}}`, { ...JSON_TYPE, 'Idempotency-Key': randomUUID() }];
    expectResults(await update(kind, body, headers), [updated(0, id)]);
    expectResults(await update(kind, body, headers), [updated(0, id)]);
    expect((await shown(kind, id))[field]).toBe('Last');
    expect(await eventNames(app, id)).toEqual([`${record}.created 1`, `${record}.updated 2`]);
    expect((await org.octolaneReader.patch(`/v1/${kind}/bulk`, { [id]: { [field]: 'X' } })).status).toBe(403);
  });

  it('takes custom values by property_name, and clears them by null', async () => {
    await org.octolane.post(`${fieldsOf(kind)}/bulk`, [{ name: 'Tier', attribute_type: 'string' }, { name: 'Score', attribute_type: 'number' }]);
    const [one, two] = [await made(kind), await made(kind)];
    expectResults(await update(kind, { [one.id]: { tier: 'Gold', score: 1 }, [two.id]: { score: 'x' } }), [updated(0, one.id), refused(1, two.id, { score: expect.stringMatching(/^Score must be a number/) })], 1);
    expectResults(await update(kind, { [one.id]: { score: null } }), [updated(0, one.id)]);
    expect((await shown(kind, one.id)).custom_fields).toEqual({ tier: 'Gold' });
  });

  it('overlapping updates on two instances at the same time all succeed, each written whole', async () => {
    const other = await startTestApp({ databaseUrl: app.databaseUrl });
    try {
      const ids = await Promise.all(Array.from({ length: 12 }, async () => (await made(kind)).id as string));
      const orders = Array.from({ length: 24 }, (_, n) => [...ids.slice(n % ids.length), ...ids.slice(0, n % ids.length)].slice(0, 10));
      const there = new ApiClient(other.baseUrl, org.tokens.write, octolane);
      const answers = await Promise.all(orders.map((order, n) => (n % 2 === 0 ? org.octolane : there).patch(`/v1/${kind}/bulk`, Object.fromEntries(order.map((id) => [id, { [field]: `Writer ${n}` }])))));
      expect(answers.map(({ status, body }) => [status, body.data?.updated])).toEqual(answers.map(() => [200, 10]));
      for (const id of ids) expect(await eventNames(app, id)).toHaveLength(1 + orders.filter((order) => order.includes(id)).length);
    } finally {
      await other.close();
    }
  });
});

describe('accounts', () => {
  it('a domain may be taken once no other account has it; one that another entry gives up stays taken for this request', async () => {
    const [a, b, c] = [await made('accounts'), await made('accounts'), await made('accounts')];
    const fresh = `${randomUUID()}.example`;
    const taken = { domain: 'Domain already belongs to another account' };
    const answer = await update('accounts', { [a.id]: { domain: fresh }, [b.id]: { domain: a.domain }, [c.id]: { domain: `https://www.${fresh}/x` } });
    expectResults(answer, [updated(0, a.id), refused(1, b.id, taken), refused(2, c.id, taken)], 2);
    expectResults(await update('accounts', { [b.id]: { domain: a.domain } }), [updated(0, b.id)]);
    expectRefused(await update('accounts', { [a.id]: { domain: a.domain }, [b.id]: { domain: fresh } }), 400, INVALID, { [`${a.id as string}.domain`]: taken.domain, [`${b.id as string}.domain`]: taken.domain });
    expect((await made('accounts', { domain: fresh })).id).toBe(a.id);
  });
});

describe('contacts', () => {
  it('an email may be taken that no other contact has, also one that an entry before gave up', async () => {
    const [a, b, c] = [await made('contacts'), await made('contacts'), await made('contacts')];
    const fresh = `${randomUUID()}@gmail.com`;
    const answer = await update('contacts', { [a.id]: { email: fresh }, [b.id]: { email: a.email }, [c.id]: { email: fresh.toUpperCase() } });
    expectResults(answer, [updated(0, a.id), updated(1, b.id), refused(2, c.id, { email: 'Email already belongs to another contact' })], 1);
    for (const [email, { id }] of [[fresh, a], [a.email, b], [c.email, c]] as const) expect((await made('contacts', { email })).id).toBe(id);
    expect((await made('contacts', { email: b.email })).id).not.toBe(b.id);
  });

  it('an account may be set or cleared; one of another organization is unknown', async () => {
    const [one, two, account, theirs] = [await made('contacts'), await made('contacts', { email: `${randomUUID()}@acme.example` }), await made('accounts'), await made('accounts', undefined, await app.newOrganization())];
    expectResults(await update('contacts', { [one.id]: { account_id: account.id }, [two.id]: { account_id: theirs.id } }), [updated(0, one.id), refused(1, two.id, { account_id: expect.stringMatching(/^Account id /) })], 1);
    expectResults(await update('contacts', { [one.id]: { account_id: null }, [two.id]: { account_id: null } }), [updated(0, one.id), updated(1, two.id)]);
    expect([(await shown('contacts', one.id)).account_id, (await shown('contacts', two.id)).account_id]).toEqual([null, null]);
  });
});

describe('opportunities', () => {
  const additional = async (id: string): Promise<string[]> => (await shown('opportunities', id)).additional_contacts.map((one: { contact_id: string }) => one.contact_id);

  it('relations are set, replaced and cleared, and what the contacts show follows', async () => {
    const [one, two, account] = [await made('opportunities'), await made('opportunities'), await made('accounts')];
    const people = [await made('contacts'), await made('contacts'), await made('contacts')].map(({ id }) => id as string);
    const [ann, bob, cat] = people as [string, string, string];
    const all = { opportunity_account: account.id as string, opportunity_contact: ann, opportunity_other_stakeholders: [cat, bob], stage_name: 'WON', deal_size: 12.5, close_date: '2026-02-11', next_steps: 'Sign' };
    expectResults(await update('opportunities', { [one.id]: all, [two.id]: { opportunity_contact: bob } }), [updated(0, one.id), updated(1, two.id)]);
    expect(await shown('opportunities', one.id)).toMatchObject({ account_id: account.id, contact_id: ann, stage_name: 'Won', deal_size: 12.5, close_date: 1_770_768_000_000, next_steps: 'Sign' });
    expect(await additional(one.id)).toEqual([cat, bob]);
    expect((await org.client.get(`/api/v1/contacts/${ann}`)).body).toMatchObject({ deal_stage: 'won', deal_value: 12.5 });
    expectResults(await update('opportunities', { [one.id]: { opportunity_account: null, opportunity_contact: null, opportunity_other_stakeholders: [ann] }, [two.id]: { opportunity_contact: ann } }), [updated(0, one.id), updated(1, two.id)]);
    expect([await shown('opportunities', one.id), await additional(one.id)]).toEqual([expect.objectContaining({ account_id: null, contact_id: null }), [ann]]);
    expect((await org.client.get(`/api/v1/contacts/${ann}`)).body).toMatchObject({ deal_stage: 'lead', deal_value: null });
    expect((await org.client.get(`/api/v1/contacts/${bob}`)).body).toMatchObject({ deal_stage: null });
    expectResults(await update('opportunities', { [one.id]: { opportunity_other_stakeholders: [] } }), [updated(0, one.id)]);
    expect(await additional(one.id)).toEqual([]);
    expect(await eventNames(app, one.id)).toEqual(['opportunity.created 1', 'opportunity.updated 2', 'opportunity.updated 3', 'opportunity.updated 4']);
  });

  it('faults have the names of the entry', async () => {
    const [account, contact] = [await made('accounts', undefined, await app.newOrganization()), randomUUID()];
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await made('opportunities')).id as string));
    const faults: [object, object][] = [
      [{ opportunity_account: account.id as string }, { opportunity_account: 'Opportunity account names no account of your organization' }],
      [{ opportunity_contact: contact }, { opportunity_contact: 'Opportunity contact names no contact of your organization' }],
      [{ opportunity_other_stakeholders: [contact] }, { 'opportunity_other_stakeholders.0': 'Opportunity other stakeholders names no contact of your organization' }],
      [{ opportunity_contact: 'x' }, { opportunity_contact: 'Opportunity contact must be a valid uuid' }],
      [{ stage_id: null }, { stage_id: 'Stage id cannot be cleared: send a stage, or leave it out' }],
      [{ stage_name: 'Nowhere' }, { stage_name: expect.stringMatching(/^Stage name names no stage of the pipeline, which has: /) }],
      [{ owner_id: randomUUID() }, { owner_id: 'Owner id names no user of your organization' }],
    ];
    const entries = ids.map((id, index) => [id, faults[index]?.[0] ?? { name: 'Fine' }]);
    expectResults(await update('opportunities', Object.fromEntries(entries)), ids.map((id, index) => (faults[index] ? refused(index, id, faults[index][1]) : updated(index, id))), 7);
  });

  it('one that moves to another pipeline keeps the custom values that are fields there', async () => {
    const other = (await org.octolane.post('/v1/pipelines', { name: 'Renewals', stages: [{ label: 'Open' }] })).body.data;
    for (const id of [pipelineId, other.pipeline_id as string]) await org.octolane.post(`/v1/pipelines/${id}/fields/bulk`, [{ name: 'Both', attribute_type: 'string' }]);
    await org.octolane.post(`/v1/pipelines/${pipelineId}/fields/bulk`, [{ name: 'Here', attribute_type: 'string' }]);
    await org.octolane.post(`/v1/pipelines/${other.pipeline_id as string}/fields/bulk`, [{ name: 'There', attribute_type: 'string' }]);
    const { id } = await made('opportunities', { pipeline_id: pipelineId, opportunity: { name: 'Acme', custom_attributes: { both: 'a', here: 'b' } } });
    expectResults(await update('opportunities', { [id]: { stage_id: other.stages[0].stage_id, there: 'c' } }), [updated(0, id)]);
    expect(await shown('opportunities', id)).toMatchObject({ pipeline_id: other.pipeline_id, custom_fields: { both: 'a', there: 'c' } });
  });

  it('overlapping updates that give opportunities of one contact to others all succeed', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, async () => (await made('contacts')).id as string));
    const ids = await Promise.all(Array.from({ length: 4 }, async () => (await made('opportunities')).id as string));
    const writers = Array.from({ length: 9 }, (_, n) => Object.fromEntries([...ids.slice(n % 4), ...ids.slice(0, n % 4)].map((id, place) => [id, { opportunity_contact: people[(n + place) % 3], deal_size: n }])));
    const answers = await Promise.all(writers.map((entries) => update('opportunities', entries)));
    expect(answers.map(({ status, body }) => [status, body.data?.updated])).toEqual(answers.map(() => [200, 4]));
    const deals = await Promise.all(ids.map((id) => shown('opportunities', id)));
    expect(new Set(deals.map(({ deal_size: size }) => size as number)).size).toBe(1);
  });
});
