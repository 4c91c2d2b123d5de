import type { DeliverySweeps } from '../ports/delivery.sweeps.js';

/** The weeks of the log are looked at once in so many turns. */
const TURNS_BETWEEN_WEEKS = 360;

/** Clears up among the deliveries in small steps. Every process does; they step around each other. */
export class DeliverySweeper {
  private turnsToWeeks = 0;

  constructor(private readonly sweeps: DeliverySweeps) {}

  /** All that there is to do now, unless it is stopped meanwhile. Weeks that failed are looked at again in the next turn. */
  async turn(isStopped: () => boolean): Promise<void> {
    try {
      // First: what is to be logged needs its place.
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
