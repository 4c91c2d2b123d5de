// The generator: it fills organizations by SQL, since through the application it would take hours. The same numbers give the same
// records, at any time. A change of this file makes the benches fill their databases again (`kept-database.mjs`).
import pg from 'pg';

/** All records were made in the two years before. */
export const END = '2026-11-01T00:00:00.000Z';

/** Opens a connection for the fill… functions below, and afterwards leaves the tables as a busy database has them: analyzed, vacuumed, written. */
export async function seed(url, work, render = async () => undefined) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Their indexes are built afterwards: faster, and as compact as after a REINDEX.
    const { rows: indexes } = await client.query(
      `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE i.indrelid = ANY('{contacts,contacts_search,events,contact_emails,deals,deals_search,tasks,tasks_search}'::regclass[]) AND NOT i.indisunique`,
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    await client.query(`SET maintenance_work_mem = '256MB'`);
    await client.query(`CREATE FUNCTION pg_temp.pick(i bigint, salt bigint, n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT abs(hashint8extended(i, salt) % n)::int'`);
    await client.query(`CREATE FUNCTION pg_temp.id(i text, salt text, at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS
      $$SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid FROM md5(i || salt) m$$`);
    await client.query(`CREATE FUNCTION pg_temp.last() RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$SELECT '${END}'::timestamptz$$`);
    await work(client);
    await render();
    // Rendering writes each row once more.
    await client.query('VACUUM FULL contacts, tasks');
    for (const { definition } of indexes) await client.query(definition);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT').catch(() => undefined);
  } finally {
    await client.end();
  }
}

/**
 * Contacts with their email claims, their deals and their first events. Of them 10 % are hot, 25 % warm, 30 % cold; 30 %
 * stand in a stage and have a deal; one in 20,000 works at "Zephyr Quartz", one in 20 at a "Wasatch".
 *
 * @param {{ leaving?: number, events?: number, isValued?: boolean }} [more] older ones, to be deleted: their names begin with "Leaving", every second has an email,
 *   and each a deal and so many events, which lie far apart as events do that come about over time; `isValued`: the half whose source is `api` or
 *   `ui` has values of five custom fields
 */
export async function fillContacts(client, orgId, count, { leaving = 0, events = 50, isValued = false } = {}) {
  await client.query(LEAVING, [orgId, leaving, events]);
  await client.query(CONTACTS, [orgId, count, isValued]);
  for (const statement of [SEARCH, EMAILS, DEALS, DEALS_SEARCH, EVENTS]) await client.query(statement, [orgId]);
}

/** A task for each of so many of the newest contacts, every fifth without it. */
export async function fillTasks(client, orgId, count) {
  await client.query(TASKS, [orgId, count]);
  await client.query(TASKS_SEARCH, [orgId]);
}

const CONTACTS = `
WITH words AS (SELECT
    '{James,Mary,Robert,Patricia,John,Jennifer,Michael,Linda,David,Elizabeth,William,Barbara,Richard,Susan,Joseph,Jessica,Thomas,Sarah,Carlos,Karen,Daniel,Lisa,Matthew,Nancy,Anthony,Betty,Zoë,Jürgen,Siobhán,Mei}'::text[] AS first,
    '{Smith,Johnson,Williams,Brown,Jones,Garcia,Miller,Davis,Rodriguez,Martinez,Hernandez,Lopez,Gonzalez,Wilson,Anderson,Thomas,Taylor,Moore,Jackson,Martin,Lee,Perez,Thompson,White,Harris,Sanchez,Clark,Ramirez,Lewis,Robinson,Walker,Young,Allen,King,Wright,Scott,Torres,Nguyen,Hill,Flores}'::text[] AS last,
    '{Wasatch,Summit,Granite,Cedar,Canyon,Pioneer,Redwood,Lakeside,Northern,Valley,Liberty,Cascade,Frontier,Silver,Harbor,Prairie,Beacon,Aspen,Meridian,Coastal}'::text[] AS place,
    '{Drug Testing,Health,Logistics,Dental,Roofing,Staffing,Clinics,Trucking,Insurance,Consulting,Construction,Software,Foods,Energy,Security,Laboratories}'::text[] AS trade,
    '{Salt Lake City UT,Denver CO,Boise ID,Reno NV,Phoenix AZ,Austin TX,Portland OR,Seattle WA,Tulsa OK,Omaha NE}'::text[] AS city,
    '{vip,renewal,referral,trade-show,newsletter,cold-call,partner,priority}'::text[] AS tag
), base AS (
  SELECT i, pg_temp.pick(i, 1, 100) AS label, CASE WHEN pg_temp.pick(i, 20, 10) < 3 THEN pg_temp.pick(i, 2, 75) END AS stage, pg_temp.pick(i, 3, 30) AS f, pg_temp.pick(i, 4, 40) AS l,
    pg_temp.pick(i, 5, 20) AS p, pg_temp.pick(i, 6, 16) AS t, pg_temp.pick(i, 7, 10) AS c,
    date_trunc('milliseconds', pg_temp.last() - interval '2 years' * (($2::int - i + 1)::float8 / ($2::int + 1))) AS created
  FROM generate_series(1, $2::int) i
)
INSERT INTO contacts (org_id, id, version, seq, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, source, account_id, custom, created_at, updated_at)
SELECT $1::uuid, pg_temp.id(i::text, 'contact', created), 1, 1,
  CASE WHEN pg_temp.pick(i, 8, 20) > 0 THEN first[f + 1] || ' ' || last[l + 1] END,
  CASE WHEN i % 20000 = 777 THEN 'Zephyr Quartz ' || i ELSE place[p + 1] || ' ' || trade[t + 1] || ' ' || pg_temp.pick(i, 9, 2000) END,
  CASE WHEN pg_temp.pick(i, 10, 10) > 0 THEN lower(last[l + 1]) || i || '@' || lower(place[p + 1]) || pg_temp.pick(i, 9, 2000) || '.example.com' END,
  CASE WHEN pg_temp.pick(i, 11, 10) > 2 THEN '+1801555' || lpad(pg_temp.pick(i, 12, 10000)::text, 4, '0') END,
  CASE WHEN pg_temp.pick(i, 13, 10) > 1 THEN city[c + 1] END,
  CASE WHEN stage < 30 THEN 'lead' WHEN stage < 45 THEN 'qualified' WHEN stage < 53 THEN 'proposal' WHEN stage < 57 THEN 'negotiation' WHEN stage < 65 THEN 'won' WHEN stage < 75 THEN 'lost' END,
  CASE WHEN stage < 70 THEN (pg_temp.pick(i, 14, 5000000) / 100.0)::numeric(14,2) END,
  CASE WHEN label < 10 THEN 'hot' WHEN label < 35 THEN 'warm' WHEN label < 65 THEN 'cold' END,
  CASE pg_temp.pick(i, 15, 3) WHEN 0 THEN '{}'::text[] WHEN 1 THEN ARRAY[tag[pg_temp.pick(i, 16, 8) + 1]] ELSE ARRAY[tag[pg_temp.pick(i, 16, 4) + 1], tag[pg_temp.pick(i, 17, 4) + 5]] END,
  (ARRAY['api', 'ui', 'csv_import', 'map_prospecting'])[pg_temp.pick(i, 18, 4) + 1],
  NULL, CASE WHEN $3::boolean AND pg_temp.pick(i, 18, 4) < 2 THEN json_build_object('batch', 'b' || i, 'segment', (ARRAY['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'])[pg_temp.pick(i, 20, 8) + 1],
    'score', pg_temp.pick(i, 21, 1000), 'remote', pg_temp.pick(i, 22, 2) = 1, 'since', json_build_object('at', '2026-05-14T00:00:00.000Z'))::jsonb ELSE '{}'::jsonb END,
  created, date_trunc('milliseconds', created + (pg_temp.last() - created) * power(pg_temp.pick(i, 19, 100000) / 100000.0, 3)::float8)
FROM base, words`;

const LEAVING = `
INSERT INTO contacts (org_id, id, version, seq, full_name, company, email, deal_stage, deal_value, label, tags, source, created_at, updated_at)
SELECT $1::uuid, pg_temp.id(i::text, 'leaving', created), $3::int, $3::int, 'Leaving Person ' || i, 'Company ' || i, CASE WHEN i % 2 = 0 THEN 'person' || i || '@leaving.example.com' END,
  'lead', 1200.5, 'warm', '{vip,trade-show}', 'api', created, created
FROM generate_series(1, $2::int) i, LATERAL (SELECT pg_temp.last() - interval '2 years' - interval '1 minute' * ($2::int - i + 1) AS created) t`;

// The texts of the seed fold to this: their only letters beyond ASCII are those of the two lists.
const SEARCH = `
INSERT INTO contacts_search (org_id, id, created_at, email_key, folded)
SELECT org_id, id, created_at, lower(email), concat_ws(E'\\x1f', translate(lower(coalesce(full_name, '')), 'ëüá', 'eua'), lower(coalesce(company, '')), lower(coalesce(email, '')), coalesce(regexp_replace(phone, '\\D', '', 'g'), ''))
FROM contacts WHERE org_id = $1`;

const EMAILS = `
INSERT INTO contact_emails (org_id, email_key, contact_id)
SELECT org_id, email_key, id FROM contacts_search WHERE org_id = $1 AND email_key IS NOT NULL ORDER BY created_at, id ON CONFLICT DO NOTHING`;

const DEALS = `
INSERT INTO deals (org_id, id, version, seq, name, pipeline_id, stage_id, contact_id, primary_at, value, is_searched, created_at, updated_at)
SELECT c.org_id, pg_temp.id(c.id::text, 'deal', c.created_at), 1, 0, coalesce(c.company, c.full_name), s.pipeline_id, s.id, c.id, c.created_at, c.deal_value, true, c.created_at, c.updated_at
FROM contacts c JOIN stages s ON s.org_id = c.org_id AND s.key = c.deal_stage WHERE c.org_id = $1`;

const DEALS_SEARCH = `
INSERT INTO deals_search (org_id, id, folded) SELECT org_id, id, translate(lower(name), 'ëüá', 'eua') FROM deals WHERE org_id = $1`;

const TASKS = `
INSERT INTO tasks (org_id, id, version, seq, title, status, priority, category, due_at, contact_id, completed_at, is_searched, created_at, updated_at)
SELECT $1::uuid, pg_temp.id(id::text, 'task', created_at), 1, 1, 'Call ' || coalesce(full_name, company) || ' about the renewal',
  CASE WHEN done THEN 'done' ELSE 'open' END, ('{low,medium,high}'::text[])[pg_temp.pick(i, 2, 3) + 1], 'call', created_at + interval '7 days',
  CASE WHEN i % 5 > 0 THEN id END, CASE WHEN done THEN created_at END, true, created_at, created_at
FROM (SELECT *, row_number() OVER (ORDER BY id) AS i FROM contacts WHERE org_id = $1 ORDER BY id DESC LIMIT $2) c, LATERAL (SELECT pg_temp.pick(i, 1, 3) = 0 AS done) d`;

const TASKS_SEARCH = `
INSERT INTO tasks_search (org_id, id, folded) SELECT org_id, id, translate(lower(title), 'ëüá', 'eua') FROM tasks WHERE org_id = $1`;

const EVENTS = `
INSERT INTO events (org_id, id, type, record_type, record_id, seq, contact_id, actor, at, data, body)
SELECT org_id, pg_temp.id(id::text || s.seq, 'event', created_at), t.type, 'contact', id, s.seq, id, '{"type":"api_key","id":null,"name":"seed"}',
  created_at, CASE WHEN s.seq > 1 THEN '{"changed":["label"]}'::jsonb END,
  json_build_object('event', t.type, 'ts', created_at, 'payload', json_build_object('contact', json_build_object('id', id, 'full_name', full_name,
    'company', company, 'email', email, 'phone', phone, 'location', location, 'deal_stage', deal_stage, 'deal_value', deal_value, 'label', label, 'tags', tags,
    'source', source, 'account_id', account_id, 'custom_fields', '{}'::json, 'created_at', created_at, 'updated_at', updated_at)), 'sequence', s.seq)::text
FROM contacts c, generate_series(1, c.seq) AS s(seq), LATERAL (SELECT CASE WHEN s.seq = 1 THEN 'contact.created' ELSE 'contact.updated' END AS type) t
WHERE org_id = $1 ORDER BY s.seq, c.id`;
