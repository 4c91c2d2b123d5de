import type { Database } from '../platform/database/database.js';
import type { AnyRecordBodies } from '../platform/database/record-bodies.js';

/** A stored body that counts, but is not what its record is published as. */
export interface DifferingBody {
  /** The organization's slug. */
  readonly organization: string;
  readonly record: string;
  readonly id: string;
  /** The published field that differs; `body` if it is the text alone. */
  readonly field: string;
  readonly code: 'stored_body';
  readonly message: string;
}

type Row = Readonly<Record<string, unknown>> & { readonly org_id: string; readonly id: string; readonly body: string };

/** Every stored body that counts and differs from what its record's columns make. Reads in pages. */
export async function* findDifferingBodies(database: Database, tables: readonly AnyRecordBodies[]): AsyncGenerator<DifferingBody> {
  for (const bodies of tables) {
    for (let page = await readPage(database, bodies, null); page.length > 0; page = await readPage(database, bodies, page.at(-1) ?? null)) {
      const differing = page.map((row) => ({ row, rendered: bodies.render(row).text })).filter(({ row, rendered }) => row.body !== rendered);
      if (differing.length === 0) continue;
      const slugs = await slugsOf(database, differing.map(({ row }) => row.org_id));
      for (const { row, rendered } of differing) {
        for (const field of differingFields(row.body, rendered)) {
          const message = `${field} of the stored record differs from its column: any change of the record mends it.`;
          yield { organization: slugs.get(row.org_id) ?? row.org_id, record: bodies.of.record, id: row.id, field, code: 'stored_body', message };
        }
      }
    }
  }
}

function readPage(database: Database, bodies: AnyRecordBodies, after: Row | null): Promise<Row[]> {
  return database.query<Row>(bodies.currentAfter(after));
}

async function slugsOf(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query<{ id: string; slug: string }>({ text: 'SELECT id, slug FROM organizations WHERE id = ANY ($1::uuid[])', values: [ids] });
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

function differingFields(stored: string, rendered: string): string[] {
  const [before, after] = [membersOf(stored), membersOf(rendered)];
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return fields.length === 0 ? ['body'] : fields;
}

/** The published fields; none of a text that is no object. */
function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
