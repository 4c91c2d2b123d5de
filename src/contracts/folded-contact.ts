/**
 * The place of each text of a contact in `contacts_search.folded`: written with contacts, read by the lists that search
 * or sort by it.
 */
export const FOLDED_CONTACT = { full_name: 1, company: 2, email: 3, phone: 4 } as const;

/** The texts that `q` searches: `full_name` and `company` (oratek.md, Contacts). */
export const SOUGHT_BY_TEXT: readonly number[] = [FOLDED_CONTACT.full_name, FOLDED_CONTACT.company];
