import type { Precondition } from './precondition.js';

/**
 * A change of a record as a client asked for it. What it says can only be judged beside the record as it is: a record
 * that was read may be sent back whole (oratek.md, Errors).
 */
export interface Change<View, Fields> {
  /** It names no field at all. */
  readonly isEmpty: boolean;
  /**
   * The fields to change, without those that are as the record has them although today's rules refuse that. Throws a
   * refusal that names each field which breaks a rule otherwise, or what the precondition throws: whoever sends back a
   * record that somebody has changed meanwhile is told that, and not which of its times moved.
   * @param current the record inside the unit of work that changes it; null if there is none: then only the rules speak
   */
  against(current: View | null, precondition: Precondition<View> | null): Fields;
}
