import { publishContact, type ContactRecord, type ContactSource, type ContactView } from '../../../contracts/contact-record.js';
import type { EventContent } from '../../../contracts/events.js';
import { CONTACT_FIELDS, type ContactFields } from '../../../contracts/contact-fields.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { initialFields, isSameValue } from '../../../kernel/fields.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { contactUnnamed } from './contact.errors.js';

export type { ContactFields };

export interface ContactState extends ContactView {
  readonly orgId: OrgId;
  /** The number of its last event. */
  readonly sequence: number;
}

/** A person or company that the organization deals with. */
export class Contact extends Aggregate<ContactState> {
  /** A new contact. Throws `contact_unnamed` if it has neither a name nor a company. */
  static create(orgId: OrgId, fields: Partial<ContactFields>, source: ContactSource, now: Timestamp): Contact {
    const state: ContactState = {
      ...(initialFields(CONTACT_FIELDS) as ContactFields),
      ...fields,
      orgId,
      id: newId(),
      version: 1,
      sequence: 0,
      source,
      accountId: null,
      createdAt: now,
      updatedAt: now,
    };
    return new Contact(null, named(state));
  }

  /** A contact as it is stored. */
  static restore(state: ContactState): Contact {
    return new Contact(state, state);
  }

  /**
   * Changes the given fields and leaves the others. Equal values are no change. Throws `contact_unnamed` if it would be
   * left with neither a name nor a company.
   */
  change(fields: Partial<ContactFields>, now: Timestamp): void {
    named({ ...this.state, ...fields });
    this.become(fields, now);
  }

  /** Deletes it permanently. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  /** The contact as it is published. */
  publish(): ContactRecord {
    return publishContact(this.state);
  }

  /** In the words of the published record. */
  private changedFields(): string[] {
    const { stored } = this;
    if (!stored) return [];
    const [before, after] = [publishContact(stored), this.publish()];
    return (Object.keys(after) as (keyof ContactRecord)[]).filter((field) => field !== 'updated_at' && !isSameValue(before[field], after[field]));
  }

  /** The events since it was stored, in order (oratek.md, Webhooks: when). */
  events(): EventContent[] {
    const payload = { contact: this.publish() };
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
