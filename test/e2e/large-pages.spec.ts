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
