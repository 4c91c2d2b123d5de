import type { OrgId } from '../../../../kernel/ids.js';
import { asCustom, type CustomFilter, type Filter } from '../../../../kernel/filter.js';
import type { Database } from '../../../../platform/database/database.js';
import type { DealFilterField, DealScope } from '../../ports/deal.search.js';

/** Whether there are the pipeline and the stage, and which stages of the pipeline are being merged into which. */
const SCOPE = `SELECT EXISTS (SELECT 1 FROM stages s WHERE s.org_id = p.org_id AND s.pipeline_id = p.id AND s.id = $3) AS has_stage,
  (SELECT coalesce(json_object_agg(m.id, m.merged_into), '{}') FROM stages m WHERE m.org_id = p.org_id AND m.pipeline_id = p.id AND m.merged_into IS NOT NULL) AS merging
  FROM pipelines p WHERE p.org_id = $1 AND p.id = $2`;

/** Which stages of a pipeline count as one, since one of them is being merged into the other (oratek.md, changing pipelines). */
export class MergedStages {
  private constructor(
    /** Whether the stage of the scope exists. */
    readonly hasStage: boolean,
    private readonly merging: Readonly<Record<string, string>>,
  ) {}

  /** Null if the organization has no such pipeline. */
  static async read(database: Database, orgId: OrgId, { pipelineId, stageId }: DealScope): Promise<MergedStages | null> {
    const [row] = await database.query<{ has_stage: boolean; merging: Record<string, string> }>({ name: 'scope_of_deals', text: SCOPE, values: [orgId, pipelineId, stageId] });
    return row ? new MergedStages(row.has_stage, row.merging) : null;
  }

  /** The stages whose deals a search in this one finds. */
  of(stageId: string): string[] {
    const target = this.merging[stageId] ?? stageId;
    return [target, ...Object.entries(this.merging).flatMap(([merged, into]) => (into === target ? [merged] : []))];
  }

  /** The same filters, where one on a stage finds those of all that count as it. */
  widen(filters: readonly (Filter<DealFilterField> | CustomFilter)[]): readonly (Filter<DealFilterField> | CustomFilter)[] {
    if (Object.keys(this.merging).length === 0) return filters;
    return filters.map((filter) => {
      if (asCustom(filter) !== null || filter.field !== 'stageId' || filter.values.length === 0) return filter;
      const values = [...new Set(filter.values.flatMap((id) => this.of(String(id))))];
      const operator = filter.operator === 'eq' ? 'in' : filter.operator === 'neq' ? 'notIn' : filter.operator;
      return { ...filter, operator, values };
    });
  }
}
