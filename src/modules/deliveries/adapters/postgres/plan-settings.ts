/**
 * The statements of the queue have one right plan: from index to index, row by row. The planner finds it by itself only where
 * its statistics are right, and those of a queue are from before the burst. So all other plans are switched off, and one
 * plan is kept for all values. `SET LOCAL` holds to the end of the transaction, also where a pooler hands connections round.
 */
export const PLAN_SETTINGS: Readonly<Record<string, string>> = {
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_material: 'off',
  enable_memoize: 'off',
  enable_sort: 'off',
  enable_incremental_sort: 'off',
  enable_parallel_append: 'off',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
};
