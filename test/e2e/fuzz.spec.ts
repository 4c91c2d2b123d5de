import fc from 'fast-check';
import { hasControls, isBlank, lengthOf, normalizeText } from '../../src/kernel/text.js';
import type { Answer } from '../support/api-client.js';
import { anyNumber, anyText, anyValue } from '../support/hostile-values.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };
const FIELDS = ['full_name', 'company', 'email', 'phone', 'location', 'deal_stage', 'deal_value', 'label', 'tags'];
const RUNS = 150;

let app: TestApp;
let org: TestOrganization;
/** The last answer of the API about each contact. */
let known: Map<string, unknown>;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
  known = new Map();
});

const goodText = (max: number): fc.Arbitrary<string> => fc.string({ unit: 'grapheme', maxLength: max }).filter((text) => lengthOf(normalizeText(text)) <= max && !hasControls(text));
/** As the API stores it. */
const kept = (text: string): string | null => (isBlank(text) ? null : normalizeText(text));
const goodFields: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    full_name: fc.oneof(goodText(255), fc.constant(null)),
    company: fc.oneof(goodText(255), fc.constant(null)),
    email: fc.oneof(fc.constantFrom('a@b.example', 'A@b.example', 'c@d.example'), fc.constant(null)),
    phone: fc.oneof(goodText(64), fc.constant(null)),
    location: fc.oneof(goodText(255), fc.constant(null)),
    // Few new stages, since a pipeline takes no more than 200.
    deal_stage: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('lead', 'Won', 'closed-won', null) }, { weight: 1, arbitrary: goodText(64) }),
    deal_value: fc.oneof(fc.integer({ min: 0, max: 99_999_999_999_999 }).map((cents) => cents / 100), fc.constant(null)),
    label: fc.oneof(goodText(64), fc.constant(null)),
    tags: fc.oneof(fc.array(goodText(64).filter((tag) => !isBlank(tag)), { maxLength: 5 }), fc.constant(null)),
  },
  { requiredKeys: [] },
);
const badFields = fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS, 'id', 'source'), anyText), anyValue, { maxKeys: 6 });
const mixedFields = fc.tuple(goodFields, badFields).map(([good, bad]) => ({ ...good, ...bad }));
/** A body as text: JSON of an object mostly, then of anything, then hardly JSON at all. */
const anyBody = fc.oneof(
  { weight: 4, arbitrary: goodFields.map((fields) => JSON.stringify(fields)) },
  { weight: 4, arbitrary: mixedFields.map((fields) => JSON.stringify(fields)) },
  { weight: 1, arbitrary: anyValue.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', 'e', '-', '.', '\\', 'u', 'null', '"full_name"', ' ') }) },
);

/** A success or a 4xx; the client has already checked the answer against the document. */
function expectNoFault(answer: Answer, allowed: readonly number[]): void {
  expect(allowed).toContain(answer.status);
}

/** Contacts, their single contact.created and the lists agree with the answers, so nothing is half-written. */
async function expectConsistent(): Promise<void> {
  const rows = await app.sql<{ id: string; seq: number; events: number; created: number; last: number; claims: number }>(
    `SELECT c.id, c.seq, count(e.id)::int AS events, count(e.id) FILTER (WHERE e.type = 'contact.created' AND e.seq = 1)::int AS created, max(e.seq) AS last
       FROM contacts c LEFT JOIN events e ON e.org_id = c.org_id AND e.record_id = c.id WHERE c.org_id = $1 GROUP BY c.id, c.seq`,
    [org.id],
  );
  expect(rows.map(({ id }) => id).sort()).toEqual([...known.keys()].sort());
  expect(rows.filter((row) => row.created !== 1 || row.last !== row.seq || row.events !== row.seq)).toEqual([]);
  const orphans = await app.sql('SELECT 1 FROM events e WHERE org_id = $1 AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.org_id = e.org_id AND c.id = e.record_id) AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.org_id = e.org_id AND d.id = e.record_id)', [org.id]);
  expect(orphans).toEqual([]);
}

async function expectShown(id: string): Promise<void> {
  const { status, body } = await org.client.get(`${CONTACTS}/${id}`);
  expect(status).toBe(200);
  expect(body).toEqual(known.get(id));
}

it('POST with any body: never a 500, and what is not answered 201 is nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(anyBody, async (text) => {
      const answer = await org.client.post(CONTACTS, text, JSON_TYPE);
      expectNoFault(answer, [201, 400, 422]);
      if (answer.status !== 201) return;
      const { id } = answer.body as { id: string };
      known.set(id, answer.body);
      await expectShown(id);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  await expectConsistent();
  expect(known.size).toBeGreaterThan(RUNS / 10);
});

it('POST with any good body is answered 201, and shows what was sent', async () => {
  await fc.assert(
    fc.asyncProperty(goodFields, async (fields) => {
      const trimmed = Object.fromEntries(Object.entries({ ...fields, company: 'Named' }).map(([name, value]) => [name, typeof value === 'string' ? kept(value) : value]));
      const { status, body } = await org.client.post(CONTACTS, { ...fields, company: 'Named' });
      expect(status).toBe(201);
      known.set(body.id as string, body);
      // A stage is shown by its key.
      const { deal_stage: stage, ...others } = trimmed;
      expect(body).toMatchObject({ ...others, tags: ((fields['tags'] ?? []) as string[]).map(kept) });
      expect(body.deal_stage === null).toBe(stage == null);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  await expectConsistent();
});

it('PATCH with any body: never a 500, and the contact is as it was answered last', async () => {
  const { body: created } = await org.client.post(CONTACTS, { full_name: 'Fuzzed', company: 'Fuzzed' });
  const id = created.id as string;
  known.set(id, created);
  let changes = 0;
  await fc.assert(
    fc.asyncProperty(anyBody, async (text) => {
      const answer = await org.client.patch(`${CONTACTS}/${id}`, text, JSON_TYPE);
      expectNoFault(answer, [200, 400, 422]);
      if (answer.status === 200) {
        changes++;
        known.set(id, answer.body);
      }
      await expectShown(id);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  await expectConsistent();
  expect(changes).toBeGreaterThan(RUNS / 10);
});

it('any bytes as a body of any type: never a 500', async () => {
  const type = fc.oneof(fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain'), fc.stringMatching(/^[!-~ ]{1,40}$/));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('POST', 'PATCH', 'DELETE'), fc.uint8Array({ maxLength: 64 }), type, async (method, bytes, contentType) => {
      const path = method === 'POST' ? CONTACTS : `${CONTACTS}/00000000-0000-7000-8000-000000000000`;
      const answer = await org.client.send(method, path, { body: Buffer.from(bytes), headers: { 'Content-Type': contentType.trim() || 'x' } });
      expectNoFault(answer, [400, 404, 415, 422]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  await expectConsistent();
});

it('GET of the list with any query: never a 500', async () => {
  for (let i = 0; i < 5; i++) {
    const { body } = await org.client.post(CONTACTS, { full_name: `Contact ${i}` });
    known.set(body.id as string, body);
  }
  const real = (await org.client.get(`${CONTACTS}?limit=1`)).body.meta.next_cursor as string;
  const forged = fc.tuple(fc.jsonValue({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 1 })).map(([value, id]) => {
    const [print] = JSON.parse(Buffer.from(real, 'base64url').toString()) as unknown[];
    return Buffer.from(JSON.stringify([print, value, id])).toString('base64url');
  });
  const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('limit', 'offset', 'label', 'stage', 'q', 'cursor', 'sort', 'updated_since', 'total') }, { weight: 1, arbitrary: anyText });
  const value = fc.oneof(anyText, anyNumber.map(String), forged, fc.constantFrom(real, 'full_name', '-deal_value', 'exact', '2026-05-14T18:24:30Z', '0001-01-01T00:00:00+23:59', '9'.repeat(20)));
  // encodeURIComponent throws on half surrogate pairs.
  const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
  const query = fc.oneof(
    fc.array(fc.tuple(name, value), { maxLength: 5 }).map((pairs) => pairs.map(([key, text]) => `${encode(key)}=${encode(text)}`).join('&')),
    fc.stringMatching(/^[!-~]{0,60}$/).map((text) => text.replace(/#/g, '%23')),
  );
  await fc.assert(
    fc.asyncProperty(query, async (text) => {
      expectNoFault(await org.client.get(`${CONTACTS}?${text}`), [200, 422]);
    }),
    { numRuns: 2 * RUNS, endOnFailure: true },
  );
  await expectConsistent();
});

it('any path: never a 500, with a token and without', async () => {
  // Sent by hand, since HTTP clients normalize paths.
  const path = fc.oneof(
    fc.stringMatching(/^[!-~]{0,60}$/).map((text) => `/${text}`),
    fc.stringMatching(/^[!-~]{0,40}$/).map((text) => `${CONTACTS}/${text}`),
    fc.array(fc.constantFrom('/', '//', 'api', 'v1', 'contacts', '..', '.', '%2e', '%2f', '%', '%00', ';', '?', '#', '%ff', '*', ':id'), { maxLength: 10 }).map((parts) => `/${parts.join('')}`),
  );
  await fc.assert(
    fc.asyncProperty(path, fc.constantFrom('GET', 'DELETE', 'OPTIONS', 'HEAD'), fc.boolean(), async (text, method, withToken) => {
      const request = await RawRequest.open(app.baseUrl, method, text, withToken ? { Authorization: `Bearer ${org.tokens.write}` } : {});
      const answer = await request.undocumentedAnswer();
      expectNoFault(answer, [200, 204, 302, 400, 401, 404, 405, 422]);
      if (answer.status < 400 || method === 'HEAD') return;
      const shape = 'success' in (answer.body as object) ? { success: false, statusCode: answer.status } : { error: expect.any(String) as string };
      expect(answer.body).toMatchObject({ ...shape, message: expect.any(String) as string });
    }),
    { numRuns: 2 * RUNS, endOnFailure: true },
  );
});
