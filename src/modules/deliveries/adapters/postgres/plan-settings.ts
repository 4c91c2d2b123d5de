/**
 * The statements of the queue have one right plan: nested loops over indexes. The planner finds it only with accurate
 * statistics, and those of a queue are from before the burst. So all other plans are disabled, and one generic plan is
 * used for all values. `SET LOCAL` ends with the transaction, so it is safe behind a pooler.
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
