import { CONTACT_FIELDS, type ContactFields, type ContactProfileFields } from '../../../contracts/contact-fields.js';
import { readText } from '../../../kernel/text-rules.js';

/** The names of a contact. */
export type ContactNames = Pick<ContactFields, 'fullName'> & Pick<ContactProfileFields, 'firstName' | 'lastName'>;

/** The names with the email, whose local part stands in for an absent name. */
type Named = ContactNames & Pick<ContactFields, 'email'>;

/** First and last name joined, cut to the length of a full name; null if both are absent. */
export function joinedName({ firstName, lastName }: Partial<ContactNames>): string | null {
  return asName([firstName, lastName].filter((part) => part != null).join(' '));
}

/** The part of the address before the @, as a name. */
export function localPart(email: string): string | null {
  return asName(email.slice(0, email.lastIndexOf('@')));
}

/**
 * A change of a contact completed so that its names agree (octolane.md, Accounts, contacts, notes): a full name that
 * changes alone clears first and last name; where those change, they make the full name, unless the change has another
 * one itself. A value that equals the present one is no change.
 */
export function agreeingNames<Change extends Partial<Named>>(before: Named, change: Change): Change & Partial<ContactNames> {
  const differs = (field: keyof ContactNames): boolean => change[field] !== undefined && change[field] !== before[field];
  const hasNewParts = differs('firstName') || differs('lastName');
  if (!differs('fullName') || (hasNewParts && change.fullName === null)) {
    if (!hasNewParts) return change;
    const { email, ...parts } = { ...before, ...change };
    return { ...change, fullName: joinedName(parts) ?? (email === null ? null : localPart(email)) };
  }
  return hasNewParts ? change : { ...change, firstName: null, lastName: null };
}

/** A text in the stored form of a name; null if nothing of it is visible. */
function asName(text: string): string | null {
  const { rules } = CONTACT_FIELDS.fullName;
  const characters = Array.from(text);
  const name = characters.length > rules.max ? characters.slice(0, rules.max).join('') : text;
  return readText(name, rules) || null;
}
