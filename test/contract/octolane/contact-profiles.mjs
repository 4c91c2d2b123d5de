import { data, denied, equal, has, ok } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const CONTACTS = '/v1/contacts';
const [POST, BULK, PATCH, DELETE] = [`POST ${CONTACTS}`, `POST ${CONTACTS}/bulk`, `PATCH ${CONTACTS}/{id}`, `DELETE ${CONTACTS}/{id}`];
const DATES = ['first_email_interaction', 'last_email_interaction', 'first_meeting_interaction', 'last_meeting_interaction', 'last_interaction', 'next_meeting'];
const FIELDS = ['id', 'email', 'first_name', 'last_name', 'full_name', 'name', 'job_title', 'phone', 'seniority', 'linkedin', 'twitter', 'twitter_followers', 'current_company', 'type', 'avatar_url', 'email_verified', 'other_emails', 'account_id', ...DATES, 'custom_fields', 'created_at', 'updated_at'];

export const contactProfiles = section('octolane: Contacts', [
  row(`records: contact \`${FIELDS.join(', ')}\``, async (t) => {
    const contact = await t.pushed(CONTACTS, { email: t.email() });
    equal(Object.keys(contact).sort(), FIELDS.toSorted(), 'keys');
    equal(contact.updated_at, contact.created_at, 'updated_at');
    equal(data(await t.v1.get(`${CONTACTS}/${contact.id}`)), contact, 'record');
  }, [POST, `GET ${CONTACTS}/{id}`]),
  row('`POST /v1/contacts`: `email` required; texts string or null; `twitter_followers` number; `email_verified` boolean; `other_emails` array; the six interaction dates', async (t) => {
    const fields = { full_name: t.text('Dr Jane'), first_name: 'Jane', last_name: 'Doe', job_title: 'CTO', phone: '801-555-0102', seniority: 'executive', linkedin: null, twitter: '@jane', current_company: 'Acme', type: 'customer', avatar_url: 'https://acme.example/j.png', twitter_followers: 1200, email_verified: true, other_emails: [t.email()], next_meeting: 1_770_768_000_000 };
    has(await t.pushed(CONTACTS, { email: t.email(), ...fields }), { ...fields, name: fields.full_name });
    denied(await t.v1.post(CONTACTS, {}), 400, { email: 'Email is required' });
    for (const [field, value] of [['first_name', 7], ['twitter_followers', 'x'], ['email_verified', 'yes'], ['other_emails', 'x'], ['last_interaction', 'soon'], ['favourite_color', 'red']]) denied(await t.v1.post(CONTACTS, { email: t.email(), [field]: value }), 400, [field]);
  }, [POST]),
  row('email trimmed and lower-cased is the identity; an existing one is returned unchanged', async (t) => {
    const email = t.email();
    const first = await t.pushed(CONTACTS, { email, full_name: t.text() });
    const again = await t.v1.post(CONTACTS, { email: ` ${email.toUpperCase()} `, full_name: 'Other' });
    equal([again.status, again.body.message, again.body.data], [200, 'Contact already exists', first], 'second answer');
    const old = await t.contact({ email: t.email() });
    equal(data(await t.v1.post(CONTACTS, { email: old.email })).id, old.id, 'the contact made through /api/v1');
  }, [POST]),
  row('if it has no account yet, the account of its domain is created or resolved and linked, except for free-mail domains', async (t) => {
    const [one, two] = [t.email(), t.domain()];
    const domain = one.split('@')[1];
    const [first, second] = [await t.pushed(CONTACTS, { email: one }), await t.pushed(CONTACTS, { email: t.email(domain) })];
    equal([typeof first.account_id, second.account_id], ['string', first.account_id], 'accounts');
    if (t.offers('GET /v1/accounts/{id}')) has(data(await t.v1.get(`/v1/accounts/${first.account_id}`)), { domain });
    has(await t.pushed(CONTACTS, { email: `${two}@gmail.com` }), { account_id: null });
    const old = await t.contact({ email: t.email(domain) });
    has(data(await t.v1.post(CONTACTS, { email: old.email })), { id: old.id, account_id: first.account_id });
  }, [POST]),
  row('`full_name` absent: first and last joined; both absent: the local part of the email. `current_company` is what `/api/v1` calls `company`; a `full_name` changed through `/api/v1` clears first and last name, first or last changed here recomputes it', async (t) => {
    const email = t.email();
    has(await t.pushed(CONTACTS, { email }), { full_name: email.split('@')[0] });
    const { id } = await t.pushed(CONTACTS, { email: t.email(), first_name: t.run, last_name: 'Doe', current_company: 'Acme' });
    has(ok(await t.client.get(`/api/v1/contacts/${id}`)).body, { full_name: `${t.run} Doe`, company: 'Acme' });
    has(data(await t.v1.patch(`${CONTACTS}/${id}`, { last_name: 'Roe' })), { full_name: `${t.run} Roe`, name: `${t.run} Roe` });
    ok(await t.client.patch(`/api/v1/contacts/${id}`, { full_name: t.text() }));
    has(data(await t.v1.get(`${CONTACTS}/${id}`)), { first_name: null, last_name: null });
  }, [POST, PATCH]),
  row('`POST /v1/contacts/bulk`: each item on its own, duplicates inside one array resolve to one record', async (t) => {
    const [known, fresh] = [t.email(), t.email()];
    const { id } = await t.pushed(CONTACTS, { email: known });
    const { results, ...counts } = data(await t.v1.post(`${CONTACTS}/bulk`, [{ email: fresh }, { email: 'nobody' }, { email: known }, { email: fresh.toUpperCase() }]), 201);
    equal(counts, { created: 1, existing: 2, failed: 1 }, 'counts');
    equal(results.map(({ status }) => status), ['created', 'error', 'existing', 'existing'], 'results');
    equal([results[2].id, results[3].id], [id, results[0].id], 'ids');
    equal(Object.keys(results[1].errors), ['email'], 'errors of the item');
    denied(await t.v1.post(`${CONTACTS}/bulk`, [{}]), 400, ['0.email']);
  }, [POST, BULK]),
  row('dedupe holds under concurrency: simultaneous creates of one new email leave one contact', async (t) => {
    const email = t.email();
    const answers = await Promise.all(Array.from({ length: 30 }, () => t.v1.post(CONTACTS, { email })));
    equal(new Set(answers.map((answer) => data(answer, [200, 201]).id)).size, 1, 'number of contacts');
  }, [POST]),
  row('`PATCH`, `DELETE /v1/contacts/{id}`: an `email` that another record has: 400, `errors.email`: `Email already belongs to another contact`; `account_id` may be set or cleared, an unknown one is 404; DELETE answers 200 with `data: {id}`', async (t) => {
    const [one, two] = [await t.pushed(CONTACTS, { email: t.email() }), await t.pushed(CONTACTS, { email: t.email() })];
    const path = `${CONTACTS}/${one.id}`;
    denied(await t.v1.patch(path, { email: two.email }), 400, { email: 'Email already belongs to another contact' });
    denied(await t.v1.patch(path, {}), 400);
    has(data(await t.v1.patch(path, { account_id: two.account_id, job_title: 'CEO' })), { account_id: two.account_id, job_title: 'CEO' });
    has(data(await t.v1.patch(path, { account_id: null })), { account_id: null });
    denied(await t.v1.patch(path, { account_id: one.id }), 404, ['account_id']);
    equal(data(await t.v1.delete(path)), { id: one.id }, 'data of DELETE');
    denied(await t.v1.get(path), 404);
  }, [POST, PATCH, DELETE]),
  row('text: the rules of `oratek.md`, Text, hold here, as 400; identity of emails is the same function', async (t) => {
    denied(await t.v1.post(CONTACTS, { email: t.email(), job_title: 'a\nb' }), 400, ['job_title']);
    denied(await t.v1.post(CONTACTS, { email: '"a b"@acme.example' }), 400, ['email']);
    has(await t.pushed(CONTACTS, { email: t.email(), job_title: ' \u200BCTO\u00A0', seniority: '\u2800' }), { job_title: 'CTO', seniority: null });
  }, [POST]),
]);
