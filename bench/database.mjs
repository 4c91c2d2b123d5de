// The database of a run: an embedded Postgres of its own, as durable as in production, or a new database on DATABASE_URL's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../dist/platform/database/migrate.js';
import { startEmbeddedPostgres } from '../dist/platform/database/embedded/embedded-postgres.js';

/** @returns {Promise<{ url: string, version: string, close: () => Promise<void> }>} a migrated, empty database */
export async function openBenchDatabase() {
  const external = process.env.DATABASE_URL;
  let folder = null;
  let embedded = null;
  if (!external) {
    folder = await mkdtemp(join(tmpdir(), 'oratek-bench-'));
    embedded = await startEmbeddedPostgres({ dataDir: folder, explicit: true, role: 'server', log: () => undefined });
  }
  const server = external ?? embedded.url;
  const name = `oratek_bench_${process.pid}`;
  await once(server, `CREATE DATABASE ${name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const version = (await once(url.href, 'SHOW server_version')).rows[0].server_version;
  return {
    url: url.href,
    version,
    close: async () => {
      await once(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
      await embedded?.stop();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function once(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}

/**
 * Fills an organization with contacts, their email claims and their first events. The same number gives the same
 * contacts. Of them 10 % are hot, 25 % warm, 30 % cold; 75 % stand in a stage; one in 20,000 works at "Zephyr Quartz".
 */
export async function seedContacts(url, orgId, count) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Their indexes are built afterwards: faster, and as compact as after a REINDEX.
    const { rows: indexes } = await client.query(
      `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE i.indrelid IN ('contacts'::regclass, 'events'::regclass, 'contact_emails'::regclass) AND NOT i.indisunique`,
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    await client.query(`CREATE FUNCTION pg_temp.pick(i bigint, salt bigint, n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT abs(hashint8extended(i, salt) % n)::int'`);
    await client.query(`CREATE FUNCTION pg_temp.id(i bigint, salt text, at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS
      $$SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid FROM md5(i::text || salt) m$$`);
    await client.query(CONTACTS, [orgId, count]);
    await client.query(
      `INSERT INTO contact_emails (org_id, email, contact_id) SELECT org_id, lower(email), id FROM contacts WHERE org_id = $1 AND email IS NOT NULL ON CONFLICT DO NOTHING`,
      [orgId],
    );
    await client.query(EVENTS, [orgId]);
    for (const { definition } of indexes) await client.query(definition);
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT').catch(() => undefined);
  } finally {
    await client.end();
  }
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
  SELECT i, pg_temp.pick(i, 1, 100) AS label, pg_temp.pick(i, 2, 100) AS stage, pg_temp.pick(i, 3, 30) AS f, pg_temp.pick(i, 4, 40) AS l,
    pg_temp.pick(i, 5, 20) AS p, pg_temp.pick(i, 6, 16) AS t, pg_temp.pick(i, 7, 10) AS c,
    date_trunc('milliseconds', now() - interval '2 years' * (($2::int - i + 1)::float8 / $2::int)) AS created
  FROM generate_series(1, $2::int) i
)
INSERT INTO contacts (org_id, id, version, seq, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, source, account_id, created_at, updated_at)
SELECT $1::uuid, pg_temp.id(i, 'contact', created), 1, 1,
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
  NULL, created, date_trunc('milliseconds', created + (now() - created) * power(pg_temp.pick(i, 19, 100000) / 100000.0, 3)::float8)
FROM base, words`;

const EVENTS = `
INSERT INTO events (org_id, id, type, record_type, record_id, seq, contact_id, actor, at, body)
SELECT org_id, pg_temp.id(row_number() OVER (), 'event', created_at), 'contact.created', 'contact', id, 1, id, '{"type":"api_key","id":null,"name":"seed"}', created_at,
  json_build_object('event', 'contact.created', 'ts', created_at, 'payload', json_build_object('contact', json_build_object('id', id, 'full_name', full_name,
    'company', company, 'email', email, 'phone', phone, 'location', location, 'deal_stage', deal_stage, 'deal_value', deal_value, 'label', label, 'tags', tags,
    'source', source, 'account_id', account_id, 'created_at', created_at, 'updated_at', updated_at)), 'sequence', 1)::text
FROM contacts WHERE org_id = $1`;
