import { randomUUID } from 'node:crypto';
import { data, denied, equal, has, holds, ok } from '../runner/expect.mjs';
import { NotRun, row, section } from '../runner/rows.mjs';

const OPPORTUNITIES = '/v1/opportunities';
const [POST, BULK, PATCH, DELETE, SUMMARY] = [`POST ${OPPORTUNITIES}`, `POST ${OPPORTUNITIES}/bulk`, `PATCH ${OPPORTUNITIES}/{id}`, `DELETE ${OPPORTUNITIES}/{id}`, `GET ${OPPORTUNITIES}/summary`];
const FIELDS = ['id', 'name', 'pipeline_id', 'stage_id', 'stage_name', 'account_id', 'contact_id', 'additional_contacts', 'custom_fields', 'deal_size', 'close_date', 'next_action_date', 'next_steps', 'owner_id', 'created_at', 'updated_at'];

/** A body for the default pipeline, with a name that carries the run's id. */
async function body(t, related, opportunity = {}) {
  const { pipeline_id } = await t.pipeline();
  return { pipeline_id, opportunity: { name: t.text('Deal'), ...opportunity }, related_objects: related };
}
const open = async (t, related, opportunity) => t.pushed(OPPORTUNITIES, await body(t, related, opportunity));
const refusal = async (t, related, opportunity) => t.v1.post(OPPORTUNITIES, await body(t, related, opportunity));

export const opportunities = section('octolane: Opportunities', [
  row(`record: \`${FIELDS.join(', ')}\`; \`data\`: the whole opportunity as lists show it, with \`created: {account: bool, contacts: [ids]}\``, async (t) => {
    const additional = t.email();
    const { created, ...opportunity } = await open(t, { account_domain: t.domain(), primary_contact_email: t.email(), additional_contact_emails: [additional] }, { deal_size: 28_000.5, close_date: '2031-02-11', next_action_date: 1_770_768_000_000, next_steps: 'Call' });
    equal(Object.keys(opportunity).sort(), FIELDS.toSorted(), 'keys');
    has(opportunity, { deal_size: 28_000.5, close_date: Date.UTC(2031, 1, 11), next_action_date: 1_770_768_000_000, next_steps: 'Call', custom_fields: {} });
    equal([created.account, created.contacts.length], [true, 2], 'created');
    equal(opportunity.additional_contacts.map(({ contact_email }) => contact_email), [additional], 'additional_contacts');
    equal(Object.keys(opportunity.additional_contacts[0]).sort(), ['contact_email', 'contact_first_name', 'contact_id', 'contact_last_name'], 'keys of an additional contact');
    equal(data(await t.v1.get(`${OPPORTUNITIES}/${opportunity.id}`)), opportunity, 'record');
  }, [POST]),
  row('account and contacts are created or resolved, in the same transaction as the opportunity; all or nothing', async (t) => {
    const [domain, email] = [t.domain(), t.email()];
    const first = await open(t, { account_domain: domain, primary_contact_email: email });
    const again = await open(t, { account_domain: `https://www.${domain}/`, primary_contact_email: email.toUpperCase() });
    equal([again.account_id, again.contact_id, again.created], [first.account_id, first.contact_id, { account: false, contacts: [] }], 'the second opportunity');
    const untouched = t.domain();
    denied(await refusal(t, { account_domain: untouched, owner_id: randomUUID() }), 404, ['related_objects.owner_id']);
    if (t.offers('GET /v1/accounts')) equal(data(await t.v1.get(`/v1/accounts?q=${untouched}`)).accounts, [], 'accounts of a refused opportunity');
  }, [POST]),
  row("`name` absent: the account's name, else the domain, else the contact's name", async (t) => {
    const { pipeline_id } = await t.pipeline();
    const named = async (related_objects) => (await t.pushed(OPPORTUNITIES, { pipeline_id, opportunity: {}, related_objects })).name;
    const [domain, name, email] = [t.domain(), t.text('Acme'), `${t.domain()}@gmail.com`];
    equal(await named({ account_domain: domain }), domain, 'name');
    if (t.offers('POST /v1/accounts')) {
      await t.pushed('/v1/accounts', { domain: `n.${domain}`, name });
      equal(await named({ account_domain: `n.${domain}` }), name, "the account's name");
    }
    equal(await named({ primary_contact_email: email }), email.split('@')[0], "the contact's name");
  }, [POST]),
  row("stage absent: the pipeline's default stage; `stage_name` is matched without regard to case; unknown stage: 404 with `errors`; `stage_id` wins if both agree, 400 if they do not", async (t) => {
    const { stages } = await t.pipeline();
    if (stages.length < 2) throw new NotRun('needs a default pipeline with two stages');
    const [one, two] = stages;
    const related = { account_domain: t.domain() };
    const first = stages.find(({ is_default }) => is_default);
    if (first) has(await open(t, related), { stage_id: first.stage_id });
    else t.untried('stage absent', 'no stage of the default pipeline is its default');
    has(await open(t, related, { stage_name: two.label.toUpperCase() }), { stage_id: two.stage_id, stage_name: two.label });
    has(await open(t, related, { stage_id: two.stage_id, stage_name: two.label }), { stage_id: two.stage_id });
    denied(await refusal(t, related, { stage_id: one.stage_id, stage_name: two.label }), 400, ['opportunity.stage_name']);
    denied(await refusal(t, related, { stage_name: t.text('No stage') }), 404, ['opportunity.stage_name']);
    denied(await refusal(t, related, { stage_id: randomUUID() }), 404, ['opportunity.stage_id']);
  }, [POST]),
  row('no `account_domain` but an email: the account of the email\'s domain, free-mail domains excepted; a domain given outright is always made. With both, every named contact that has no account yet joins the named one; the others stay where they are', async (t) => {
    const email = t.email();
    const first = await open(t, { primary_contact_email: email });
    equal([first.created.account, typeof first.account_id], [true, 'string'], "the account of the email's domain");
    has(await open(t, { primary_contact_email: `${t.domain()}@gmail.com` }), { account_id: null });
    if (!t.offers('GET /v1/contacts/{id}')) return;
    const fresh = `${t.domain()}@gmail.com`;
    const both = await open(t, { account_domain: t.domain(), primary_contact_email: fresh, additional_contact_emails: [email] });
    const account = async (id) => data(await t.v1.get(`/v1/contacts/${id}`)).account_id;
    equal([await account(both.contact_id), await account(first.contact_id)], [both.account_id, first.account_id], 'accounts of the contacts');
  }, [POST]),
  row('`deal_size` is money as `deal_value` is; at most 100 additional emails', async (t) => {
    const related = { account_domain: t.domain() };
    has(await open(t, related, { deal_size: 999_999_999_999.99 }), { deal_size: 999_999_999_999.99 });
    for (const deal_size of [-1, 0.001, 1e12, '5']) denied(await refusal(t, related, { deal_size }), 400, ['opportunity.deal_size']);
    denied(await refusal(t, { ...related, additional_contact_emails: Array.from({ length: 101 }, (_, n) => `p${n}@${t.domain()}`) }), 400, ['related_objects.additional_contact_emails']);
  }, [POST]),
  row('owner: a user of the org; unknown: 404, as is an unknown pipeline, with `errors` naming the field; `pipeline_id` required', async (t) => {
    const related = { account_domain: t.domain() };
    denied(await refusal(t, { ...related, owner_id: randomUUID() }), 404, ['related_objects.owner_id']);
    denied(await refusal(t, { ...related, owner_email: t.email() }), 404, ['related_objects.owner_email']);
    denied(await t.v1.post(OPPORTUNITIES, { pipeline_id: randomUUID(), opportunity: {}, related_objects: related }), 404, ['pipeline_id']);
    denied(await t.v1.post(OPPORTUNITIES, { pipeline_id: 'x', opportunity: {}, related_objects: related }), 400, { pipeline_id: 'Pipeline id must be a valid uuid' });
    denied(await t.v1.post(OPPORTUNITIES, { opportunity: {}, related_objects: related }), 400, { pipeline_id: 'Pipeline id is required' });
    const [user] = ok(await t.client.get('/api/v1/users?limit=1')).body.data;
    has(await open(t, { ...related, owner_id: user.id }), { owner_id: user.id });
  }, [POST]),
  row('opportunities are never deduplicated', async (t) => {
    const sent = await body(t, { account_domain: t.domain() });
    const [one, two] = [await t.pushed(OPPORTUNITIES, sent), await t.pushed(OPPORTUNITIES, sent)];
    holds(one.id !== two.id, 'the same opportunity twice');
  }, [POST]),
  row('100 parallel opportunities for one new domain and one new email leave one account, one contact, 100 deals, and no error', async (t) => {
    const [domain, email] = [t.domain(), t.email()];
    const made = await Promise.all(Array.from({ length: 100 }, () => open(t, { account_domain: domain, primary_contact_email: email })));
    const different = (field) => new Set(made.map((one) => one[field])).size;
    equal([different('account_id'), different('contact_id'), different('id')], [1, 1, 100], 'accounts, contacts, opportunities');
  }, [POST]),
  row('`POST /v1/opportunities/bulk`: bare array 1–100, as other bulks', async (t) => {
    const [domain, email] = [t.domain(), t.email()];
    const item = () => body(t, { account_domain: domain, primary_contact_email: email });
    const { results, ...counts } = data(await t.v1.post(`${OPPORTUNITIES}/bulk`, [await item(), await body(t, { account_domain: 'x y' }), await item()]), 201);
    equal([counts, results.map(({ status }) => status)], [{ created: 2, existing: 0, failed: 1 }, ['created', 'error', 'created']], 'results');
    equal(Object.keys(results[1].errors), ['related_objects.account_domain'], 'errors of the item');
    denied(await t.v1.post(`${OPPORTUNITIES}/bulk`, {}), 400);
  }, [POST, BULK]),
  row('`PATCH`, `DELETE /v1/opportunities/{id}`: one record; DELETE answers 200 with `data: {id}`; `PATCH {}`: 400 with `errors: {}`', async (t) => {
    const { created: _created, ...opportunity } = await open(t, { account_domain: t.domain() });
    const path = `${OPPORTUNITIES}/${opportunity.id}`;
    const changed = data(await t.v1.patch(path, { deal_size: 5, next_steps: 'Call' }));
    equal(changed, { ...opportunity, deal_size: 5, next_steps: 'Call', updated_at: changed.updated_at }, 'record');
    denied(await t.v1.patch(path, {}), 400);
    equal(data(await t.v1.delete(path)), { id: opportunity.id }, 'data of DELETE');
    denied(await t.v1.get(path), 404);
  }, [POST, PATCH, DELETE]),
  row('`GET /v1/opportunities/summary`: count and sum of `deal_size` per stage, with the list\'s filters', async (t) => {
    const { pipeline_id, stages } = await t.pipeline();
    const [{ stage_id }] = stages;
    const name = t.text('Sum');
    for (const deal_size of [5.25, 7]) await open(t, { account_domain: t.domain() }, { name, deal_size, stage_id });
    const { stages: sums } = data(await t.v1.get(`${OPPORTUNITIES}/summary?pipeline_id=${pipeline_id}&q=${encodeURIComponent(name)}`));
    const sum = sums.find((one) => one.stage_id === stage_id);
    has(sum, { count: 2, deal_size: 12.25 });
    denied(await t.v1.get(`${OPPORTUNITIES}/summary`), 400, ['pipeline_id']);
  }, [POST, SUMMARY]),
  row("contacts written here are contacts on `/api/v1`; of a contact's deals the headline one shows there; a stage moved by `PATCH /api/v1/contacts/{id}` shows here", async (t) => {
    const { stages } = await t.pipeline();
    const [one, two] = stages;
    if (!two) throw new NotRun('needs a default pipeline with two stages');
    const email = t.email();
    const { id, contact_id } = await open(t, { primary_contact_email: email }, { stage_id: one.stage_id, deal_size: 5 });
    const contact = ok(await t.client.get(`/api/v1/contacts/${contact_id}`)).body;
    has(contact, { email, deal_value: 5 });
    holds(contact.deal_stage !== null, 'the deal shows');
    ok(await t.client.patch(`/api/v1/contacts/${contact_id}`, { deal_stage: two.label }));
    has(data(await t.v1.get(`${OPPORTUNITIES}/${id}`)), { stage_id: two.stage_id });
  }, [POST]),
]);
