/** Sets of states that are read often and change rarely, such as the pipelines of an organization, as they were last read. */
export class RememberedSets<State> {
  private readonly sets = new Map<string, { readonly states: readonly State[]; readonly size: number }>();
  private total = 0;

  /** @param most the most that all sets together may have of what `sizeOf` counts: the one that was used longest ago is forgotten */
  constructor(
    private readonly most: number,
    private readonly sizeOf: (state: State) => number,
  ) {}

  /** The set as it was last read, which may be outdated; null if it is not known. */
  recall(key: string): readonly State[] | null {
    const known = this.sets.get(key);
    if (!known) return null;
    // Moved to the end, so that the first is the one that was used longest ago.
    this.sets.delete(key);
    this.sets.set(key, known);
    return known.states;
  }

  remember(key: string, states: readonly State[]): void {
    this.forget(key);
    const size = states.reduce((sum, state) => sum + this.sizeOf(state), 1);
    this.sets.set(key, { states, size });
    this.total += size;
    for (const oldest of this.sets.keys()) {
      if (this.total <= this.most) break;
      this.forget(oldest);
    }
  }

  forget(key: string): void {
    this.total -= this.sets.get(key)?.size ?? 0;
    this.sets.delete(key);
  }
}
