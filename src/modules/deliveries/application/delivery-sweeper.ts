import type { DeliverySweeps } from '../ports/delivery.sweeps.js';

/** The partitions of the log are checked once in this many turns. */
const TURNS_BETWEEN_WEEKS = 360;

/** Removes outdated deliveries in small steps. Every process does it; they skip each other's locks. */
export class DeliverySweeper {
  private turnsToWeeks = 0;

  constructor(private readonly sweeps: DeliverySweeps) {}

  /**
   * Does all steps that are due, unless it is stopped meanwhile. If the partitions failed, they are tried again in the
   * next turn.
   */
  async turn(isStopped: () => boolean): Promise<void> {
    try {
      // First, since rows that are logged need their partition.
      if (this.turnsToWeeks === 0) {
        await this.sweeps.turnWeeks();
        this.turnsToWeeks = TURNS_BETWEEN_WEEKS;
      }
      this.turnsToWeeks--;
    } finally {
      for (const step of ['failStopped', 'removeDeleted'] as const) {
        while (!isStopped() && (await this.sweeps[step]()));
      }
    }
  }
}
