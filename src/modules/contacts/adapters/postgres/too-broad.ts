import { DomainError } from '../../../../kernel/domain-error.js';
import type { ContactListRequest } from '../../ports/contact.queries.js';

/** The refusal of a list that took too long, on the parameter that makes it walk furthest; null if none does (oratek.md, Contacts). */
export function tooBroad({ filter, sort, offset, withTotal }: ContactListRequest, cause: unknown): DomainError | null {
  const walks: readonly [parameter: string, given: boolean, advice: string][] = [
    ['offset', offset > 0, 'read on with cursor instead, whose pages cost the same at any depth'],
    ['q', filter.text !== null, 'give a longer or a rarer text'],
    ['phone', filter.phone !== null, 'give more digits'],
    ['company', filter.company !== null, 'add another filter'],
    ['has', filter.has !== null, 'add another filter, such as label, stage, tag or updated_since'],
    ['missing', filter.missing !== null, 'add another filter, such as label, stage, tag or updated_since'],
    ['source', filter.source !== null, 'add another filter, such as label, stage, tag or updated_since'],
    ['tag', filter.tags !== null, 'add another tag, or another filter'],
    ['sort', sort.field !== 'createdAt' && sort.field !== 'updatedAt', 'sort by created_at or updated_at, or add a filter'],
    ['total', withTotal, 'leave it out, or add a filter'],
    ['updated_since', filter.updatedSince !== null && sort.field !== 'updatedAt', 'sort by updated_at, or give a later time'],
    ['label', filter.label !== null, 'add another filter'],
    ['stage', filter.stages !== null, 'add another filter'],
  ];
  const found = walks.find(([, given]) => given);
  if (!found) return null;
  const [parameter, , advice] = found;
  const message = `This list takes too long with this ${parameter}: ${advice}.`;
  return new DomainError('invalid', 'list_too_broad', message, [{ field: parameter, code: 'too_broad', message }], { cause });
}
