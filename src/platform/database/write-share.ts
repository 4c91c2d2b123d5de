import { Failure } from '../../kernel/failure.js';

/** Writes that may wait for a connection, for each place of the share. */
const WAITING_EACH = 100;
/** Milliseconds; as long as a read waits for a connection. */
const WAIT_MS = 5_000;

interface Waiting {
  readonly admit: () => void;
  readonly refuse: () => void;
}

/**
 * The share of the pool for writes: the rest stays free for reads, even if writes hang. A database that waits for its
 * synchronous standby answers reads but no writes; writes are then refused, with nothing changed, as soon as unanswered
 * ones fill the share.
 */
export class WriteShare {
  private free: number;
  private unanswered = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly size: number) {
    this.free = size;
  }

  /** The share of a pool of that size: three quarters at most, but one place even with a single connection. */
  static ofPool(size: number): WriteShare {
    return new WriteShare(Math.max(1, size - Math.ceil(size / 4)));
  }

  /** Takes a place, and returns the function that releases it. Throws `unavailable` if none is free in time. */
  async take(): Promise<() => void> {
    if (this.free > 0) this.free--;
    else await this.wait();
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const [next] = this.waiting;
      if (next) next.admit();
      else this.free++;
    };
  }

  /**
   * The place of a write that the database has not answered in time stays taken; call it again with `false` when the
   * write has ended.
   */
  noteUnanswered(isOne: boolean): void {
    this.unanswered += isOne ? 1 : -1;
    // No place becomes free before the database answers again.
    if (this.unanswered === this.size) for (const { refuse } of this.waiting) refuse();
  }

  private wait(): Promise<void> {
    if (this.unanswered === this.size || this.waiting.size >= WAITING_EACH * this.size) return Promise.reject(tooManyWrites());
    return new Promise((resolve, reject) => {
      const end = (then: () => void) => (): void => {
        clearTimeout(timer);
        this.waiting.delete(waiting);
        then();
      };
      const waiting: Waiting = { admit: end(resolve), refuse: end(() => reject(tooManyWrites())) };
      const timer = setTimeout(waiting.refuse, WAIT_MS);
      this.waiting.add(waiting);
    });
  }
}

function tooManyWrites(): Failure {
  return new Failure('unavailable', 'writes_waiting', 'The database is not taking changes fast enough, and nothing was changed; try again in a moment.');
}
