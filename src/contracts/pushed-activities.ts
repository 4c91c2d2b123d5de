import type { TextRules } from '../kernel/text-rules.js';

/** What an activity can be (octolane.md, activities). */
export const PUSHED_TYPES = ['EMAIL', 'MEETING', 'EMAIL_OPEN', 'LINK_CLICK', 'CALL', 'COMMENT', 'IN_PERSON_MEETING', 'LINKEDIN_CONNECTION', 'LINKEDIN_MESSAGE', 'X_ACTIVITY', 'TEXT_MESSAGE', 'WHATSAPP_MESSAGE', 'CONTACT_ADDED', 'OTHER'] as const;

export type PushedType = (typeof PUSHED_TYPES)[number];

/** The rules of its texts. */
export const PUSHED_TEXTS = {
  title: { max: 500, notBlank: true },
  description: { max: 10_000, lines: true },
} satisfies Record<string, TextRules>;

/** The most participants of an activity, and the most domains. */
export const MAX_PARTICIPANTS = 100;

/** In characters of JSON. */
export const MAX_METADATA = 16_384;
