import { domainFault, normalDomain } from '../../kernel/domain-name.js';
import { type Check, fault, type FieldDocs, idIssues, illustrated, listField, toId } from './fields.js';

/** A list of ids of other records; `null` empties it. */
export function IdsField(options: FieldDocs & { readonly maxItems: number }): PropertyDecorator {
  return listField(illustrated(options), { format: 'uuid' }, toId, idIssues);
}

/** A list of domains, each kept in its normalised form (`kernel/domain-name.ts`); `null` empties it. */
export function DomainsField(options: FieldDocs & { readonly maxItems: number }): PropertyDecorator {
  const check: Check = (item) => {
    const found = domainFault(item);
    return found ? fault(found.code, found.rule) : [];
  };
  return listField(options, { minLength: 1 }, (item) => (typeof item === 'string' ? (normalDomain(item) ?? item) : item), check);
}
