/** The format that the first line of every backup names. */
export const FORMAT = 'oratek-backup';
export const FORMAT_VERSION = 1;

/** The line that ends the rows of a table. In COPY's text a backslash in data is doubled, so no row looks like it. */
export const END_OF_ROWS = '\\.';

export interface BackupColumn {
  readonly name: string;
  /** As Postgres writes it, such as `timestamp(3) with time zone`. */
  readonly type: string;
}

export interface BackupTable {
  readonly name: string;
  /** In the order of the values of each row. Generated columns are left out. */
  readonly columns: readonly BackupColumn[];
}

/** A sequence, so that it goes on with numbers that are not taken. */
export interface BackupSequence {
  readonly name: string;
  /** A bigint in decimal digits. */
  readonly last_value: string;
  /** Whether `last_value` has been used already. */
  readonly is_called: boolean;
}

/** The first line: format and content of the backup. */
export interface BackupHeader {
  readonly format: typeof FORMAT;
  readonly version: typeof FORMAT_VERSION;
  /** The moment of the backup's snapshot, RFC 3339 in UTC. */
  readonly created_at: string;
  /** The release of OraTek that made it. */
  readonly release: string;
  /** The version of the Postgres that it was made from. */
  readonly postgres: string;
  /** Names of the migrations that the schema had, oldest first. */
  readonly migrations: readonly string[];
  /** In loading order: a table comes after those that it references. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly BackupSequence[];
}

/** The line before the rows of a table. */
export interface TableStart {
  readonly table: string;
}

/** The line after them. */
export interface TableEnd {
  readonly rows: number;
  /** Digest of the rows with their line ends, in hexadecimal digits. */
  readonly sha256: string;
}

/** The last line: without it, a backup is truncated. */
export interface BackupEnd {
  readonly end: true;
  readonly tables: number;
  readonly rows: number;
  /** Digest of every byte before this line. */
  readonly sha256: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Parses the header; of an unknown version only the version is known. */
export function parseHeader(line: string): BackupHeader | { readonly version: number } | null {
  const json = parseObject(line);
  if (json?.['format'] !== FORMAT || typeof json['version'] !== 'number') return null;
  if (json['version'] !== FORMAT_VERSION) return { version: json['version'] };
  return isHeader(json) ? json : null;
}

export function parseTableStart(line: string): TableStart | null {
  const json = parseObject(line);
  return typeof json?.['table'] === 'string' ? { table: json['table'] } : null;
}

export function parseTableEnd(line: string): TableEnd | null {
  const json = parseObject(line);
  return typeof json?.['rows'] === 'number' && typeof json['sha256'] === 'string' ? { rows: json['rows'], sha256: json['sha256'] } : null;
}

export function parseEnd(line: string): BackupEnd | null {
  const json = parseObject(line);
  const tables = json?.['tables'];
  const end = parseTableEnd(line);
  return json?.['end'] === true && typeof tables === 'number' && end ? { end: true, tables, ...end } : null;
}

function parseObject(line: string): Json | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHeader(json: unknown): json is BackupHeader {
  return (
    isObject(json) &&
    areTexts(json, 'created_at', 'release', 'postgres') &&
    isListOf(json['migrations'], (name): name is string => typeof name === 'string') &&
    isListOf(json['tables'], isTable) &&
    isListOf(json['sequences'], isSequence)
  );
}

function isTable(value: unknown): value is BackupTable {
  return isObject(value) && areTexts(value, 'name') && isListOf(value['columns'], (column): column is BackupColumn => isObject(column) && areTexts(column, 'name', 'type'));
}

function isSequence(value: unknown): value is BackupSequence {
  return isObject(value) && areTexts(value, 'name', 'last_value') && typeof value['is_called'] === 'boolean';
}

function areTexts(json: Json, ...names: readonly string[]): boolean {
  return names.every((name) => typeof json[name] === 'string');
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}
