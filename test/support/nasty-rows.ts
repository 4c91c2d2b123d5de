import { createHash } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../../src/kernel/ids.js';

/** Texts that have broken dumps: control characters, escapes, line ends, texts that look like null or the end of the data. */
export const NASTY_TEXTS: readonly string[] = [
  '', ' ', '\\', '\\.', '\\N', '\\\\N', '\n\\.\n', 'NULL', 'null', '\t', '\r\n', '\r', 'a\nb\tc\\d', '\\x41', "'", '"', '{"a":1}', '{a,b}', ',',
  Array.from({ length: 31 }, (_, i) => String.fromCharCode(i + 1)).join(''), '\u007f\u0080\u009f', 'Größe', 'e\u0301', '\u202eabc', '😀👩‍👩‍👧', '\u{10ffff}', '\ufeff', '\ufffd',
  'x'.repeat(70_000), '\\'.repeat(3_000), '{"end":true}', '%s $1 ${x}',
];
const NUMBERS = ['0', '0.01', '-0.01', '999999999999.99', '-999999999999.99', 'NaN', null];
const DOUBLES = ['NaN', 'Infinity', '-Infinity', '-0', '5e-324', '1.7976931348623157e308', '0.1', null];
const TIMES = ['infinity', '-infinity', '4713-01-01 00:00:00+00 BC', '294276-12-31 23:59:59.999+00', '1969-12-31 23:59:59.999+00', '2026-03-29 02:30:00.001+00', '0001-01-01 00:00:00+00', '1883-11-18 12:03:58+00', null];
const INTEGERS = [0, -1, 2_147_483_647, -2_147_483_648];

const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/**
 * Inserts rows into every table, with the oddest values that each column takes. It uses SQL, since the application would refuse them.
 * Only the organizations have times that the application can read, since a server reads them when it starts.
 */
export async function insertNastyRows(sql: pg.Client): Promise<void> {
  const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const names = Object.keys(row);
    await sql.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  };
  const org = newId();
  await insert('organizations', { id: org, slug: '\\.\n', name: '\\N', plan: 'pro', created_at: '9999-12-31 23:59:59.999+00' });
  await insert('organizations', { id: newId(), slug: '', name: '', plan: 'enterprise', created_at: '1970-01-01 00:00:00+00' });
  const pipeline = newId();
  await insert('pipelines', { org_id: org, id: pipeline, version: 1, name: '\t', is_default: true, locked: true });
  for (const [i, text] of NASTY_TEXTS.entries()) {
    const short = text.slice(0, 500);
    const [user, account, contact, stage, other] = [newId(), newId(), newId(), newId(), NASTY_TEXTS[NASTY_TEXTS.length - 1 - i] ?? null];
    const time = at(TIMES, i);
    const json = JSON.stringify({ [short]: [text, null, true, 1.5], nested: { deep: [[], {}] } });
    await insert('users', { org_id: org, id: user, email: `${i}${short}`, email_key: `${i}${short}`, name: i % 2 === 0 ? null : text, active: i % 3 === 0, role: 'member', created_at: time ?? 'now' });
    const proven = JSON.stringify([{ orgId: org, userId: user, epoch: at(INTEGERS, i), [short]: text }]);
    const hash = createHash('sha256').update(`${i}`).digest();
    await insert('sign_ins', { org_id: org, user_id: user, epoch: at(INTEGERS, i), password_hash: i % 2 === 0 ? null : text, password_changed_at: time, last_sign_in_at: at(TIMES, i + 1) });
    await insert('sessions', { org_id: org, id: newId(), user_id: user, token_hash: hash, epoch: at(INTEGERS, i), method: short, proven, created_at: time ?? 'now', last_seen_at: at(TIMES, i + 2) ?? 'now', address: i % 2 === 0 ? null : short, user_agent: i % 3 === 0 ? null : text });
    await insert('sign_in_links', { org_id: org, user_id: user, purpose: short, token_hash: hash, created_at: time ?? 'now', expires_at: at(TIMES, i + 3) ?? 'now' });
    await insert('sign_in_choices', { token_hash: hash, method: short, proven, expires_at: time ?? 'now' });
    await insert('openid_providers', { org_id: i === 0 ? org : newId(), version: at(INTEGERS, i), issuer: text, client_id: other ?? '', client_secret: hash, email_domains: NASTY_TEXTS.slice(i), required: i % 2 === 0, created_at: time ?? 'now', changed_at: at(TIMES, i + 1) ?? 'now' });
    await insert('identities', { org_id: org, issuer: short, subject: `${i}`, user_id: user, created_at: time ?? 'now' });
    await insert('api_keys', {
      org_id: org, id: newId(), user_id: i % 2 === 0 ? user : null, name: text, prefix: short, token_hash: i === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), createHash('sha256').update(`${i}`).digest()]),
      scopes: i === 0 ? [] : [text, '', 'NULL', ...NASTY_TEXTS.slice(0, i)], expires_at: time, last_used_at: at(TIMES, i + 1), revoked_at: at(TIMES, i + 2), created_at: at(TIMES, i) ?? 'now', created_by: i % 2 === 0 ? null : json, revoked_by: i % 2 === 0 ? json : null,
    });
    await insert('accounts', {
      org_id: org, id: account, deleted_by: i % 3 === 0 ? json : null, version: at(INTEGERS, i), seq: at(INTEGERS, i + 1), domain: `${i}${short}`, name: text, industry: other, logo: text, linkedin: i % 2 === 0 ? null : text, twitter: other, twitter_followers: at(DOUBLES, i), description: text,
      primary_location: other, employee_range: short, type: short, estimated_revenue: at(DOUBLES, i + 1), total_fund_raised: at(DOUBLES, i + 2), founded: i % 3 === 0 ? null : at(INTEGERS, i), tags: NASTY_TEXTS.slice(i), first_email_interaction: time, last_email_interaction: at(TIMES, i + 1),
      first_meeting_interaction: at(TIMES, i + 2), last_meeting_interaction: at(TIMES, i + 3), last_interaction: at(TIMES, i + 4), next_meeting: at(TIMES, i + 5), created_at: time ?? 'now', updated_at: at(TIMES, i + 6) ?? 'now',
    });
    await insert('accounts_search', { org_id: org, id: account, folded: text });
    await insert('contacts', {
      org_id: org, id: contact, version: at(INTEGERS, i), seq: at(INTEGERS, i + 1), full_name: text, company: i % 3 === 0 ? null : other, email: i % 2 === 0 ? null : text, phone: text, location: other, deal_stage: null,
      deal_value: at(NUMBERS, i), label: i % 4 === 0 ? null : short, tags: NASTY_TEXTS.slice(i), source: text, account_id: i % 2 === 0 ? null : account, owner_id: i % 2 === 0 ? user : null, created_at: time ?? 'now', updated_at: at(TIMES, i + 4) ?? 'now',
      first_name: text, last_name: i % 3 === 0 ? null : other, job_title: text, seniority: short, linkedin: other, twitter: text, twitter_followers: at(DOUBLES, i), type: short, avatar_url: other, email_verified: i % 2 === 0,
      other_emails: NASTY_TEXTS.slice(i), first_email_interaction: time, last_email_interaction: at(TIMES, i + 1), first_meeting_interaction: at(TIMES, i + 2), last_meeting_interaction: at(TIMES, i + 3), last_interaction: at(TIMES, i + 4), next_meeting: at(TIMES, i + 5),
    });
    await insert('contacts_search', { org_id: org, id: contact, created_at: time ?? 'now', email_key: i % 2 === 0 ? null : short, folded: text });
    await insert('contact_emails', { org_id: org, email_key: `${i}${short}`, contact_id: contact });
    await insert('stages', { org_id: org, id: stage, pipeline_id: pipeline, key: `${i}${short}`, label: text, stage_order: at(INTEGERS, i), type: 'negative', probability: i % 2 === 0 ? null : 100, is_default: i % 2 === 0, color: i % 2 === 0 ? null : short, is_active: i % 2 === 0, first_label: other, merged_into: stage });
    await insert('stage_aliases', { org_id: org, id: newId(), pipeline_id: pipeline, key: `${i}${short}`, label: text, first_label: other, stage_id: stage });
    await insert('jobs', { org_id: org, id: newId(), version: at(INTEGERS, i), type: short, parameters: json, author: json, status: 'completed', done: at(INTEGERS, i), total: at(INTEGERS, i + 1), failures: 0, due_at: time ?? 'now', created_at: time ?? 'now', updated_at: at(TIMES, i + 2) ?? 'now' });
    await insert('custom_fields', {
      org_id: org, id: newId(), version: at(INTEGERS, i), object: short, pipeline_id: i % 2 === 0 ? null : pipeline, property_name: `${i}${short}`, name: text, name_key: `${i}${short}`, attribute_type: short, options: i % 2 === 0 ? '[]' : json,
      field_order: at(INTEGERS, i), is_hidden: i % 2 === 0, place: i, created_at: time ?? 'now', updated_at: at(TIMES, i + 1) ?? 'now',
    });
    await insert('usage_hours', { org_id: org, hour: time ?? 'now', key_id: newId(), requests: at(INTEGERS, i), refused: at(INTEGERS, i + 1) });
    await insert('audit_entries', {
      org_id: org, id: newId(), at: time ?? 'now', actor_type: short, actor_id: i % 2 === 0 ? user : null, actor_name: text, action: short, target_type: short, target_id: i % 2 === 0 ? null : stage, target_name: text, changes: json, address: i % 2 === 0 ? null : short, user_agent: i % 3 === 0 ? null : text, request_id: i % 3 === 0 ? null : short,
    });
    const deal = newId();
    await insert('deals', {
      org_id: org, id: deal, version: 1, seq: at(INTEGERS, i), close_date: time, next_action_date: at(TIMES, i + 1), next_steps: other, owner_id: i % 2 === 0 ? user : null, account_id: i % 2 === 0 ? account : null, name: text, pipeline_id: pipeline, stage_id: stage, contact_id: i % 2 === 0 ? null : contact, primary_at: time, value: at(NUMBERS, i + 1), archived_at: at(TIMES, i + 3), is_searched: i % 2 === 0,
      created_at: time ?? 'now', updated_at: time ?? 'now',
    });
    await insert('deals_search', { org_id: org, id: deal, folded: text });
    await insert('deal_contacts', { org_id: org, deal_id: deal, contact_id: contact, position: at(INTEGERS, i) });
    const task = newId();
    await insert('tasks', {
      org_id: org, id: task, is_searched: i % 2 === 0, version: 1, seq: 1, title: text, status: 'done', priority: 'urgent', category: other, due_at: time, contact_id: i % 2 === 0 ? contact : null, owner_id: i % 2 === 0 ? null : user, completed_at: at(TIMES, i + 5), created_at: time ?? 'now', updated_at: time ?? 'now',
    });
    await insert('tasks_search', { org_id: org, id: task, folded: text });
    const note = newId();
    await insert('notes', { org_id: org, id: note, version: at(INTEGERS, i), seq: at(INTEGERS, i + 1), title: i % 2 === 0 ? null : other, content: text, created_at: time ?? 'now', updated_at: at(TIMES, i + 3) ?? 'now' });
    await insert('note_accounts', { org_id: org, note_id: note, account_id: account, created_at: time ?? 'now' });
    await insert('note_contacts', { org_id: org, note_id: note, contact_id: contact, created_at: time ?? 'now' });
    await insert('notes_search', { org_id: org, id: note, created_at: time ?? 'now', folded: text });
    const activity = newId();
    await insert('pushed_activities', { org_id: org, id: activity, type: short, title: text, description: i % 2 === 0 ? null : other, participants: NASTY_TEXTS.slice(i), domains: i % 3 === 0 ? [] : [text, ''], metadata: json, actor: json, created_at: time ?? 'now' });
    await insert('activity_accounts', { org_id: org, activity_id: activity, account_id: account, created_at: time ?? 'now' });
    await insert('activity_contacts', { org_id: org, activity_id: activity, contact_id: contact, created_at: time ?? 'now' });
    await insert('idempotency', {
      org_id: org, key: `${i}${short}`, fingerprint: Buffer.from(short), owner: newId(), process: i % 3 === 0 ? null : newId(), status: i % 2 === 0 ? null : at(INTEGERS, i), headers: i % 3 === 0 ? null : json, body: other, reserved_at: time ?? 'now', expires_at: at(TIMES, i + 6) ?? 'now',
    });
    await insert('process_leases', { id: newId(), alive_at: time ?? 'now' });
    const [event, subscription, delivery] = [newId(), newId(), newId()];
    await insert('events', { org_id: org, id: event, type: text, record_type: text, record_id: newId(), seq: i, contact_id: null, actor: json, at: time ?? 'now', request_id: other, body: text, data: i % 2 === 0 ? null : json });
    await insert('webhook_subscriptions', {
      org_id: org, id: subscription, version: at(INTEGERS, i), url: text, events: NASTY_TEXTS.slice(i), description: i % 2 === 0 ? null : other, status: at(['active', 'paused', 'disabled', 'deleted'], i), disabled_reason: other,
      secret: i === 0 ? Buffer.alloc(0) : Buffer.from(short), previous_secret: i % 2 === 0 ? null : Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), previous_until: time, epoch: at(INTEGERS, i), created_at: time ?? 'now', updated_at: at(TIMES, i + 2) ?? 'now',
    });
    await insert('webhook_failures', { org_id: org, subscription_id: subscription, epoch: at(INTEGERS, i), url: text, since: time ?? 'now', last_at: at(TIMES, i + 1) ?? 'now', attempts: at(INTEGERS, i), days: at(INTEGERS, i + 1) });
    await insert('pending_deliveries', {
      org_id: org, event_id: event, id: delivery, subscription_id: subscription, epoch: at(INTEGERS, i), record_id: newId(), seq: at(INTEGERS, i), resend: i % 2 === 0, event: text, attempts: at(INTEGERS, i), created_at: time ?? 'now',
      due_at: at(TIMES, i + 1) ?? 'now', first_attempt_at: time, lease: i % 2 === 0 ? null : newId(), attempt_log: i % 3 === 0 ? null : json,
    });
    // One row in the partition of its week, and one in the default partition.
    for (const id of [newId(), `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`]) {
      await insert('delivery_log', { org_id: org, subscription_id: subscription, id, event_id: event, event: text, status: i % 2 === 0 ? 'failed' : 'succeeded', attempts: at(INTEGERS, i), created_at: time ?? 'now', attempt_log: json });
    }
  }
  await sql.query('UPDATE events SET data = $1 WHERE data IS NULL AND seq > 4', ['{"big": 1e400, "tiny": 1e-400, "exact": 1.10, "max": 18446744073709551616}']);
}
