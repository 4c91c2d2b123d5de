import { randomUUID } from 'node:crypto';
import { data, denied, equal, has } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const NOTES = '/v1/notes';
const [POST, BULK, LIST, PATCH, DELETE] = [`POST ${NOTES}`, `POST ${NOTES}/bulk`, `GET ${NOTES}`, `PATCH ${NOTES}/{id}`, `DELETE ${NOTES}/{id}`];

export const notes = section('octolane: Notes', [
  row('records: note `id, title, content, account_ids, contact_ids, created_at, updated_at`', async (t) => {
    const note = await t.pushed(NOTES, { content: t.text('Note'), account_domains: [t.domain()] });
    equal(Object.keys(note).sort(), ['account_ids', 'contact_ids', 'content', 'created_at', 'id', 'title', 'updated_at'], 'keys');
    equal(data(await t.v1.get(`${NOTES}/${note.id}`)), note, 'record');
  }, [POST]),
  row('`POST /v1/notes`: `content` (1–100,000 characters), `title` optional, `account_domains` and/or `account_ids`, `contact_emails` and/or `contact_ids`; at least one reference; domains and emails are resolved or created, unknown ids are 404; optional `created_at`', async (t) => {
    const [domain, email] = [t.domain(), t.email()];
    const first = await t.pushed(NOTES, { title: 'Call', content: `${t.run}\nsecond line`, account_domains: [domain], contact_emails: [email], created_at: 1_770_768_000_000 });
    has(first, { title: 'Call', created_at: 1_770_768_000_000 });
    const again = await t.pushed(NOTES, { content: t.text('Note'), account_domains: [`www.${domain}`], account_ids: first.account_ids, contact_emails: [email.toUpperCase()], contact_ids: first.contact_ids });
    equal([again.account_ids, again.contact_ids], [first.account_ids, first.contact_ids], 'references');
    equal((await t.pushed(NOTES, { content: `${t.run}${'x'.repeat(100_000 - t.run.length)}`, contact_ids: first.contact_ids })).content.length, 100_000, 'length');
    const about = { account_ids: first.account_ids };
    for (const content of [undefined, '', 'x'.repeat(100_001)]) denied(await t.v1.post(NOTES, { content, ...about }), 400, ['content']);
    const none = await t.v1.post(NOTES, { content: 'x' });
    equal([none.status, Object.keys(none.body.errors).length], [400, 1], 'a note about nothing');
    denied(await t.v1.post(NOTES, { content: 'x', contact_ids: [randomUUID()] }), 404, ['contact_ids.0']);
    denied(await t.v1.post(NOTES, { content: 'x', account_ids: [randomUUID()] }), 404, ['account_ids.0']);
  }, [POST]),
  row('`POST /v1/notes/bulk`: each item on its own', async (t) => {
    const { results, ...counts } = data(await t.v1.post(`${NOTES}/bulk`, [{ content: t.text('Note'), account_domains: [t.domain()] }, { content: '', account_domains: [t.domain()] }]), 201);
    equal([counts, results.map(({ status }) => status)], [{ created: 1, existing: 0, failed: 1 }, ['created', 'error']], 'results');
    denied(await t.v1.post(`${NOTES}/bulk`, []), 400, []);
  }, [POST, BULK]),
  row('`GET /v1/notes`: `account_id`, `contact_id`, `q`, `cursor`, `limit`; newest first', async (t) => {
    const [domain, email] = [t.domain(), t.email()];
    const made = [];
    for (const fields of [{ contact_emails: [email] }, {}, { contact_emails: [email] }]) made.push(await t.pushed(NOTES, { content: t.text('Note'), account_domains: [domain], ...fields }));
    const ids = made.map(({ id }) => id);
    const [{ account_ids: [account], contact_ids: [contact] }] = made;
    const list = async (query) => data(await t.v1.get(`${NOTES}?${query}`));
    equal((await list(`account_id=${account}`)).notes.map(({ id }) => id), ids.toReversed(), 'account_id');
    equal((await list(`contact_id=${contact}`)).notes.map(({ id }) => id), [ids[2], ids[0]], 'contact_id');
    equal((await list(`q=${encodeURIComponent(made[1].content.toUpperCase())}`)).notes.map(({ id }) => id), [ids[1]], 'q');
    const first = await list(`account_id=${account}&limit=2`);
    const second = await list(`account_id=${account}&limit=2&cursor=${first.next_cursor}`);
    equal([...first.notes, ...second.notes].map(({ id }) => id), ids.toReversed(), 'the pages together');
    equal([first.has_more, second.has_more, second.next_cursor], [true, false, null], 'has_more');
  }, [POST, LIST]),
  row('`PATCH`, `DELETE /v1/notes/{id}`: one record; DELETE answers 200 with `data: {id}`; `PATCH {}`: 400 with `errors: {}`', async (t) => {
    const note = await t.pushed(NOTES, { content: t.text('Note'), account_domains: [t.domain()] });
    const path = `${NOTES}/${note.id}`;
    const changed = data(await t.v1.patch(path, { title: 'New' }));
    equal(changed, { ...note, title: 'New', updated_at: changed.updated_at }, 'record');
    denied(await t.v1.patch(path, {}), 400);
    equal(data(await t.v1.delete(path)), { id: note.id }, 'data of DELETE');
    denied(await t.v1.get(path), 404);
  }, [POST, PATCH, DELETE]),
]);
