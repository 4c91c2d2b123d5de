/** How the aggregates of a table are found by a value that each has in its current state. */
export interface RecordIndex<A> {
  /** Identifies the index within its table. */
  readonly name: string;
  /** The value of an aggregate; null for one that no list of this index has. */
  readonly valueOf: (aggregate: A) => string | null;
}

interface Index {
  readonly valueOf: (aggregate: never) => string | null;
  readonly valueNow: Map<object, string | null>;
  readonly byValue: Map<string, Set<object>>;
  /** Those whose state was replaced since their value was read. */
  readonly stale: Set<object>;
}

/**
 * The aggregates of one table that a unit has. Lists find theirs by an index, since a unit with thousands of records asks
 * for thousands of lists.
 */
export class UnitRecords {
  private readonly all = new Set<object>();
  private readonly indexes = new Map<string, Index>();

  add(aggregate: object): void {
    this.all.add(aggregate);
    this.changed(aggregate);
  }

  /** The state of the aggregate was replaced. */
  changed(aggregate: object): void {
    for (const { stale } of this.indexes.values()) stale.add(aggregate);
  }

  /** All of them, or those with a value in an index. */
  find<A extends object>(by?: { readonly index: RecordIndex<A>; readonly value: string }): A[] {
    if (!by) return [...this.all] as A[];
    const index = this.indexOf(by.index);
    for (const aggregate of index.stale) place(index, aggregate);
    index.stale.clear();
    return [...(index.byValue.get(by.value) ?? [])] as A[];
  }

  private indexOf<A>({ name, valueOf }: RecordIndex<A>): Index {
    let index = this.indexes.get(name);
    if (!index) {
      index = { valueOf, valueNow: new Map(), byValue: new Map(), stale: new Set(this.all) };
      this.indexes.set(name, index);
    }
    return index;
  }
}

function place({ valueOf, valueNow, byValue }: Index, aggregate: object): void {
  const [before, now] = [valueNow.get(aggregate) ?? null, valueOf(aggregate as never)];
  valueNow.set(aggregate, now);
  if (before === now) return;
  if (before !== null) byValue.get(before)?.delete(aggregate);
  if (now === null) return;
  const members = byValue.get(now);
  if (members) members.add(aggregate);
  else byValue.set(now, new Set([aggregate]));
}
