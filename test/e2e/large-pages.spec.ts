import { randomBytes } from 'node:crypto';
import { Database } from '../../src/platform/database/database.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/* Pages of records that are large end before their limit, and go on behind it. */

const NOTES = 60;
/** That of a note. Of ASCII that cannot be compressed, so that Postgres keeps it apart from its row. */
const CHARACTERS = 100_000;
/** What a page holds at most: 5 MB and one record. */
const PAGE = 5_000_000 + 2 * CHARACTERS;

let app: TestApp;
let org: TestOrganization;
let written: string[];
let contact: string;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  const write = (): Promise<Answer> => org.octolane.post('/v1/notes', { content: randomBytes(CHARACTERS / 2).toString('hex'), contact_emails: ['jane@acme.example'] });
  const answers: Answer[] = [];
  for (let n = 0; n < NOTES; n++) answers.push(await write());
  written = answers.map(({ body }) => body.data.id as string);
  [contact] = answers[0]!.body.data.contact_ids as [string];
});
afterAll(() => app.close());

interface Walked {
  readonly ids: string[];
  readonly sizes: number[];
}

async function walked(read: (cursor: string | null) => Promise<{ answer: Answer; ids: string[]; next: string | null }>): Promise<Walked> {
  const [all, sizes]: [string[], number[]] = [[], []];
  for (let cursor: string | null = null; ; ) {
    const { answer, ids, next }: { answer: Answer; ids: string[]; next: string | null } = await read(cursor);
    all.push(...ids);
    sizes.push(answer.text.length);
    if (next === null) return { ids: all, sizes };
    expect(ids).not.toEqual([]);
    cursor = next;
  }
}

const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);

it.each([
  ['of all', () => ''],
  ['of a contact', () => `&contact_id=${contact}`],
  ['that contain a text', () => '&q=a'],
])('a page of notes %s ends when it holds 5 MB', async (_which, filter) => {
  const { ids, sizes } = await walked(async (cursor) => {
    const answer = await org.octolaneReader.get(`/v1/notes?limit=500${filter()}${cursor === null ? '' : `&cursor=${cursor}`}`);
    const { notes, has_more, next_cursor } = answer.body.data;
    expect([has_more, answer.body.data.limit]).toEqual([next_cursor !== null, 500]);
    return { answer, ids: idsOf(notes), next: next_cursor };
  });
  expect(ids).toEqual(written.toReversed());
  expect(sizes).toHaveLength(2);
  for (const size of sizes) expect(size).toBeLessThan(PAGE);
  expect(sizes[0]).toBeGreaterThan(4_900_000);
});

it('a page of events ends when it holds 5 MB', async () => {
  const read = async (): Promise<Walked> =>
    walked(async (cursor) => {
      const answer = await org.reader.get(`/api/v1/events?limit=500&type=note.created&cursor=${cursor ?? '0'}`);
      const { data, meta } = answer.body as { data: { record_id: string }[]; meta: { has_more: boolean; next_cursor: string } };
      return { answer, ids: data.map(({ record_id }) => record_id), next: meta.has_more ? meta.next_cursor : null };
    });
  const { ids, sizes } = await eventually(async () => {
    const found = await read();
    expect(found.ids).toHaveLength(NOTES);
    return found;
  });
  expect(ids.toSorted()).toEqual(written.toSorted());
  expect(sizes).toHaveLength(2);
  for (const size of sizes) expect(size).toBeLessThan(PAGE);
});

it('cuts the page without reading what it does not show', async () => {
  const asked = jest.spyOn(app.get(Database), 'query');
  await org.octolaneReader.get('/v1/notes?limit=500');
  const [statement] = asked.mock.calls.map(([one]) => one).filter(({ text }) => text.includes('FROM notes'));
  asked.mockRestore();
  // Explained, the statement does all but its output: what it reads of the contents, it reads for the cut.
  const [explained] = await app.sql<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement?.text}`, [...(statement?.values ?? [])]);
  const { Plan: plan } = explained!['QUERY PLAN'][0];
  expect(plan['Actual Rows']).toBe(50);
  expect(plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!).toBeLessThan((NOTES * CHARACTERS) / 8192);
});

describe('of contacts with large custom values', () => {
  const FIELDS = Array.from({ length: 25 }, (_, n) => `text_${n}`);
  let other: TestOrganization;
  let ids: string[];
  const page = (query: string): Promise<Answer> => other.client.get(`/api/v1/contacts?${query}`);

  beforeAll(async () => {
    other = await app.newOrganization();
    await other.octolane.post('/v1/contacts/fields/bulk', FIELDS.map((name) => ({ name, attribute_type: 'string', property_name: name })));
    const custom_fields = Object.fromEntries(FIELDS.map((name) => [name, 'x'.repeat(10_000)]));
    ids = [];
    for (let n = 0; n < 22; n++) ids.unshift((await other.client.post('/api/v1/contacts', { full_name: `Jane ${n}`, custom_fields })).body.id as string);
  });

  it.each(['limit=200', 'limit=21&offset=1', 'limit=50&q=jane'])('%s is refused with the limit that fits, so that a client that counts by it misses nothing', async (query) => {
    const rule = 'limit must be at most 20 here, since the custom values of these contacts are large: pages that a cursor asks for end early instead.';
    const { status, body } = await page(query);
    expect([status, body]).toEqual([422, { error: 'validation', message: rule, details: [{ field: 'limit', code: 'too_large', message: rule }] }]);
  });

  it('a page of a walk ends early, and the next one goes on', async () => {
    const first = (await page('limit=1')).body;
    const second = (await page(`limit=200&cursor=${first.meta.next_cursor as string}`)).body;
    const third = (await page(`limit=200&cursor=${second.meta.next_cursor as string}`)).body;
    expect([first, second, third].map(({ data }) => idsOf(data).length)).toEqual([1, 20, 1]);
    expect([...idsOf(first.data), ...idsOf(second.data), ...idsOf(third.data), third.meta.next_cursor]).toEqual([...ids, null]);
    const synced = (await page('limit=200&updated_since=1970-01-01T00:00:00Z')).body;
    expect([synced.data.length, typeof synced.meta.next_cursor]).toEqual([20, 'string']);
  });
});
