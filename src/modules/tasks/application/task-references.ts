import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { UsersApi } from '../../users/users.api.js';
import { taskContactUnknown, type TaskFields } from '../domain/task.js';

/** The records that a task points at. */
type TaskReferenceFields = Partial<Pick<TaskFields, 'contactId' | 'ownerId'>>;

/** Refuses references to records that the organization does not have, in the open unit. */
@Injectable()
export class TaskReferences {
  constructor(
    private readonly contacts: ContactsApi,
    private readonly users: UsersApi,
  ) {}

  /**
   * Throws `task_contact_unknown`, `owner_unknown`, `owner_inactive`.
   * @param before the task's own, which are known
   */
  async refuseUnknown(orgId: OrgId, { contactId, ownerId }: TaskReferenceFields, before: TaskReferenceFields = {}): Promise<void> {
    if (contactId != null && contactId !== before.contactId) {
      const [contact] = await this.contacts.findMany(orgId, [contactId]);
      if (!contact) throw taskContactUnknown();
    }
    if (ownerId !== before.ownerId) await this.users.requireOwner(orgId, ownerId);
  }

  /** Reads what `refuseUnknown` needs for all of these by a fixed number of statements. */
  async prefetch(orgId: OrgId, named: readonly TaskReferenceFields[]): Promise<void> {
    const contactIds = [...new Set(named.flatMap(({ contactId }) => contactId ?? []))];
    if (contactIds.length > 0) await this.contacts.findMany(orgId, contactIds);
    const ids = named.flatMap(({ ownerId }) => ownerId ?? []);
    if (ids.length > 0) await this.users.prefetch(orgId, { ids, emails: [] });
  }
}
