import { Failure } from '../../../../kernel/failure.js';
import type { ContactListRequest } from '../../ports/contact.queries.js';

/**
 * The refusal of a list that took too long, on the parameter that makes it read the most; null if there is none
 * (oratek.md, Contacts).
 */
export function tooBroad({ filter, sort, offset, withTotal }: ContactListRequest, cause: unknown): Failure | null {
  const walks: readonly [name: string, given: boolean][] = [
    ['offset', offset > 0],
    ['text', filter.text !== null],
    ['phone', filter.phone !== null],
    ['company', filter.company !== null],
    ['has', filter.has !== null],
    ['missing', filter.missing !== null],
    ['source', filter.source !== null],
    ['tags', filter.tags !== null],
    ['sort', sort.field !== 'createdAt' && sort.field !== 'updatedAt'],
    ['withTotal', withTotal],
    ['updatedSince', filter.updatedSince !== null && sort.field !== 'updatedAt'],
    ['ownerId', filter.ownerId !== null],
    ['label', filter.label !== null],
    ['stages', filter.stages !== null],
  ];
  const found = walks.find(([, given]) => given);
  if (!found) return null;
  const [name] = found;
  const rule = 'makes this list take too long: narrow it';
  return new Failure('invalid', 'list_too_broad', `The ${name} ${rule}.`, [{ path: [name], code: 'too_broad', rule }], { cause });
}

/** The refusal of a page whose contacts have more custom values than a page may hold. @param fitting how many of them it can hold */
export function pageTooLarge(fitting: number): Failure {
  const rule = `must be at most ${fitting} here, since the custom values of these contacts are large: pages that a cursor asks for end early instead`;
  return new Failure('invalid', 'page_too_large', `The limit ${rule}.`, [{ path: ['limit'], code: 'too_large', rule }]);
}
