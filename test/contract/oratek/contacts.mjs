import { randomUUID } from 'node:crypto';
import { equal, has, match, ok, refused } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const CONTACTS = '/api/v1/contacts';
const FIELDS = ['id', 'full_name', 'company', 'email', 'phone', 'location', 'deal_stage', 'deal_value', 'label', 'tags', 'owner_id', 'source', 'account_id', 'custom_fields', 'created_at', 'updated_at'];

export const contacts = section('oratek: Contacts', [
  row(`record: \`${FIELDS.join(', ')}\`. Absent values are \`null\`, \`tags\` is \`[]\``, async (t) => {
    const contact = await t.contact();
    for (const field of FIELDS) equal(field in contact, true, `has ${field}`);
    has(contact, { company: null, email: null, phone: null, location: null, deal_stage: null, deal_value: null, label: null, tags: [], owner_id: null, source: 'api', account_id: null });
  }),
  row('`POST /contacts`: `write`; at least one of `full_name`, `company` non-blank, else 422; 201, `Location`, the bare record', async (t) => {
    for (const body of [{}, { email: t.email() }, { full_name: ' ', company: null }]) refused(await t.client.post(CONTACTS, body), 422, 'validation');
    const [stage] = await t.stages();
    const fields = { full_name: t.text(), company: t.text('Acme'), email: t.email(), phone: '+1 801 555 0100', location: 'Provo', deal_value: 12.5, label: 'hot', tags: ['a', 'b'] };
    const answer = await t.made(CONTACTS, { ...fields, deal_stage: stage });
    has(answer.body, fields);
    equal(answer.headers.location, `${CONTACTS}/${answer.body.id}`, 'Location');
    equal(ok(await t.client.get(answer.headers.location)).body, answer.body, 'record at Location');
    has((await t.made(CONTACTS, { company: t.text('Only') })).body, { full_name: null });
  }),
  row('`GET /contacts/{id}`: the bare record, with `ETag`', async (t) => {
    const contact = await t.contact();
    const answer = ok(await t.client.get(`${CONTACTS}/${contact.id}`));
    equal(answer.body, contact, 'record');
    match(answer.headers.etag, /^"[^"]+"$/, 'ETag');
    ok(await t.client.get(`${CONTACTS}/${contact.id}`, { 'If-None-Match': answer.headers.etag }), 304);
  }),
  row('`PATCH /contacts/{id}`: only the fields sent change; 400 `no_fields`; a result with neither name nor company is 422; the bare record', async (t) => {
    const contact = await t.contact({ label: 'hot', tags: ['a'] });
    const path = `${CONTACTS}/${contact.id}`;
    const changed = ok(await t.client.patch(path, { phone: '1' })).body;
    equal(changed, { ...contact, phone: '1', updated_at: changed.updated_at }, 'record');
    refused(await t.client.patch(path, {}), 400, 'no_fields');
    refused(await t.client.patch(path, { full_name: null }), 422, 'validation');
  }),
  row('`PATCH /contacts/{id}`: honours `If-Match` and `If-None-Match` (412 where it matches)', async (t) => {
    const path = `${CONTACTS}/${(await t.contact()).id}`;
    const { etag } = (await t.client.get(path)).headers;
    refused(await t.client.patch(path, { label: 'a' }, { 'If-None-Match': etag }), 412, 'precondition_failed');
    const next = ok(await t.client.patch(path, { label: 'a' }, { 'If-Match': etag })).headers.etag;
    refused(await t.client.patch(path, { label: 'b' }, { 'If-Match': etag }), 412, 'precondition_failed');
    ok(await t.client.patch(path, { label: 'b' }, { 'If-Match': `"x", ${next}` }));
  }),
  row('`DELETE /contacts/{id}`: 204; hard; its tasks stay with `contact_id` null (their `updated_at` and ETag move). Honours `If-Match` and `If-None-Match`', async (t) => {
    const contact = await t.contact();
    const path = `${CONTACTS}/${contact.id}`;
    const task = await t.task({ contact_id: contact.id });
    const before = await t.client.get(`/api/v1/tasks/${task.id}`);
    refused(await t.client.delete(path, { 'If-Match': '"stale"' }), 412, 'precondition_failed');
    equal(ok(await t.client.delete(path), 204).text, '', 'body');
    for (const gone of [path, `${path}/activities`]) refused(await t.client.get(gone), 404, 'not_found');
    const after = ok(await t.client.get(`/api/v1/tasks/${task.id}`));
    has(after.body, { contact_id: null });
    equal([after.body.updated_at > task.updated_at, after.headers.etag !== before.headers.etag], [true, true], 'updated_at and ETag moved');
  }),
  row('limits: names, company, location 255; email 254 and valid; phone 64; label 64; stage 64; 50 tags of 64. Strings are trimmed; a NUL is a 422', async (t) => {
    const [longest, tags] = ['x'.repeat(255 - t.run.length - 1), Array.from({ length: 50 }, (_, n) => `${n}`.padEnd(64, 'x'))];
    await t.made(CONTACTS, { full_name: `${t.run} ${longest}`, company: 'x'.repeat(255), location: 'x'.repeat(255), phone: '1'.repeat(64), label: 'x'.repeat(64), tags });
    const tooLong = { full_name: 'x'.repeat(256), company: 'x'.repeat(256), location: 'x'.repeat(256), email: `${'x'.repeat(64)}@${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.example`, phone: '1'.repeat(65), label: 'x'.repeat(65), deal_stage: 'x'.repeat(65), tags: ['x'.repeat(65)] };
    refused(await t.client.post(CONTACTS, tooLong), 422, 'validation', [...Object.keys(tooLong).filter((name) => name !== 'tags'), 'tags.0']);
    refused(await t.client.post(CONTACTS, { full_name: t.text(), tags: [...tags, 'more'] }), 422, 'validation', ['tags']);
    refused(await t.client.post(CONTACTS, { full_name: 'a\0b' }), 422, 'validation', ['full_name']);
  }),
  row('an email is not unique here: two POSTs make two contacts', async (t) => {
    const email = t.email();
    const [one, two] = [await t.contact({ email }), await t.contact({ email })];
    equal(ok(await t.client.get(`${CONTACTS}?email=${encodeURIComponent(email)}`)).body.data.map(({ id }) => id).sort(), [one.id, two.id].sort(), 'found by email');
  }),
  row('`GET …/contacts/{id}/activities`: timeline, newest first, `{data, meta}` with cursor. Activity: `id, type, title, at, actor, data`', async (t) => {
    const { id } = await t.contact();
    ok(await t.client.patch(`${CONTACTS}/${id}`, { label: 'hot' }));
    const { data, meta } = ok(await t.client.get(`${CONTACTS}/${id}/activities`)).body;
    equal(data.map(({ type }) => type), ['contact.updated', 'contact.created'], 'types');
    for (const activity of data) equal(Object.keys(activity).sort(), ['actor', 'at', 'data', 'id', 'title', 'type'], 'keys');
    equal(meta.next_cursor, null, 'next_cursor');
    const first = ok(await t.client.get(`${CONTACTS}/${id}/activities?limit=1`)).body;
    const second = ok(await t.client.get(`${CONTACTS}/${id}/activities?limit=1&cursor=${first.meta.next_cursor}`)).body;
    equal([...first.data, ...second.data], data, 'the pages together');
    refused(await t.client.get(`${CONTACTS}/${randomUUID()}/activities`), 404, 'not_found');
  }),
]);
