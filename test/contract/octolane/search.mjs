import { data, denied, equal } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const CONTACTS = '/v1/contacts';
const NEEDS = [`POST ${CONTACTS}/search`, `POST ${CONTACTS}`];
const FEB_11 = 1_770_768_000_000;
const DAY = 86_400_000;

/** Three contacts of an own name, the same for all rows: Ann, Bob and Cid. */
async function people(t) {
  t.server.people ??= (async () => {
    const tag = t.text('Search');
    const make = (first_name, fields) => t.pushed(CONTACTS, { email: t.email(), first_name, last_name: tag, ...fields });
    await make('Ann', { job_title: 'CEO', twitter_followers: 10, email_verified: true, other_emails: ['a@x.example', 'B@x.example'], last_interaction: FEB_11 });
    await make('Bob', { job_title: 'ceo of sales', twitter_followers: 20, other_emails: ['b@x.example'], last_interaction: FEB_11 + DAY });
    await make('Cid', { job_title: 'Clerk 50%', current_company: 'Brix' });
    return tag;
  })();
  return t.server.people;
}

/** The first names of those whom the filters find, in alphabetical order. */
async function found(t, ...filters) {
  const body = { filters: [{ field: 'last_name', operator: 'eq', value: await people(t) }, ...filters], sort: 'first_name' };
  return data(await t.v1.post(`${CONTACTS}/search`, body)).contacts.map(({ first_name }) => first_name).join(' ');
}

/** An operator with its alias: field, value, and whom it finds. */
const OPERATORS = [
  [['eq', 'is'], ['job_title', 'CEO', 'Ann'], ['email_verified', true, 'Ann']],
  [['neq', 'is_not'], ['job_title', 'ceo', 'Bob Cid'], ['seniority', 'x', 'Ann Bob Cid']],
  [['contains', 'contain'], ['job_title', 'EO', 'Ann Bob'], ['job_title', '0%', 'Cid'], ['job_title', 'c_o', '']],
  [['not_contains', 'not_contain'], ['job_title', 'ceo', 'Cid'], ['seniority', 'x', 'Ann Bob Cid']],
  [['starts_with'], ['job_title', 'ceo', 'Ann Bob']],
  [['ends_with'], ['job_title', 'SALES', 'Bob']],
  [['in', 'is_any_of'], ['job_title', ['ceo', 'clerk 50%'], 'Ann Cid']],
  [['not_in'], ['job_title', ['ceo'], 'Bob Cid']],
  [['gt', 'greater_than', 'after'], ['twitter_followers', 10, 'Bob'], ['last_interaction', FEB_11, 'Bob']],
  [['gte'], ['twitter_followers', 10, 'Ann Bob']],
  [['lt', 'less_than', 'before'], ['twitter_followers', 20, 'Ann'], ['last_interaction', '2026-02-12', 'Ann']],
  [['lte'], ['twitter_followers', 20, 'Ann Bob']],
  [['between'], ['twitter_followers', [10, 20], 'Ann Bob'], ['last_interaction', ['2026-02-11', '2026-02-12T01:00:00+01:00'], 'Ann Bob']],
  [['empty'], ['twitter_followers', undefined, 'Cid'], ['other_emails', undefined, 'Cid']],
  [['not_empty'], ['twitter_followers', undefined, 'Ann Bob']],
  [['contains_all', 'include_all'], ['job_title', ['ceo', 'sales'], 'Bob'], ['other_emails', ['b@X.example', 'A@x.example'], 'Ann']],
  [['contains_none', 'exclude_all'], ['other_emails', ['a@x.example'], 'Bob Cid']],
];

export const search = section('octolane: Reads, search', [
  row('`POST /v1/{accounts,contacts,opportunities}/search`: `query` (alias `q`), `filters` (≤ 50), `sort`, `cursor`, `limit`, `fields` (≤ 100), for opportunities `pipeline_id` (required), `stage_id`; every `POST …/search` answers 200', async (t) => {
    const tag = await people(t);
    for (const name of ['query', 'q']) {
      const { contacts } = data(await t.v1.post(`${CONTACTS}/search`, { [name]: tag.toUpperCase(), fields: ['id', 'first_name'], sort: 'first_name' }));
      equal(contacts.map(({ first_name }) => first_name), ['Ann', 'Bob', 'Cid'], name);
      equal(Object.keys(contacts[0]).sort(), ['first_name', 'id'], 'fields');
    }
    data(await t.v1Reader.post(`${CONTACTS}/search`, { q: tag, limit: 1 }));
    if (t.offers('POST /v1/opportunities/search')) denied(await t.v1.post('/v1/opportunities/search', {}), 400, ['pipeline_id']);
    else t.untried('opportunities', "not in the server's document");
    const filter = { field: 'name', operator: 'eq', value: 'x' };
    denied(await t.v1.post(`${CONTACTS}/search`, { filters: Array.from({ length: 51 }, () => filter) }), 400, ['filters']);
    denied(await t.v1.post(`${CONTACTS}/search`, { fields: Array.from({ length: 101 }, () => 'id') }), 400, ['fields']);
    denied(await t.v1.post(`${CONTACTS}/search`, { filter: [] }), 400, ['filter']);
  }, NEEDS),
  ...OPERATORS.map(([names, ...cases]) =>
    row(`filters: operator \`${names[0]}\`${names.length > 1 ? ` (${names.slice(1).map((alias) => `\`${alias}\``).join(', ')})` : ''}`, async (t) => {
      for (const operator of names) {
        for (const [field, value, expected] of cases) equal(await found(t, { field, operator, value }), expected, `${field} ${operator} ${JSON.stringify(value)}`);
      }
    }, NEEDS),
  ),
  row('filters: AND', async (t) => {
    equal(await found(t, { field: 'job_title', operator: 'contains', value: 'ceo' }, { field: 'twitter_followers', operator: 'gt', value: 10 }), 'Bob', 'both');
  }, NEEDS),
  row('`q`, name, email and domain compare folded; a date takes milliseconds, a plain date or RFC 3339; `%`, `_` and `\\` are literal', async (t) => {
    const { id, email } = await t.pushed(CONTACTS, { email: t.email(), full_name: t.text('Ávila') });
    const search_ = async (field, operator, value) => data(await t.v1.post(`${CONTACTS}/search`, { filters: [{ field, operator, value }, { field: 'email', operator: 'eq', value: email }] })).contacts.map((one) => one.id);
    equal(await search_('name', 'contains', 'AVILA'), [id], 'name');
    equal(await search_('email', 'eq', email.toUpperCase()), [id], 'email');
    for (const value of [0, '1970-01-01', '1970-01-01T00:00:00Z']) equal(await search_('created_at', 'gt', value), [id], `created_at after ${value}`);
    for (const value of ['%', '_', '\\']) equal(await search_('name', 'contains', value), [], `name contains ${value}`);
  }, NEEDS),
  row('`amount` is an alias of `deal_size`', async (t) => {
    const { pipeline_id } = await t.pipeline();
    const name = t.text('Deal');
    const { id } = await t.pushed('/v1/opportunities', { pipeline_id, opportunity: { name, deal_size: 5.25 }, related_objects: { account_domain: t.domain() } });
    for (const field of ['amount', 'deal_size']) {
      const filters = [{ field, operator: 'between', value: [5, 6] }, { field: 'name', operator: 'eq', value: name }];
      equal(data(await t.v1.post('/v1/opportunities/search', { pipeline_id, filters })).opportunities.map((one) => one.id), [id], field);
    }
  }, ['POST /v1/opportunities', 'POST /v1/opportunities/search']),
  row('opportunities by `stage_name` and by `additional_contacts`, as by every field of the record', async (t) => {
    const { pipeline_id } = await t.pipeline();
    const name = t.text('Deal');
    const { id, stage_name, additional_contacts } = await t.pushed('/v1/opportunities', { pipeline_id, opportunity: { name }, related_objects: { additional_contact_emails: [t.email()] } });
    const found = async (field, operator, value) => data(await t.v1.post('/v1/opportunities/search', { pipeline_id, filters: [{ field: 'name', operator: 'eq', value: name }, { field, operator, value }] })).opportunities.map((one) => one.id);
    equal(await found('stage_name', 'eq', stage_name.toUpperCase()), [id], 'stage_name');
    equal(await found('stage_name', 'neq', stage_name), [], 'another stage_name');
    const [{ contact_id }] = additional_contacts;
    for (const [operator, value] of [['contains', contact_id], ['in', [contact_id]], ['contains_all', [contact_id]], ['eq', [contact_id]]]) equal(await found('additional_contacts', operator, value), [id], operator);
    for (const [operator, value] of [['empty'], ['contains_none', [contact_id]]]) equal(await found('additional_contacts', operator, value), [], operator);
  }, ['POST /v1/opportunities', 'POST /v1/opportunities/search']),
  row('an unknown field or operator, or a value of the wrong type, is a 400 that names it', async (t) => {
    for (const filter of [{ field: 'nothing', operator: 'eq', value: 1 }, { field: 'job_title', operator: 'like', value: 'x' }, { field: 'twitter_followers', operator: 'gt', value: 'many' }, { field: 'twitter_followers', operator: 'contains', value: 'x' }, { field: 'last_interaction', operator: 'before', value: 'soon' }, { field: 'job_title', operator: 'in', value: 'x' }]) {
      const answer = await t.v1.post(`${CONTACTS}/search`, { filters: [filter] });
      equal(answer.status, 400, JSON.stringify(filter));
      equal(Object.keys(answer.body.errors).every((key) => key.startsWith('filters.0')) && Object.keys(answer.body.errors).length > 0, true, `fields of errors: ${answer.text}`);
    }
  }, NEEDS),
]);
