/** Half of the number of names that are kept. */
const GENERATION = 500;

/**
 * Names for statements, so that each connection plans them once. Only recently used texts are kept: of two generations
 * the older one is dropped when the newer one is full, and a text that is used moves to the newer one. So a hot
 * statement keeps its name however many others clients cause, and memory is bounded. A name is never reused for another
 * text, since connections may still have it; `QueryConfigs` bounds what they have.
 */
export class StatementNames {
  private newer = new Map<string, string>();
  private older: ReadonlyMap<string, string> = new Map();
  private given = 0;

  constructor(private readonly generation = GENERATION) {}

  /** How many texts are kept. */
  get size(): number {
    return this.newer.size + this.older.size;
  }

  nameOf(text: string): string {
    const known = this.newer.get(text);
    if (known !== undefined) return known;
    const name = this.older.get(text) ?? `s${++this.given}`;
    if (this.newer.size >= this.generation) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(text, name);
    return name;
  }
}

const names = new StatementNames();

/** The name of a statement among those of this process. */
export function statementName(text: string): string {
  return names.nameOf(text);
}
