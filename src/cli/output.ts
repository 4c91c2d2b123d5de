/** How a command tells its result: plain text for people, JSON for programs. */
export interface Output {
  /** @param value the result as JSON; @param text the same for people */
  result(value: unknown, text: string): void;
}

export function outputTo(write: (text: string) => void, json: boolean): Output {
  return { result: (value, text) => write(json ? `${JSON.stringify(value, null, 2)}\n` : text === '' ? '' : `${text}\n`) };
}

/** Rows in aligned columns under their headings. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [headings, ...rows].map(line).join('\n');
}

/** Names with their values, one a line. */
export function pairs(lines: readonly (readonly string[])[]): string {
  const width = Math.max(...lines.map(([name]) => name?.length ?? 0));
  return lines.map(([name = '', value = '']) => `${name.padEnd(width)}  ${value}`).join('\n');
}
