import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityMetadata, type MigrationInterface, type QueryRunner } from 'typeorm';
import { storedTexts } from '../../src/cli/stored-texts.js';
import { ALL_MIGRATIONS } from '../../src/migrations/all-migrations.js';
import { meaningOfConstraint, type Table } from '../../src/platform/database/table.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Column {
  readonly table: string;
  readonly name: string;
  /** As Postgres writes it. */
  readonly type: string;
  readonly nullable: boolean;
}
interface Index {
  readonly table: string;
  readonly name: string;
  readonly primary: boolean;
  readonly unique: boolean;
  readonly valid: boolean;
  /** Its columns in order; an expression is null. */
  readonly columns: readonly (string | null)[];
}
interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

/** Text columns without free text: the application generates them, or they hold one of a few words. */
const NOT_WRITTEN_BY_PEOPLE = [
  'accounts_search.folded',
  'api_keys.prefix', 'api_keys.scopes',
  // Entries of the audit log say what things were called then.
  'audit_entries.action', 'audit_entries.actor_name', 'audit_entries.actor_type', 'audit_entries.address', 'audit_entries.request_id', 'audit_entries.target_name', 'audit_entries.target_type',
  'audit_entries.user_agent',
  'contact_emails.email_key', 'contacts.body', 'contacts.source', 'contacts_search.email_key', 'contacts_search.folded',
  'custom_fields.attribute_type', 'custom_fields.name_key', 'custom_fields.object', 'custom_fields.property_name',
  'deals_search.folded',
  'delivery_log.event', 'delivery_log.status', 'pending_deliveries.event',
  // Events stay as they were published.
  'events.body', 'events.record_type', 'events.request_id', 'events.type',
  'idempotency.body', 'idempotency.key',
  'jobs.status', 'jobs.type',
  'notes_search.folded',
  'organizations.plan', 'pushed_activities.type',
  'sessions.address', 'sessions.method', 'sessions.user_agent', 'sign_in_choices.method', 'sign_in_links.purpose', 'sign_ins.password_hash', 'stages.type', 'tasks.body', 'tasks.priority', 'tasks.status', 'tasks_search.folded', 'users.email_key', 'users.role',
  'webhook_failures.url', 'webhook_subscriptions.disabled_reason', 'webhook_subscriptions.events', 'webhook_subscriptions.status',
];

/** TypeORM's own. */
const NOT_OURS = ['migrations'];
/** Sweeps of expired rows, and the queue of jobs, across organizations. */
const SWEPT_ACROSS_ORGANIZATIONS = ['audit_entries_age_idx', 'idempotency_expires_idx', 'jobs_due_idx', 'jobs_ended_idx', 'sessions_idle_idx', 'sign_in_links_expired_idx', 'usage_hours_expired_idx'];
/** A sign-in knows an email alone, and no organization yet. */
const SIGN_IN = ['users_sign_in_idx'];
/** Searched by a subscription or an event, which names its organization: without statistics the planner could otherwise choose the primary key. */
const NOT_BY_ORGANIZATION = ['delivery_log_event_idx', 'pending_deliveries_due_idx', 'pending_deliveries_listed_idx', 'pending_deliveries_order_idx'];
/** A token names its organization, so its hash is looked up before one is known. */
const UNIQUE_ACROSS_ORGANIZATIONS = ['api_keys_token_hash_key', 'sessions_token_hash_key', 'sign_in_links_token_hash_key'];

let app: TestApp;
let entities: readonly EntityMetadata[];
let columns: readonly Column[];
let indexes: readonly Index[];
let foreignKeys: readonly ForeignKey[];
const declared = declaredTables();

beforeAll(async () => {
  app = await startTestApp();
  entities = app.get(DataSource).entityMetadatas;
  columns = await app.sql<Column>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1)
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY 1, 2`,
    [NOT_OURS],
  );
  indexes = await app.sql<Index>(
    `SELECT t.relname AS table, c.relname AS name, i.indisprimary AS primary, i.indisunique OR i.indisexclusion AS unique, i.indisvalid AS valid,
            (SELECT json_agg(a.attname ORDER BY k.position) FROM unnest(i.indkey::int[]) WITH ORDINALITY k (attnum, position)
             LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE k.position <= i.indnkeyatts) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND NOT t.relispartition AND t.relname <> ALL ($1)
     ORDER BY 1, 2`,
    [NOT_OURS],
  );
  foreignKeys = await app.sql<ForeignKey>(
    `SELECT t.relname AS table, f.conname AS name, r.relname AS target,
            (SELECT json_agg(a.attname ORDER BY k.position) FROM unnest(f.conkey) WITH ORDINALITY k (attnum, position)
             JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.attnum) AS columns,
            (SELECT json_agg(a.attname ORDER BY k.position) FROM unnest(f.confkey) WITH ORDINALITY k (attnum, position)
             JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.attnum) AS "targetColumns"
     FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
     WHERE f.contype = 'f' AND NOT t.relispartition AND t.relnamespace = 'public'::regnamespace
     ORDER BY 1, 2`,
  );
});
afterAll(() => app.close());

describe('the declared tables', () => {
  it('have the columns of the migrated database, neither more nor fewer, of the same types', () => {
    const expected = entities.flatMap((entity) =>
      entity.columns.map((column) => ({ table: entity.tableName, name: column.databaseName, type: postgresType(column), nullable: column.isNullable })),
    );
    expect(sorted(expected)).toEqual(sorted(columns));
    expect(columns.length).toBeGreaterThan(0);
  });

  it('are all loaded by the application', () => {
    expect(entities.map(({ tableName }) => tableName).sort()).toEqual(declared.map(({ name }) => name).sort());
  });

  it("have the database's primary keys, in the same order", () => {
    const actual = indexes.filter(({ primary }) => primary).map((index) => ({ table: index.table, key: index.columns }));
    expect(actual).toEqual(byTable(declared.map(({ name, key }) => ({ table: name, key }))));
  });

  it('name foreign keys that there are, and leave none out', () => {
    const actual = foreignKeys.map(({ table, columns: own, target }) => `${table} (${own.join(', ')}) → ${target}`);
    expect(actual.sort()).toEqual(declared.flatMap(({ name, references }) => references.map((reference) => `${name} (${reference.columns.join(', ')}) → ${reference.table}`)).sort());
  });

  it('name unique keys that there are', () => {
    const unique = (table: string, key: readonly string[]): boolean => indexes.some((index) => index.unique && index.table === table && index.columns.join() === key.join());
    expect(declared.flatMap(({ name, uniques }) => uniques.filter((key) => !unique(name, key)).map((key) => `${name} (${key.join(', ')})`))).toEqual([]);
  });

  it('give a meaning only to constraints that there are', () => {
    const constraints = [...indexes.filter(({ unique }) => unique), ...foreignKeys].map(({ table, name }) => ({ table, name }));
    const meant = constraints.filter(({ name }) => meaningOfConstraint(name) !== undefined);
    expect(meant).toEqual(meant.map(({ name }) => ({ table: meaningOfConstraint(name)?.table, name })));
    // A name in a file that the database does not have would never match.
    expect(meant.map(({ name }) => name).sort()).toEqual(namedViolations());
  });
});

it("every column of text is held against today's rules by `oratek verify`, unless no words of people are in it", () => {
  const verified = storedTexts({ checkTarget: () => null }).flatMap(({ table, fields }) => Object.keys(fields).map((field) => `${table}.${field}`));
  const texts = columns.filter(({ type }) => type.startsWith('text')).map(({ table, name }) => `${table}.${name}`);
  expect([...verified, ...NOT_WRITTEN_BY_PEOPLE].sort()).toEqual(texts.sort());
});

describe("a tenant's tables", () => {
  const ofTenants = (): Set<string> => new Set(columns.filter(({ name }) => name === 'org_id').map(({ table }) => table));

  it('are all but the organizations themselves, what processes say of themselves, and what people have proven before they choose an organization', () => {
    const others = [...new Set(columns.map(({ table }) => table))].filter((table) => !ofTenants().has(table));
    expect(others).toEqual(['organizations', 'process_leases', 'sign_in_choices']);
  });

  it('begin their primary and unique keys with org_id', () => {
    const keys = indexes.filter(({ table, unique }) => unique && ofTenants().has(table));
    expect(keys.filter((key) => key.columns[0] !== 'org_id').map(({ name }) => name)).toEqual(UNIQUE_ACROSS_ORGANIZATIONS);
    expect(new Set(keys.filter(({ primary }) => primary).map(({ table }) => table))).toEqual(ofTenants());
  });

  it('begin their other indexes with org_id, too', () => {
    expect(indexes.filter(({ table, unique, columns: [first] }) => !unique && ofTenants().has(table) && first !== 'org_id').map(({ name }) => name).sort()).toEqual([...NOT_BY_ORGANIZATION, ...SIGN_IN, ...SWEPT_ACROSS_ORGANIZATIONS].sort());
  });

  it('point only into the same organization', () => {
    const leading = foreignKeys.filter(({ table }) => ofTenants().has(table) && table !== 'organizations').map((key) => ({ name: key.name, from: key.columns[0], to: key.targetColumns[0] }));
    expect(leading.length).toBeGreaterThan(0);
    expect(leading).toEqual(leading.map(({ name }) => ({ name, from: 'org_id', to: 'org_id' })));
  });
});

it('has no index that was left invalid', () => {
  expect(indexes.filter(({ valid }) => !valid)).toEqual([]);
});

describe('the migrations', () => {
  const migrations: readonly MigrationInterface[] = ALL_MIGRATIONS.map((migration) => new migration());

  it('are all run, in the order of their times', async () => {
    const names = migrations.map(({ name }) => name ?? '');
    expect(names).toEqual([...names].sort((a, b) => Number(/\d+$/.exec(a)?.[0]) - Number(/\d+$/.exec(b)?.[0])));
    expect((await app.sql<{ name: string }>('SELECT name FROM migrations ORDER BY id')).map(({ name }) => name)).toEqual(names);
    const files = readdirSync(join(process.cwd(), 'src/migrations')).filter((file) => /^\d+-.+\.ts$/.test(file));
    expect(files.map((file) => /^\d+/.exec(file)?.[0] ?? '').sort()).toEqual(names.map((name) => /\d+$/.exec(name)?.[0]));
  });

  it('only go forward', async () => {
    for (const migration of migrations) await expect(migration.down(undefined as unknown as QueryRunner)).rejects.toThrow('only go forward');
  });
});

function tableFiles(): string[] {
  return readdirSync(join(process.cwd(), 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.table.ts'));
}

/** The constraints under `violations` of any table, as they stand in the files. */
function namedViolations(): string[] {
  const blocks = tableFiles().flatMap((file) => readFileSync(join(process.cwd(), 'src', file), 'utf8').match(/violations: \{[^}]*\}/g) ?? []);
  return blocks.flatMap((block) => Array.from(block.slice(block.indexOf('{')).matchAll(/(\w+):/g), ([, name]) => name ?? '')).sort();
}

/** What defineTable() made anywhere in src/. */
function declaredTables(): Table[] {
  return tableFiles().flatMap((file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- found, not known: there is no import for it
    const exported = Object.values(require(join(process.cwd(), 'src', file)) as Readonly<Record<string, unknown>>);
    return exported.filter((one): one is Table => typeof one === 'object' && one !== null && 'entity' in one);
  });
}

function postgresType({ type, isArray, precision, scale }: EntityMetadata['columns'][number]): string {
  const name = type === 'timestamptz' ? `timestamp(${precision}) with time zone` : type === 'numeric' ? `numeric(${precision},${scale})` : String(type);
  return isArray ? `${name}[]` : name;
}

function byTable<T extends { readonly table: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.table < b.table ? -1 : 1));
}

function sorted(rows: readonly Column[]): string[] {
  return rows.map(({ table, name, type, nullable }) => `${table}.${name} ${type}${nullable ? '' : ' not null'}`).sort();
}
