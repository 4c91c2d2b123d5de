// How Postgres answers each kind of list: the statements as the application sends them, explained after enough
// executions for Postgres to have decided between a plan for all parameters and one for these. Not a load test.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    /** Prints each plan whole. */
    full: { type: 'boolean', default: false },
    /** Only the cases whose query contains this. */
    only: { type: 'string', default: '' },
    /** As a database is that was never analyzed: where autovacuum is off, or before it has come by. */
    'without-statistics': { type: 'boolean', default: false },
    /** SQL to run after seeding, such as an index to try. */
    sql: { type: 'string', multiple: true, default: [] },
  },
});
const EXECUTIONS = 7;
const say = (text) => process.stdout.write(`${text}\n`);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const { once, openBenchDatabase } = await import('./database.mjs');
const { END, fillContacts, seed } = await import('./data.mjs');
const { withApplication } = await import('./application.mjs');

const daysAgo = (days) => new Date(Date.parse(END) - days * 86_400_000).toISOString();

/** `deep` reads the page that begins after this share of the organization's matching contacts. */
const CASES = [
  { query: 'label=hot' },
  { query: 'label=hot', deep: 0.9 },
  { query: 'label=nobody-has-it' },
  { query: 'stage=lead' },
  { query: 'stage=negotiation' },
  { query: 'label=hot&stage=won' },
  { query: '' },
  { query: '', deep: 0.9 },
  { query: 'offset=5000' },
  { query: `updated_since=${daysAgo(1)}` },
  { query: `updated_since=${daysAgo(700)}` },
  { query: `updated_since=${daysAgo(1)}&sort=updated_at` },
  { query: `updated_since=${daysAgo(1)}&sort=-updated_at` },
  { query: `label=hot&updated_since=${daysAgo(1)}` },
  { query: 'sort=created_at' },
  { query: 'sort=updated_at' },
  { query: 'sort=-updated_at', deep: 0.9 },
  { query: 'sort=full_name' },
  { query: 'sort=-company' },
  { query: 'sort=-deal_value' },
  { query: 'sort=-deal_value', deep: 0.5 },
  { query: 'label=hot&sort=-deal_value' },
  { query: 'label=hot&sort=-updated_at' },
  { query: 'q=zephyr' },
  { query: 'q=wasatch' },
  { query: 'q=zzzznothing' },
  { query: 'q=an' },
  { query: 'q=zq' },
  { query: 'q=zephyr&label=hot' },
  { query: 'q=zephyr&sort=-updated_at' },
  { query: 'q=wasatch&sort=full_name' },
  { query: 'email=nobody%40example.com' },
  { query: 'phone=5551234' },
  { query: 'company=Zephyr%20Quartz%20777' },
  { query: 'tag=vip' },
  { query: 'tag=nobody-has-it' },
  { query: 'tag=vip&tag=partner' },
  { query: 'tag=vip&sort=full_name' },
  { query: 'source=api' },
  { query: 'has=account_id' },
  { query: 'missing=full_name' },
  { query: 'missing=account_id&sort=company' },
  { query: 'label=hot&total=exact' },
  { query: 'total=exact' },
  // {cursor} and {record} are those of the answer to cursor=0.
  { list: 'events', query: 'cursor=0' },
  { list: 'events', query: 'cursor={cursor}' },
  { list: 'events', query: 'cursor=0&type=contact.updated' },
  { list: 'events', query: 'cursor=0&record_id={record}' },
  { list: 'events', query: 'cursor={cursor}&record_id={record}&type=contact.updated' },
];

/** What walks the most, in one line. */
function summary(plan) {
  const parts = [];
  let read = 0;
  const visit = (node) => {
    const on = node['Index Name'] ?? node['Relation Name'];
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    if (on) {
      read += (node['Actual Rows'] + removed) * node['Actual Loops'];
      parts.push(`${node['Node Type']}${node['Scan Direction'] === 'Backward' ? ' backward' : ''} ${on}${removed > 0 ? ` (removed ${Math.round(removed)})` : ''}`);
    } else if (node['Node Type'] !== 'Limit') parts.push(node['Node Type']);
    for (const child of node.Plans ?? []) visit(child);
  };
  visit(plan);
  return { text: parts.join(' < '), read: Math.round(read) };
}

const middle = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Executes the statement under a name, or as one that has none, and explains the last execution. */
async function explain(url, { name, text, values, settings = {} }, mode) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (name === undefined || mode !== 'auto') await client.query(`SET plan_cache_mode = ${name === undefined && mode === 'auto' ? 'force_custom_plan' : mode}`);
    for (const [setting, value] of Object.entries(settings)) await client.query(`SET ${setting} = ${value}`);
    const parameters = values.map((value) => (value === null ? 'NULL' : pg.escapeLiteral(Array.isArray(value) ? `{${value.map((item) => JSON.stringify(item)).join()}}` : String(value)))).join(', ');
    await client.query(`PREPARE bench AS ${text}`);
    for (let i = 0; i < EXECUTIONS; i++) await client.query(`EXECUTE bench(${parameters})`);
    const times = [];
    let last;
    for (let i = 0; i < 3; i++) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE bench(${parameters})`);
      last = rows[0]['QUERY PLAN'][0];
      times.push(last['Planning Time'] + last['Execution Time']);
    }
    const { rows } = await client.query(`SELECT generic_plans > 0 AS generic FROM pg_prepared_statements WHERE name = 'bench'`);
    const plan = last.Plan;
    return { ms: middle(times), kind: rows[0].generic ? 'generic' : 'custom', buffers: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0), ...summary(plan), plan };
  } finally {
    await client.end();
  }
}

/** The statements of a request; with `deep`, of the page that begins after that share of the list. */
async function statementsOf(url, send, request, list, deep) {
  const { statements, body } = await send(request);
  const lists = statements.filter(({ text }) => text.includes(`FROM ${list}`));
  if (deep === undefined) return lists;
  const [first] = lists;
  // The limit is a parameter, the last one, or stands there as it is.
  const [limit] = / LIMIT \$?\d+$/.exec(first.text);
  const all = first.text.slice(0, -limit.length);
  const parameters = limit.includes('$') ? first.values.slice(0, -1) : first.values;
  const { total } = (await once(url, `SELECT count(*)::int AS total FROM (${all}) c`, parameters)).rows[0];
  const [row] = (await once(url, `${all} OFFSET ${Math.floor(total * deep)} LIMIT 1`, parameters)).rows;
  const cursor = body.meta.next_cursor;
  if (cursor === null || !row) return [];
  const next = (await send({ ...request, url: `${request.url}&cursor=${cursor}` })).statements.find(({ text }) => text.includes('FROM contacts'));
  const sort = new URL(request.url, 'http://localhost').searchParams.get('sort') ?? 'created_at';
  const position = row.position ?? row[sort.replace('-', '')].toISOString();
  // The position and the id come after what the filter binds.
  return [{ ...next, values: next.values.with(parameters.length, position).with(parameters.length + 1, row.id) }];
}

const database = await openBenchDatabase();
try {
  await withApplication(database.url, async ({ newOrganization, send }) => {
    const big = await newOrganization('big');
    const small = await newOrganization('small');
    await seed(database.url, async (client) => {
      await fillContacts(client, small.orgId, 200);
      await fillContacts(client, big.orgId, Number(options.rows));
    });
    if (options['without-statistics']) {
      await once(database.url, "DELETE FROM pg_statistic WHERE starelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)");
      await once(database.url, "UPDATE pg_class SET reltuples = -1, relpages = 0, relallvisible = 0 WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
    }
    for (const sql of options.sql) await once(database.url, sql);
    for (const [title, organization] of [[`${options.rows} contacts`, big], ['200 contacts, beside it', small]]) {
      say(`\n## ${title}\n`);
      say('| query | as sent: ms | plan kind | blocks | rows read | plan | forced custom: ms | forced generic: ms |');
      say('| --- | --- | --- | --- | --- | --- | --- | --- |');
      const { data, meta } = (await send({ method: 'GET', url: '/api/v1/events?cursor=0', token: organization.token })).body;
      for (const { list = 'contacts', query, deep } of CASES.filter((one) => one.query.includes(options.only))) {
        const filled = query.replace('{cursor}', meta.next_cursor).replace('{record}', data[0].record_id);
        const request = { method: 'GET', url: `/api/v1/${list}?${filled}`, token: organization.token };
        for (const statement of await statementsOf(database.url, send, request, list, deep)) {
          const found = await explain(database.url, statement, 'auto');
          const custom = await explain(database.url, statement, 'force_custom_plan');
          const generic = await explain(database.url, statement, 'force_generic_plan');
          const label = `${list === 'contacts' ? '' : `${list}: `}${query.replace(/T\d.*?Z/, '') || '(none)'}${deep === undefined ? '' : `, after ${deep * 100} %`}${statement.text.includes('count(*)') ? ', the count' : ''}`;
          say(`| ${label} | ${found.ms.toFixed(2)} | ${statement.name === undefined ? 'unnamed' : found.kind} | ${found.buffers} | ${found.read} | ${found.text} | ${custom.ms.toFixed(2)} | ${generic.ms.toFixed(2)} |`);
          if (options.full) say(JSON.stringify(found.plan, null, 2));
        }
      }
    }
  });
} finally {
  await database.close();
}
