import type { DealChange } from '../contacts.api.js';

/** The requested change of the deal; null if the client names neither stage nor value. */
export function dealChange(stage: string | null | undefined, value: number | null | undefined): DealChange | null {
  if (stage === undefined && value === undefined) return null;
  return { ...(stage === undefined ? {} : { stage }), ...(value === undefined ? {} : { value }) };
}
