import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { referencesUnknown, type UnknownReference } from '../domain/note.errors.js';
import type { NoteReferences } from '../domain/note.js';

/** Refuses references to records that the organization does not have. */
@Injectable()
export class ReferenceCheck {
  constructor(
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
  ) {}

  /** Throws `note_reference_unknown`, which names each of them by its place. */
  async refuseUnknown(orgId: OrgId, { accountIds, contactIds }: NoteReferences): Promise<void> {
    const accounts = accountIds.length === 0 ? [] : await this.accounts.findMany(orgId, accountIds);
    const contacts = contactIds.length === 0 ? [] : await this.contacts.findMany(orgId, contactIds);
    const unknown = [...missing('accountIds', accounts), ...missing('contactIds', contacts)];
    if (unknown.length > 0) throw referencesUnknown(unknown);
  }
}

function missing(field: UnknownReference['field'], found: readonly (object | null)[]): UnknownReference[] {
  return found.flatMap((record, place) => (record === null ? [{ field, place }] : []));
}
