import { type ContactProfile, type ContactSource, renderContact } from '../../../contracts/contact-record.js';
import { type CustomChanges, changedCustomValues, NO_CUSTOM_VALUES } from '../../../contracts/custom-values.js';
import type { EventContent } from '../../../contracts/events.js';
import { CONTACT_FIELDS, CONTACT_PROFILE_FIELDS, type ContactFields, type ContactProfileFields } from '../../../contracts/contact-fields.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { fieldNames, initialFields, isSameValue } from '../../../kernel/fields.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { snakeCase } from '../../../kernel/snake-case.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { agreeingNames, joinedName, localPart } from './contact-names.js';
import { contactUnnamed } from './contact.errors.js';

export type { ContactFields };

/** Everything of a contact that can change. */
export type ContactContent = ContactFields & ContactProfileFields & Pick<ContactProfile, 'accountId'>;

/** Where the custom fields of contacts are defined. */
export const CONTACT_CUSTOM_FIELDS = { object: 'contact', pipelineId: null } as const;

/** The first fields of a contact; absent ones are empty. */
export interface NewContact extends Partial<ContactFields & ContactProfileFields> {
  readonly custom?: CustomChanges;
}

/** What changes of a contact; absent values stay. */
export interface ContactChanges extends Partial<ContactContent> {
  readonly custom?: CustomChanges;
}

const CHANGEABLE: readonly { readonly field: keyof ContactContent; readonly published: string }[] = [...fieldNames(CONTACT_FIELDS), 'accountId' as const, ...fieldNames(CONTACT_PROFILE_FIELDS)].map((field) => ({ field, published: snakeCase(field) }));

export interface ContactState extends ContactProfile {
  readonly orgId: OrgId;
  /** The number of its last event. */
  readonly sequence: number;
}

/** A person or company that the organization deals with. */
export class Contact extends Aggregate<ContactState> {
  /**
   * A new contact. Its name is first and last name joined if it has no other. Throws `contact_unnamed` if it has neither
   * a name nor a company.
   */
  static create(orgId: OrgId, { custom = {}, ...fields }: NewContact, source: ContactSource, now: Timestamp): Contact {
    const content = { ...(initialFields(CONTACT_FIELDS) as ContactFields), ...(initialFields(CONTACT_PROFILE_FIELDS) as ContactProfileFields), ...fields };
    const state: ContactState = {
      ...content,
      fullName: content.fullName ?? joinedName(content),
      orgId,
      id: newId(),
      version: 1,
      sequence: 0,
      source,
      accountId: null,
      custom: changedCustomValues(NO_CUSTOM_VALUES, custom),
      createdAt: now,
      updatedAt: now,
    };
    return new Contact(null, named(state));
  }

  /** A new contact that an email identifies: if it has no name at all, the local part of the email is its name. */
  static identifiedBy(email: string, orgId: OrgId, fields: NewContact, source: ContactSource, now: Timestamp): Contact {
    return Contact.create(orgId, { ...fields, email, fullName: fields.fullName ?? joinedName(fields) ?? localPart(email) }, source, now);
  }

  /** A contact as it is stored. */
  static restore(state: ContactState): Contact {
    return new Contact(state, state);
  }

  /**
   * Changes the given fields and leaves the others, except that its names stay in agreement (`agreeingNames`). Equal
   * values are no change. Throws `contact_unnamed` if it would be left with neither a name nor a company.
   */
  change({ custom = {}, ...fields }: ContactChanges, now: Timestamp): void {
    const next = { ...agreeingNames(this.state, fields), custom: changedCustomValues(this.state.custom, custom) };
    named({ ...this.state, ...next });
    this.become(next, now);
  }

  /** Deletes it permanently. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  /** In the order of the published record, then those that it does not show. */
  private changedFields(): string[] {
    const { stored, state } = this;
    if (!stored) return [];
    const changed = CHANGEABLE.filter(({ field }) => !isSameValue(stored[field], state[field])).map(({ published }) => published);
    return stored.custom === state.custom ? changed : [...changed, 'custom_fields'];
  }

  /** The events since it was stored, in order (oratek.md, Webhooks: when). */
  events(): EventContent[] {
    const payload = { contact: renderContact(this.state) };
    if (this.isDeleted) return [{ type: 'contact.deleted', payload }];
    if (!this.stored) return [{ type: 'contact.created', payload }];
    const events: EventContent[] = [{ type: 'contact.updated', payload, data: { changed: this.changedFields() } }];
    const stage = this.state.dealStage;
    if (stage !== null && stage !== this.stored.dealStage) {
      const move = { new_stage: stage, previous_stage: this.stored.dealStage };
      events.push({ type: 'deal.stage_changed', payload: { ...payload, ...move }, data: move });
    }
    return events;
  }
}

function named(state: ContactState): ContactState {
  if (state.fullName === null && state.company === null) throw contactUnnamed();
  return state;
}
