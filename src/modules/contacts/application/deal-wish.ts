import type { DealWish } from '../contacts.api.js';

/** What a client wishes of the deal, if it says anything of it. */
export function dealWish(stage: string | null | undefined, value: number | null | undefined): DealWish | null {
  if (stage === undefined && value === undefined) return null;
  return { ...(stage === undefined ? {} : { stage }), ...(value === undefined ? {} : { value }) };
}
