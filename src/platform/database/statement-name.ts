const MAX_NAMES = 1000;
const names = new Map<string, string>();

/**
 * A name for a statement, so that each connection plans it once. Past a bound none is given, and the statement is
 * planned each time: nothing that a client sends may make the connections keep ever more plans.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_NAMES) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
