const WRITES = /\b(INSERT INTO|UPDATE|DELETE FROM) ([a-z_]+)/g;
const READS_FROM = /\bFROM ([a-z_]+)/;
const FIRST_WORD = /[A-Za-z]+/;
/** Generated names (`statement-name.ts`), which say nothing about the statement. */
const NUMBERED = /^s\d+$/;

const MAX_KNOWN = 1000;
const known = new Map<string, string>();

/**
 * A short description that statements of one kind share, such as `UPDATE contacts INSERT events`: its own name, what it
 * writes, or its verb and first table.
 */
export function statementSummary(name: string | undefined, text: string): string {
  if (name !== undefined && !NUMBERED.test(name)) return name;
  const found = known.get(text);
  if (found !== undefined) return found;
  const summary = summarize(text);
  if (known.size < MAX_KNOWN) known.set(text, summary);
  return summary;
}

function summarize(text: string): string {
  const writes = [...text.matchAll(WRITES)].map(([, verb = '', table = '']) => `${verb.replace(/ .*/, '')} ${table}`);
  if (writes.length > 0) return [...new Set(writes)].join(' ');
  const verb = text.includes('SELECT') ? 'SELECT' : (FIRST_WORD.exec(text)?.[0] ?? 'statement').toUpperCase();
  const table = READS_FROM.exec(text)?.[1];
  return table === undefined ? verb : `${verb} ${table}`;
}
