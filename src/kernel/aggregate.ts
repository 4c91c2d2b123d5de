import { laterOf, type Timestamp } from './timestamp.js';

/** The part of the state that every aggregate has. */
export interface AggregateState {
  readonly version: number;
  /** The time of the last change. Absent from records that clients cannot follow by it. */
  readonly updatedAt?: Timestamp;
}

/** The time of a change: null for records that carry none. */
type ChangeTime<State> = State extends { readonly updatedAt: Timestamp } ? Timestamp : null;

/**
 * A record that changes as a whole, under one version. Its state is an immutable value: a change replaces it, so that
 * `mark` is one reference and a failed attempt costs no copy.
 */
export abstract class Aggregate<State extends AggregateState> {
  private latest: { readonly state: State; readonly deletedAt: Timestamp | null };
  private observer: (() => void) | null = null;

  protected constructor(
    /** The state in the database; null for an aggregate that is not stored yet. */
    readonly stored: State | null,
    state: State,
  ) {
    this.latest = { state, deletedAt: null };
  }

  /** The state with the changes made so far. */
  get state(): State {
    return this.latest.state;
  }

  get isDeleted(): boolean {
    return this.latest.deletedAt !== null;
  }

  /**
   * The time of the deletion, or else of the last change; the record's events have the same time. It never goes back.
   */
  get changedAt(): State['updatedAt'] {
    return (this.latest.deletedAt ?? this.state.updatedAt) as State['updatedAt'];
  }

  /** Whether a save would write to the database. */
  get isChanged(): boolean {
    return this.latest.state !== this.stored || this.isDeleted;
  }

  /** Returns a function that sets the aggregate back to what it is now. */
  mark(): () => void {
    const marked = this.latest;
    return () => this.replace(marked);
  }

  /** Calls back whenever the state has been replaced. There is one observer, the unit of work that has the aggregate. */
  observe(observer: () => void): void {
    this.observer = observer;
  }

  /**
   * Takes over the given values, as the version after the stored one, however many changes lead there.
   * Returns false, and changes nothing, if the state has all these values already.
   */
  protected become(next: Partial<State>, now: ChangeTime<State>): boolean {
    const { state, deletedAt } = this.latest;
    const fields = Object.keys(next) as (keyof State)[];
    if (fields.every((field) => isSame(state[field], next[field]))) return false;
    const at = now as Timestamp | null;
    // What a unit still changes of a record that it makes is part of its creation.
    const time = at === null || !this.stored ? {} : { updatedAt: this.notBefore(at) };
    this.replace({ state: { ...state, ...next, ...time, version: (this.stored?.version ?? 0) + 1 }, deletedAt });
    return true;
  }

  /** Deletes the aggregate. Its state stays as the last one. */
  protected end(now: Timestamp): void {
    this.replace({ ...this.latest, deletedAt: this.notBefore(now) });
  }

  private replace(latest: typeof this.latest): void {
    this.latest = latest;
    this.observer?.();
  }

  /** The clock may have been set back: a change never gets an earlier time than the one before it. */
  private notBefore(now: Timestamp): Timestamp {
    const { updatedAt } = this.latest.state;
    return updatedAt === undefined ? now : laterOf(now, updatedAt);
  }
}

function isSame(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  return before.length === after.length && before.every((value, index) => value === after[index]);
}
