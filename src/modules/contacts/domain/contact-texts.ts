/** What the texts of a contact may be (oratek.md, Contacts: limits). Its email goes by `kernel/email.ts`. */
export const CONTACT_TEXTS = {
  fullName: { max: 255 },
  company: { max: 255 },
  phone: { max: 64 },
  location: { max: 255 },
  dealStage: { max: 64 },
  label: { max: 64 },
  tag: { max: 64, notBlank: true },
} as const;

/** The most tags that a contact may have. */
export const MAX_TAGS = 50;
