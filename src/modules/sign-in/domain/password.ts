import type { Issue } from '../../../kernel/failure.js';

/** How many characters (code points, in NFKC) a password has. */
export const PASSWORD = { min: 12, max: 256 } as const;

/** Words that a password must not be made of, beside the common ones: what others know of the person. */
export interface PasswordContext {
  readonly email: string;
  readonly name: string;
  readonly organization: string;
  readonly slug: string;
}

/**
 * The form in which a password is judged and hashed: NFKC, so that it is the same however a keyboard composes it (NIST SP 800-63B,
 * 3.1.1.2). Nothing is trimmed, and case counts.
 */
export function readPassword(sent: string): string {
  return sent.normalize('NFKC');
}

/** The fault of a new password as `readPassword` gives it; null if there is none. @param isCommon whether a word, in lower case, is among the common passwords */
export function passwordFault(password: string, context: PasswordContext, isCommon: (word: string) => boolean): Pick<Issue, 'code'> & { readonly rule: string } | null {
  const length = Array.from(password).length;
  if (length < PASSWORD.min) return { code: 'min_length', rule: `must have at least ${PASSWORD.min} characters, but has ${length}` };
  if (length > PASSWORD.max) return { code: 'max_length', rule: `must have at most ${PASSWORD.max} characters, but has ${length}` };
  if (!password.isWellFormed()) return { code: 'unicode', rule: 'must be well-formed Unicode' };
  const lower = password.toLowerCase();
  const known = [context.email, context.email.slice(0, context.email.lastIndexOf('@')), context.name, context.organization, context.slug].map((word) => readPassword(word).toLowerCase());
  for (const word of coresOf(lower)) {
    if (known.includes(word)) return { code: 'personal', rule: 'must not be your email, your name or the name of your organization, not even with digits or signs around it' };
    if (isCommon(word)) return { code: 'common', rule: 'is among the most common passwords, or one of them with digits or signs around it: choose another, such as four words that do not belong together' };
  }
  return new Set(lower).size < 5 ? { code: 'repetitive', rule: 'must have at least 5 different characters' } : null;
}

/** The words that a guesser would try first: the password, the text that it repeats, and both without the digits and signs around them. */
function coresOf(password: string): Set<string> {
  const unit = unitOf(password);
  const bare = (text: string): string => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  // Of a short remainder, such as one letter between digits, nothing follows.
  return new Set([password, unit, ...[bare(password), bare(unit)].filter((core) => core.length >= 4 && core.length * 2 >= unit.length)]);
}

/** The shortest text whose repetition the password is: itself, if it repeats nothing. */
function unitOf(password: string): string {
  for (let length = 1; length <= password.length / 2; length++) {
    if (password.length % length === 0 && password.slice(0, length).repeat(password.length / length) === password) return password.slice(0, length);
  }
  return password;
}
