import { type FieldValues, moment, money, name, reference, text } from '../kernel/fields.js';

/**
 * The fields of a deal that a client may set, besides its stage, its account and its contacts (octolane.md,
 * Opportunities).
 */
export const DEAL_FIELDS = {
  name: name({ max: 255, notBlank: true }),
  /** In the organization's currency. */
  value: money({ sortable: true }),
  closeDate: moment(),
  nextActionDate: moment(),
  nextSteps: text({ max: 10_000, lines: true }),
  /** A user of the organization. */
  ownerId: reference(),
};

export type DealFields = FieldValues<typeof DEAL_FIELDS>;
