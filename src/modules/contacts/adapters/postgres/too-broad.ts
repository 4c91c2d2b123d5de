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
