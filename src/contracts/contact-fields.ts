import { EMAIL_LENGTH } from '../kernel/email.js';
import { email, type FieldValues, flag, moment, money, number, reference, text, texts } from '../kernel/fields.js';

/** The most tags that a contact may have. */
export const MAX_TAGS = 50;

/** The most further email addresses that a contact may have. */
export const MAX_OTHER_EMAILS = 100;

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
  /** The user of the organization who looks after it. */
  ownerId: reference(),
};

/** Texts are trimmed and not blank, or null. */
export type ContactFields = FieldValues<typeof CONTACT_FIELDS>;

/**
 * The further fields of a contact, which `/api/v1` and the events do not show (octolane.md, Accounts, contacts, notes).
 * They are read only where they are shown or changed.
 */
export const CONTACT_PROFILE_FIELDS = {
  firstName: text({ max: 255 }),
  lastName: text({ max: 255 }),
  jobTitle: text({ max: 255 }),
  seniority: text({ max: 255 }),
  linkedin: text({ max: 2048 }),
  twitter: text({ max: 2048 }),
  twitterFollowers: number(),
  type: text({ max: 255 }),
  avatarUrl: text({ max: 2048 }),
  emailVerified: flag(),
  /** Addresses besides `email`, each by the rules of `kernel/email.ts`; they identify nobody. */
  otherEmails: texts({ max: EMAIL_LENGTH, notBlank: true }),
  firstEmailInteraction: moment(),
  lastEmailInteraction: moment(),
  firstMeetingInteraction: moment(),
  lastMeetingInteraction: moment(),
  lastInteraction: moment(),
  nextMeeting: moment(),
};

export type ContactProfileFields = FieldValues<typeof CONTACT_PROFILE_FIELDS>;
