/** Characters that a terminal interprets: controls, line separators, and marks that change the direction of writing. */
const OBEYED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The text with the characters that a terminal interprets escaped as in JSON: a stored text must not move the cursor.
 */
export function printable(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** JSON, indented by `indent` spaces. JSON itself leaves DEL and C1 controls unescaped. */
export function toJson(value: unknown, indent = 0): string {
  return printableLines(JSON.stringify(value, null, indent));
}

/** How a command prints its result: plain text for people, JSON for programs. */
export interface Output {
  /** @param value the result as JSON; @param text the same for people */
  result(value: unknown, text: string): void;
}

export function outputTo(write: (text: string) => void, json: boolean): Output {
  return { result: (value, text) => write(json ? `${toJson(value, 2)}\n` : text === '' ? '' : `${printableLines(text)}\n`) };
}

/** Rows in aligned columns under their headings. */
export function table(headings: readonly string[], texts: readonly (readonly string[])[]): string {
  const rows = texts.map((row) => row.map(printable));
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [headings, ...rows].map(line).join('\n');
}

/** Names with their values, one a line. */
export function pairs(lines: readonly (readonly string[])[]): string {
  const width = Math.max(...lines.map(([name]) => name?.length ?? 0));
  return lines.map(([name = '', value = '']) => `${name.padEnd(width)}  ${printable(value)}`).join('\n');
}
