import { randomUUID } from 'node:crypto';
import { data, denied, equal, has } from '../runner/expect.mjs';
import { LATER, notRun, row, section } from '../runner/rows.mjs';

const ACCOUNTS = '/v1/accounts';
const [POST, BULK, GET, PATCH, DELETE] = [`POST ${ACCOUNTS}`, `POST ${ACCOUNTS}/bulk`, `GET ${ACCOUNTS}/{id}`, `PATCH ${ACCOUNTS}/{id}`, `DELETE ${ACCOUNTS}/{id}`];
const FEB_11 = 1_770_768_000_000;
const DATES = ['first_email_interaction', 'last_email_interaction', 'first_meeting_interaction', 'last_meeting_interaction', 'last_interaction', 'next_meeting'];
const FIELDS = ['id', 'domain', 'name', 'industry', 'logo', 'linkedin', 'twitter', 'twitter_followers', 'description', 'primary_location', 'employee_range', 'type', 'estimated_revenue', 'total_fund_raised', 'founded', 'tags', ...DATES, 'custom_fields', 'created_at', 'updated_at'];

export const accounts = section('octolane: Accounts', [
  row(`records: account \`${FIELDS.join(', ')}\``, async (t) => {
    const account = await t.pushed(ACCOUNTS, { domain: t.domain() });
    equal(Object.keys(account).sort(), FIELDS.toSorted(), 'keys');
    equal(data(await t.v1.get(`${ACCOUNTS}/${account.id}`)), account, 'record');
  }, [POST, GET]),
  row('`POST /v1/accounts`: `domain` required; texts string or null; `twitter_followers, estimated_revenue, total_fund_raised` number or null; `founded` 1000–9999; `tags` array; the six dates; any other key 400', async (t) => {
    const fields = { name: t.text('Acme'), industry: 'Robotics', logo: 'https://acme.example/l.png', linkedin: 'https://www.linkedin.com/company/acme', twitter: '@acme', description: 'Robots.', primary_location: 'Provo', employee_range: '51-200', type: null, twitter_followers: 1200, estimated_revenue: 12_500_000.55, total_fund_raised: 0, founded: 2016, tags: ['a', 'b'] };
    has(await t.pushed(ACCOUNTS, { domain: t.domain(), ...fields, ...Object.fromEntries(DATES.map((name) => [name, FEB_11])) }), { ...fields, ...Object.fromEntries(DATES.map((name) => [name, FEB_11])) });
    for (const [field, value] of [['name', 7], ['twitter_followers', '7'], ['founded', 999], ['founded', 10_000], ['tags', 'a'], ['next_meeting', 'soon'], ['favourite_color', 'red']]) denied(await t.v1.post(ACCOUNTS, { domain: t.domain(), [field]: value }), 400, [field]);
    denied(await t.v1.post(ACCOUNTS, {}), 400, { domain: 'Domain is required' });
    t.untried('custom values', `fields: ${LATER}`);
  }, [POST]),
  row('dates: on input every date takes either form; on output every date in every `/v1` answer is milliseconds', async (t) => {
    for (const next_meeting of [FEB_11, '2026-02-11', '2026-02-11T01:00:00+01:00']) has(await t.pushed(ACCOUNTS, { domain: t.domain(), next_meeting }), { next_meeting: FEB_11 });
    const { created_at, updated_at } = await t.pushed(ACCOUNTS, { domain: t.domain() });
    equal([Number.isInteger(created_at), updated_at], [true, created_at], 'created_at and updated_at');
  }, [POST]),
  row('domain is normalised: trimmed, lower case, scheme, path, port, `www.` and trailing dot removed, IDN to punycode; `ACME.com`, `https://www.acme.com/x` are one account', async (t) => {
    const domain = t.domain();
    const made = await t.pushed(ACCOUNTS, { domain });
    for (const same of [domain.toUpperCase(), `https://www.${domain}/x?y=z`, ` ${domain}. `, `${domain}:8443`]) equal(data(await t.v1.post(ACCOUNTS, { domain: same })).id, made.id, `account of ${same}`);
    has(await t.pushed(ACCOUNTS, { domain: `müller.${domain}` }), { domain: `xn--mller-kva.${domain}` });
    for (const wrong of ['Acme, Inc.', '127.0.0.1', `jane@${domain}`, '']) denied(await t.v1.post(ACCOUNTS, { domain: wrong }), 400, ['domain']);
  }, [POST]),
  row('create: 201 when something was created, 200 when an existing record was resolved (`"Account already exists"`); an existing domain: the existing account is returned unchanged', async (t) => {
    const domain = t.domain();
    const first = await t.v1.post(ACCOUNTS, { domain, name: t.text() });
    equal([first.status, first.body.message], [201, 'Account created successfully'], 'first answer');
    const again = await t.v1.post(ACCOUNTS, { domain, name: 'Other', industry: 'New' });
    equal([again.status, again.body.message, again.body.data], [200, 'Account already exists', first.body.data], 'second answer');
  }, [POST]),
  row('dedupe holds under concurrency: a hundred simultaneous creates of one new domain leave one account, and all answer with its id', async (t) => {
    const domain = t.domain();
    const answers = await Promise.all(Array.from({ length: 100 }, () => t.v1.post(ACCOUNTS, { domain })));
    equal(answers.filter(({ status }) => status === 201).length, 1, 'answers with 201');
    equal(new Set(answers.map((answer) => data(answer, [200, 201]).id)).size, 1, 'number of accounts');
  }, [POST]),
  row('`POST /v1/accounts/bulk`: bare array of 1–100; `{"results": [{"index", "status", "id", "errors"}], "created", "existing", "failed"}`; duplicates inside one array resolve to one record; 201 if anything was created, else 200; 400 only if the array itself is wrong or every item failed', async (t) => {
    const [known, fresh] = [t.domain(), t.domain()];
    const { id } = await t.pushed(ACCOUNTS, { domain: known });
    const { results, ...counts } = data(await t.v1.post(`${ACCOUNTS}/bulk`, [{ domain: fresh }, { domain: 'Acme, Inc.' }, { domain: known }, { domain: fresh.toUpperCase() }]), 201);
    equal(counts, { created: 1, existing: 2, failed: 1 }, 'counts');
    equal(results.map(({ index, status }) => [index, status]), [[0, 'created'], [1, 'error'], [2, 'existing'], [3, 'existing']], 'results');
    equal([results[2].id, results[3].id], [id, results[0].id], 'ids');
    equal(Object.keys(results[1].errors), ['domain'], 'errors of the item');
    data(await t.v1.post(`${ACCOUNTS}/bulk`, [{ domain: known }]), 200);
    denied(await t.v1.post(`${ACCOUNTS}/bulk`, [{ domain: 'x y' }, {}]), 400, ['0.domain', '1.domain']);
    for (const body of [[], {}, Array.from({ length: 101 }, () => ({ domain: known }))]) denied(await t.v1.post(`${ACCOUNTS}/bulk`, body), 400, []);
  }, [POST, BULK]),
  row("`PATCH`, `DELETE /v1/accounts/{id}`: one record; an account's contacts stay, unlinked; DELETE answers 200 with `data: {id}`; a `domain` that another record has: 400; `PATCH {}`: 400 with `errors: {}`", async (t) => {
    const [one, two] = [await t.pushed(ACCOUNTS, { domain: t.domain(), industry: 'A' }), await t.pushed(ACCOUNTS, { domain: t.domain() })];
    const path = `${ACCOUNTS}/${one.id}`;
    const changed = data(await t.v1.patch(path, { name: t.text('Renamed'), industry: null }));
    equal(changed, { ...one, name: changed.name, industry: null, updated_at: changed.updated_at }, 'record');
    denied(await t.v1.patch(path, {}), 400);
    denied(await t.v1.patch(path, { domain: two.domain }), 400, ['domain']);
    if (t.offers('POST /v1/contacts')) {
      const contact = await t.pushed('/v1/contacts', { email: t.email(two.domain) });
      equal(contact.account_id, two.id, 'account of the contact');
      equal(data(await t.v1.delete(`${ACCOUNTS}/${two.id}`)), { id: two.id }, 'data of DELETE');
      has(data(await t.v1.get(`/v1/contacts/${contact.id}`)), { account_id: null });
    }
    equal(data(await t.v1.delete(path)), { id: one.id }, 'data of DELETE');
    for (const gone of [path, `${ACCOUNTS}/${randomUUID()}`, `${ACCOUNTS}/x`]) denied(await t.v1.get(gone), 404);
  }, [POST, PATCH, DELETE]),
  row('other statuses: 412 as on `/api/v1`; an idempotency mismatch is 400', async (t) => {
    const { id } = await t.pushed(ACCOUNTS, { domain: t.domain() });
    denied(await t.v1.patch(`${ACCOUNTS}/${id}`, { name: 'x' }, { 'If-Match': '"stale"' }), 412);
    const key = { 'Idempotency-Key': randomUUID() };
    const domain = t.domain();
    const first = await t.v1.post(ACCOUNTS, { domain }, key);
    equal((await t.v1.post(ACCOUNTS, { domain }, key)).text, first.text, 'the answer again');
    denied(await t.v1.post(ACCOUNTS, { domain: t.domain() }, key), 400);
    for (const [body, type, status] of [['{', 'application/json', 400], ['x', 'text/plain', 415]]) denied(await t.v1.post(ACCOUNTS, body, { 'Content-Type': type }), status);
  }, [POST, PATCH]),
  row("other organizations: another org's record answers exactly as one that never existed", async (t) => {
    const other = t.v1Other;
    const { id } = await t.pushed(ACCOUNTS, { domain: t.domain() });
    for (const [method, body] of [['GET'], ['PATCH', { name: 'x' }], ['DELETE']]) {
      const [theirs, nobodys] = [await other.send(method, `${ACCOUNTS}/${id}`, body), await other.send(method, `${ACCOUNTS}/${randomUUID()}`, body)];
      denied(theirs, 404);
      equal(theirs.body, nobodys.body, method);
    }
  }, [POST, PATCH, DELETE]),
]);
