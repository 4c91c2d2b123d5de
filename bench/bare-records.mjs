// Rows of plain columns as the records of /api/v1 and its events, as a bare server would write it.
import { newId } from '../dist/kernel/ids.js';

export const number = (value) => (value === null ? null : Number(value));

export function toContact({ id, full_name, company, email, phone, location, deal_stage, deal_value, label, tags, owner_id = null, source, account_id, custom, created_at, updated_at }) {
  return { id, full_name, company, email, phone, location, deal_stage, deal_value: number(deal_value), label, tags, owner_id, source, account_id, custom_fields: toCustomFields(custom), created_at, updated_at };
}

/** In the order of their names; a moment is stored as an object. */
const toCustomFields = (custom) => Object.fromEntries(Object.keys(custom).sort().map((name) => [name, (typeof custom[name] === 'object' ? custom[name].at : custom[name])]));

export function toDeal({ id, full_name, company, deal_stage, deal_value, label }) {
  return { id, full_name, company, deal_stage, deal_value: number(deal_value), label };
}

export function toTask({ id, title, status, priority, category, due_at, contact_id, owner_id, completed_at, created_at, updated_at }) {
  return { id, title, status, priority, category, due_at, contact_id, owner_id, completed_at, created_at, updated_at };
}

export function toEvent({ id, type, at, seq, record_id, body }) {
  return { id, type, at, sequence: seq, record_id, payload: JSON.parse(body).payload };
}

/** The columns with the published JSON of a row, in this version. A statement that writes none takes none of them. */
export const withBody = (row, record, version) => ({ ...row, body: JSON.stringify(record), body_version: version });

/** The row of an event; whose organization and who did it stay as captured. */
export function contactEvent(type, contact, at, sequence, data = null, more = {}) {
  const body = JSON.stringify({ event: type, ts: at, payload: { contact, ...more }, sequence });
  return { id: newId(), type, record_id: contact.id, contact_id: contact.id, seq: sequence, at, data, body };
}

/** The event of a deal, with its record as the second API shows it. */
export function dealEvent(type, deal, stage, at, sequence) {
  const [id, created, changed] = [deal.id, Date.parse(deal.created_at), Date.parse(at)];
  const opportunity = {
    id, name: deal.name, pipeline_id: deal.pipeline_id, stage_id: stage?.id ?? deal.stage_id, stage_name: stage?.label ?? 'Lead', account_id: null, contact_id: deal.contact_id, additional_contacts: [],
    deal_size: number(deal.value), close_date: null, next_action_date: null, next_steps: null, owner_id: null, custom_fields: {}, created_at: created, updated_at: changed,
  };
  return { id: newId(), type, record_id: id, contact_id: null, seq: sequence, at, data: null, body: JSON.stringify({ event: type, ts: at, payload: { opportunity }, sequence }) };
}

/** What the contact is found by; the texts of the bench are ASCII. */
export function searchRow({ id, full_name, company, email, phone, created_at }) {
  const parts = [full_name, company, email].map((text) => (text ?? '').toLowerCase());
  return { id, created_at, email_key: email?.toLowerCase() ?? null, folded: [...parts, (phone ?? '').replace(/\D/g, '')].join('\u001f') };
}
