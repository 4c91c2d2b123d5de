import type { AttributeType } from '../contracts/attribute-types.js';
import { storedValueFaults } from '../modules/custom-fields/domain/stored-values.js';
import type { Database } from '../platform/database/database.js';
import type { RefusedValue } from './find-refused.js';

/** The tables whose records have custom values, with the word for one of their records and the kind of its fields. */
const TABLES = [
  { table: 'accounts', record: 'account', object: 'account', pipeline: 'NULL::uuid' },
  { table: 'contacts', record: 'contact', object: 'contact', pipeline: 'NULL::uuid' },
  { table: 'deals', record: 'deal', object: 'pipeline', pipeline: 'pipeline_id' },
] as const;

/** Rows a statement: each has at most some 256 KB of values. */
const PAGE = 100;

type Row = Readonly<Record<string, unknown>> & { readonly org_id: string; readonly id: string; readonly organization: string | null; readonly custom: Readonly<Record<string, unknown>>; readonly types: Readonly<Record<string, AttributeType>> | null };

/** Every stored custom value that its field's type refuses, or that no field has. Reads in pages. */
export async function* findRefusedValues(database: Database): AsyncGenerator<RefusedValue> {
  for (const table of TABLES) {
    for (let page = await readPage(database, table, null); page.length > 0; page = await readPage(database, table, page.at(-1) ?? null)) {
      for (const { org_id, id, organization, custom, types } of page) {
        const fields = new Map(Object.entries(types ?? {}));
        for (const [name, value] of Object.entries(custom)) {
          for (const { at, code, rule } of storedValueFaults(fields.get(name), value)) {
            const field = ['custom_fields', name, ...at].join('.');
            yield { organization: organization ?? org_id, record: table.record, id, field, code, message: `${field} ${rule}.` };
          }
        }
      }
    }
  }
}

/** A page of the records that have values, each with the types of its kind's fields by `property_name`. */
function readPage(database: Database, { table, object, pipeline }: (typeof TABLES)[number], after: Row | null): Promise<Row[]> {
  const page = `SELECT org_id, id, ${pipeline} AS pipeline_id, custom FROM ${table} WHERE custom <> '{}'${after ? ' AND (org_id, id) > ($2, $3)' : ''} ORDER BY org_id, id LIMIT ${PAGE}`;
  const text = `WITH page AS MATERIALIZED (${page}), kinds AS (
      SELECT k.org_id, k.pipeline_id, jsonb_object_agg(f.property_name, f.attribute_type) AS types FROM (SELECT DISTINCT org_id, pipeline_id FROM page) k
      JOIN custom_fields f ON f.org_id = k.org_id AND f.object = $1 AND f.pipeline_id IS NOT DISTINCT FROM k.pipeline_id GROUP BY k.org_id, k.pipeline_id)
    SELECT p.org_id, p.id, p.custom, kinds.types, o.slug AS organization FROM page p
    LEFT JOIN kinds ON kinds.org_id = p.org_id AND kinds.pipeline_id IS NOT DISTINCT FROM p.pipeline_id LEFT JOIN organizations o ON o.id = p.org_id ORDER BY p.org_id, p.id`;
  return database.query<Row>({ text, values: [object, ...(after ? [after.org_id, after.id] : [])] });
}
