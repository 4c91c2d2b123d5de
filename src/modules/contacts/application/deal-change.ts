import type { DealChange } from '../contacts.api.js';

/** What a client asks of the deal; null if it names neither stage nor value. */
export function dealChange(stage: string | null | undefined, value: number | null | undefined): DealChange | null {
  if (stage === undefined && value === undefined) return null;
  return { ...(stage === undefined ? {} : { stage }), ...(value === undefined ? {} : { value }) };
}
