import { email, type FieldValues, money, text, texts } from '../kernel/fields.js';

/** The most tags that a contact may have. */
export const MAX_TAGS = 50;

/**
 * The fields of a contact that a client may set, in the order in which they are published (oratek.md, Contacts:
 * limits). Its email follows `kernel/email.ts`.
 */
export const CONTACT_FIELDS = {
  fullName: text({ max: 255 }, { sortable: true }),
  company: text({ max: 255 }, { sortable: true }),
  email: email(),
  phone: text({ max: 64 }),
  location: text({ max: 255 }),
  /** The key of the pipeline stage in which its headline deal stands. */
  dealStage: text({ max: 64 }),
  /** In the organization's currency. */
  dealValue: money({ sortable: true }),
  label: text({ max: 64 }),
  tags: texts({ max: 64, notBlank: true }),
};

/** Texts are trimmed and not blank, or null. */
export type ContactFields = FieldValues<typeof CONTACT_FIELDS>;
