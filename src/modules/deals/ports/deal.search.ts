import { DEAL_FIELDS } from '../../../contracts/deal-fields.js';
import { type FilterKinds, filterKinds } from '../../../kernel/filter.js';

/** What a search for deals can filter by (octolane.md, Reads). */
export const DEAL_FILTERS = {
  id: 'id',
  ...filterKinds(DEAL_FIELDS),
  name: 'foldedText',
  stageId: 'id',
  // The label.
  stageName: 'text',
  accountId: 'id',
  contactId: 'id',
  // Their ids.
  additionalContacts: 'ids',
  createdAt: 'moment',
  updatedAt: 'moment',
} as const satisfies FilterKinds;

export type DealFilterField = keyof typeof DEAL_FILTERS;

/** What a search for deals can be sorted by. */
export type DealOrder = 'updatedAt' | 'createdAt' | 'name' | 'value' | 'closeDate' | 'id';

/** Whose deals a search is about: those of a pipeline, or of one of its stages. */
export interface DealScope {
  readonly pipelineId: string;
  /** A stage of that pipeline; null for all. */
  readonly stageId: string | null;
}
