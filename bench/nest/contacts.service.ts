import { randomUUID } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, type EntityManager, Repository } from 'typeorm';
import type { ContactBody, ListQuery } from './dto.js';
import { Contact, ContactEmail, ContactSearch, Deal, DealSearch, EventRow, Stage } from './entities.js';
import { org_id } from './organization.js';
import { placeIn } from './page.js';

/** A moment is stored as an object. */
const toCustomFields = (custom: object): object => Object.fromEntries(Object.entries(custom).map(([name, value]) => [name, typeof value === 'object' ? (value as { at: string }).at : (value as unknown)]));

/** The record of the API. */
export function publish(contact: Contact) {
  const { id, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, owner_id, source, account_id, custom, created_at, updated_at } = contact;
  return { id, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, owner_id, source, account_id, custom_fields: toCustomFields(custom), created_at, updated_at };
}

/** Contacts with what belongs to them: each change is one transaction, with its events. */
@Injectable()
export class ContactsService {
  constructor(
    @InjectRepository(Contact) private readonly contacts: Repository<Contact>,
    private readonly dataSource: DataSource,
  ) {}

  list({ label, limit, cursor }: ListQuery) {
    const query = this.contacts.createQueryBuilder('c').where({ org_id, ...(label === undefined ? {} : { label }) });
    if (cursor !== undefined) query.andWhere('(c.created_at, c.id) < (:value, :id)', placeIn(cursor));
    return query.orderBy('c.created_at', 'DESC').addOrderBy('c.id', 'DESC').take(Number(limit) + 1).getMany();
  }

  /** The contacts in a stage, the greatest value first. */
  deals({ limit, cursor }: ListQuery) {
    const query = this.contacts.createQueryBuilder('c').where({ org_id }).andWhere('c.deal_stage IS NOT NULL');
    if (cursor !== undefined) query.andWhere('(coalesce(c.deal_value, -1), c.id) < (:value, :id)', placeIn(cursor));
    return query.orderBy('coalesce(c.deal_value, -1)', 'DESC').addOrderBy('c.id', 'DESC').limit(Number(limit) + 1).getMany();
  }

  async get(id: string) {
    const contact = await this.contacts.findOneBy({ org_id, id });
    if (!contact) throw new NotFoundException();
    return contact;
  }

  create({ deal_stage, ...body }: ContactBody) {
    return this.dataSource.transaction(async (manager) => {
      const now = new Date();
      const stage = await manager.findOneByOrFail(Stage, { org_id, key: String(deal_stage) });
      const defaults = { full_name: null, company: null, email: null, phone: null, location: null, deal_value: null, label: null, tags: [], owner_id: null, source: 'api', account_id: null, custom: {} };
      const contact = manager.create(Contact, { ...defaults, ...body, org_id, id: randomUUID(), seq: 1, deal_stage: stage.key, created_at: now, updated_at: now });
      const { id, email } = contact;
      const email_key = email?.toLowerCase() ?? null;
      await manager.insert(Contact, contact);
      const folded = [contact.full_name, contact.company, email].map((text) => (text ?? '').toLowerCase()).concat((contact.phone ?? '').replace(/\D/g, ''));
      await manager.insert(ContactSearch, { org_id, id, created_at: now, email_key, folded: folded.join('\u001f') });
      if (email_key !== null) await manager.createQueryBuilder().insert().into(ContactEmail).values({ org_id, email_key, contact_id: id }).orIgnore().execute();
      const name = contact.company ?? '';
      const deal = manager.create(Deal, { org_id, id: randomUUID(), seq: 1, name, pipeline_id: stage.pipeline_id, stage_id: stage.id, contact_id: id, primary_at: now, value: contact.deal_value, is_searched: true, created_at: now, updated_at: now });
      await manager.insert(Deal, deal);
      await manager.insert(DealSearch, { org_id, id: deal.id, folded: name.toLowerCase() });
      await this.emit(manager, now, [['contact.created', contact], ['opportunity.created', deal]]);
      return contact;
    });
  }

  change(id: string, body: ContactBody) {
    return this.dataSource.transaction(async (manager) => {
      const contact = await manager.findOneBy(Contact, { org_id, id });
      if (!contact) throw new NotFoundException();
      const now = new Date();
      Object.assign(contact, body, { updated_at: now, seq: contact.seq + 1 });
      await this.emit(manager, now, [['contact.updated', contact]]);
      if (body.deal_stage !== undefined) {
        const stage = await manager.findOneByOrFail(Stage, { org_id, key: body.deal_stage });
        const deal = await manager.findOneByOrFail(Deal, { org_id, contact_id: id });
        Object.assign(deal, { stage_id: stage.id, updated_at: now, seq: deal.seq + 1 });
        await manager.save(deal);
        contact.seq += 1;
        await this.emit(manager, now, [['deal.stage_changed', contact], ['opportunity.updated', deal]]);
      }
      return manager.save(contact);
    });
  }

  remove(id: string) {
    return this.dataSource.transaction(async (manager) => {
      const contact = await manager.findOneBy(Contact, { org_id, id });
      if (!contact) throw new NotFoundException();
      const now = new Date();
      const deals = await manager.findBy(Deal, { org_id, contact_id: id });
      for (const deal of deals) Object.assign(deal, { contact_id: null, primary_at: null, updated_at: now, seq: deal.seq + 1 });
      await manager.save(deals);
      await manager.delete(EventRow, { org_id, contact_id: id });
      await manager.delete(Contact, { org_id, id });
      contact.seq += 1;
      await this.emit(manager, now, [['contact.deleted', contact], ...deals.map((deal): [string, Deal] => ['opportunity.updated', deal])]);
    });
  }

  private async emit(manager: EntityManager, at: Date, changes: readonly [type: string, record: Contact | Deal][]) {
    const rows = changes.map(([type, record]) => {
      const isContact = record instanceof Contact;
      const payload = isContact ? { contact: publish(record) } : { opportunity: record };
      const body = JSON.stringify({ event: type, ts: at, payload, sequence: record.seq });
      return { org_id, id: randomUUID(), type, record_type: isContact ? 'contact' : 'opportunity', record_id: record.id, seq: record.seq, contact_id: isContact ? record.id : null, actor: { type: 'system' }, at, body };
    });
    await manager.insert(EventRow, rows);
  }
}
