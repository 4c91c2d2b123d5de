/** The organization of all requests: this server has no keys. */
export const org_id: string = (JSON.parse(process.env['BENCH_REFERENCE'] ?? '{}') as { orgId: string }).orgId;
