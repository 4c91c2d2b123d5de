/** One table's foreign key to another. */
export interface Reference {
  readonly from: string;
  readonly to: string;
}

/**
 * The tables in an order in which every one comes after those that it references; independent ones by name. A table may
 * reference itself: its keys are checked when all of its rows are there.
 * Throws for a cycle of references. A test ensures that there is none.
 */
export function loadOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = [];
  const left = new Set([...tables].sort());
  while (left.size > 0) {
    const next = [...left].find((table) => references.every(({ from, to }) => from !== table || to === table || !left.has(to)));
    if (next === undefined) throw new Error(`These tables refer to one another in a circle, and so cannot be restored one by one: ${[...left].join(', ')}.`);
    ordered.push(next);
    left.delete(next);
  }
  return ordered;
}
