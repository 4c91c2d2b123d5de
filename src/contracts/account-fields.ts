import { DOMAIN_LENGTH } from '../kernel/domain-name.js';
import { type FieldValues, moment, name, number, text, texts, wholeNumber } from '../kernel/fields.js';

/** The most tags that an account may have. */
export const MAX_ACCOUNT_TAGS = 50;

/** The years in which an account may have been founded (octolane.md, Accounts). */
export const FOUNDED = { min: 1000, max: 9999 } as const;

/** The fields of an account that a client may set, in the order in which they are published (octolane.md, Accounts). */
export const ACCOUNT_FIELDS = {
  /** Normalised (`kernel/domain-name.ts`): the identity of the account in its organization. */
  domain: name({ max: DOMAIN_LENGTH, notBlank: true }),
  name: text({ max: 255 }),
  industry: text({ max: 255 }),
  logo: text({ max: 2048 }),
  linkedin: text({ max: 2048 }),
  twitter: text({ max: 2048 }),
  twitterFollowers: number(),
  description: text({ max: 10_000, lines: true }),
  primaryLocation: text({ max: 255 }),
  employeeRange: text({ max: 255 }),
  type: text({ max: 255 }),
  estimatedRevenue: number(),
  totalFundRaised: number(),
  founded: wholeNumber(),
  tags: texts({ max: 64, notBlank: true }),
  firstEmailInteraction: moment(),
  lastEmailInteraction: moment(),
  firstMeetingInteraction: moment(),
  lastMeetingInteraction: moment(),
  lastInteraction: moment(),
  nextMeeting: moment(),
};

/** Texts are trimmed and not blank, or null. */
export type AccountFields = FieldValues<typeof ACCOUNT_FIELDS>;
