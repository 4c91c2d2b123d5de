import type { TextRules } from '../../../kernel/text-rules.js';

/** The rules of a user's name. */
export const USER_NAME: TextRules = { max: 255, notBlank: true };
