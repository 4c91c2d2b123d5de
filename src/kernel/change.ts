import type { Precondition } from './precondition.js';

/**
 * A change of a record as a client asked for it. It can only be judged against the current record: a client may send
 * back a record that it read, unchanged fields included (oratek.md, Errors).
 */
export interface Change<View, Fields> {
  /** It names no field at all. */
  readonly isEmpty: boolean;
  /**
   * The fields to change, without unchanged ones that today's rules would refuse. Throws a refusal that names each
   * other field that breaks a rule, or what the precondition throws. The precondition goes before the check of fields
   * that the server sets: a client that sends back an outdated record gets the answer that it is outdated, instead of a
   * list of the timestamps that differ.
   * @param current the record inside the unit of work that changes it; null if there is none: then only the rules are
   * checked
   */
  against(current: View | null, precondition: Precondition<View> | null): Fields;
}
