import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Clients follow changes by `updated_at` and by the times of events. What writes them unguarded is lost to a client that
 * reads in the wrong moment, so everything goes through the unit of work, or takes the lock of the stamps itself.
 */

const SOURCE = join(process.cwd(), 'src');
/** Released before stamps were guarded; an upgrade stops the servers first. */
const BEFORE_STAMPS = ['1763769600000', '1763769600001', '1763856000000', '1763856000001', '1763942400000', '1764028800000'];
/** Tables with an `updated_at` that no list lets a client follow. */
const NOT_FOLLOWED = ['webhook_subscriptions', 'jobs'];

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
/** Without its comments. */
const textOf = (file: string): string => readFileSync(join(SOURCE, file), 'utf8').replace(/^\s*(?:\/\*.*?\*\/|\/\/[^\n]*)/gms, '');
const isMigration = (file: string): boolean => /migrations\/\d+-/.test(file);

const tables = files
  .filter((file) => file.endsWith('.table.ts'))
  .flatMap((file) => textOf(file).split(/(?=defineTable<)/).slice(1))
  .map((definition) => ({ name: /name: '(\w+)'/.exec(definition)?.[1] ?? '', stamp: /\n {2}stamp: '(\w+)'/.exec(definition)?.[1] ?? null, hasTime: /\n {4}updated_at: 'timestamptz/.test(definition) }));
const followed = tables.filter(({ stamp }) => stamp !== null).map(({ name }) => name);
const writes = new RegExp(`\\b(?:UPDATE|INSERT INTO|MERGE INTO|COPY) (?:ONLY )?(?:${followed.join('|')})\\b`, 'g');

it('every table with an updated_at declares it as a stamp, unless nothing is followed by it', () => {
  expect(followed.sort()).toEqual(expect.arrayContaining(['contacts', 'deals', 'events', 'tasks']));
  const unguarded = tables.filter(({ name, stamp, hasTime }) => hasTime && stamp !== 'updated_at' && !NOT_FOLLOWED.includes(name));
  expect(unguarded).toEqual([]);
});

/** The writes to such a table that are not part of a unit that guards its stamps. */
const unguardedWrites = (text: string): string[] =>
  Array.from(text.matchAll(writes), (match) => ({ write: match[0], before: text.slice(0, match.index).split(/\.command\(\{|: GatheredCommand<.*> = \{/) }))
    .filter(({ before }) => before.length === 1 || !/\bstamp(?:Of)?(?::|,)/.test(before.at(-1) ?? ''))
    .map(({ write }) => write);

it.each([
  ['rows.command({ table, stamp: at, render: () => `UPDATE deals SET', []],
  ['const MOVE: GatheredCommand<Move> = { stampOf: ({ at }) => at, render: () => `UPDATE deals SET', []],
  ['rows.command({ table, render: () => `UPDATE deals SET', ['UPDATE deals']],
  ['stamp: at; database.query({ text: `INSERT INTO contacts', ['INSERT INTO contacts']],
])('of %j it takes as unguarded %j', (text, unguarded) => {
  expect(unguardedWrites(text)).toEqual(unguarded);
});

it('SQL that writes to such a table stands in a command of a unit, which says its stamp', () => {
  const found = files.filter((file) => !isMigration(file)).flatMap((file) => unguardedWrites(textOf(file)).map((write) => ({ file, write })));
  expect(found).toEqual([]);
});

it('a migration that moves a stamp takes the lock of the stamps in the same transaction', () => {
  const moving = files.filter((file) => isMigration(file) && !BEFORE_STAMPS.some((time) => file.includes(time)) && /updated_at *=|INTO events\b/.test(textOf(file)));
  expect(moving.filter((file) => !/stamp_(?:open|guard)\(/.test(textOf(file)))).toEqual([]);
});
