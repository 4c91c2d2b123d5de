import { randomUUID } from 'node:crypto';
import { data, denied, equal, eventually, has, holds, match, ok, refused } from '../runner/expect.mjs';
import { NotRun, row, section } from '../runner/rows.mjs';

const TYPES = ['string', 'number', 'checkbox', 'date', 'date_range', 'rating', 'timestamp', 'select', 'multi_select', 'currency', 'percentage', 'location', 'time', 'datetime', 'email', 'phone', 'website', 'url', 'radio', 'team_members'];
const METADATA = { select_options: [{ label: 'Gold', value: 'gold' }, { label: 'Silver', value: 'silver' }] };
const FEB_11 = 1_770_768_000_000;
const CONTACTS = '/v1/contacts/fields';
const [LIST, DEFINE, UPDATE, DELETE] = [`GET ${CONTACTS}`, `POST ${CONTACTS}/bulk`, `POST ${CONTACTS}/bulk/update`, `DELETE ${CONTACTS}/{id}`];

/** The same names in each run: a field that is there stays as it is. */
const nameOf = (type) => `Contract suite ${type}`;
const slugOf = (type) => `contract_suite_${type}`;
const definition = (type) => ({ name: nameOf(type), attribute_type: type, ...(['select', 'multi_select', 'radio'].includes(type) ? { metadata: METADATA } : {}) });

/** Where accounts, contacts and the opportunities of the default pipeline have their fields, in an organization that may keep some. */
async function pathsOf(t) {
  if (!t.isDisposable) throw new NotRun('would leave fields: give --disposable if the organization may keep some');
  const { pipeline_id } = await t.pipeline();
  return ['/v1/accounts/fields', CONTACTS, `/v1/pipelines/${pipeline_id}/fields`];
}

/** Defines a field of each of these types for all of them. */
async function defined(t, types = TYPES) {
  const paths = await pathsOf(t);
  for (const path of paths) ok(await t.v1.post(`${path}/bulk`, types.map(definition)), [200, 201]);
  return paths;
}

/** A value of each type, as it is sent and as it is shown; of team members only if there is a user to name. */
const VALUES = {
  string: ['Red'], number: [-1.5], checkbox: [false], date: ['2026-02-11', FEB_11], date_range: [{ start: '2026-02-11', end: FEB_11 }, { start: FEB_11, end: FEB_11 }], rating: [5], timestamp: [FEB_11], select: ['gold'], multi_select: [['silver', 'gold']],
  currency: [0.01], percentage: [12.5], location: ['Provo'], time: ['09:30'], datetime: ['2026-02-11T01:00:00+01:00', FEB_11], email: ['jane@acme.example'], phone: ['801-555-0102'], website: ['https://acme.example'], url: ['http://acme.example/x'], radio: ['silver'],
};
const sent = () => Object.fromEntries(Object.entries(VALUES).map(([type, [value]]) => [slugOf(type), value]));
const shown = () => Object.fromEntries(Object.entries(VALUES).map(([type, [value, as = value]]) => [slugOf(type), as]));

const WRONG = {
  string: 7, number: '7', checkbox: 'yes', date: 'soon', date_range: { start: 2, end: 1 }, rating: 6, timestamp: 'soon', select: 'tin', multi_select: ['gold', 'gold'], currency: 0.001, percentage: '10%', location: 'x'.repeat(256), time: '24:00', datetime: 'soon', email: 'jane',
  phone: 7, website: 'acme', url: 'ftp://acme.example', radio: 'tin', team_members: [randomUUID()],
};

/** Each kind of record with a body of a new one. */
const kindsOf = (t, pipeline_id) => [
  ['accounts', (values) => ({ domain: t.domain(), ...values }), {}],
  ['contacts', (values) => ({ email: t.email(), ...values }), {}],
  ['opportunities', (values) => ({ pipeline_id, opportunity: { name: t.text(), custom_attributes: values } }), { pipeline_id }],
];

export const fields = section('octolane: Custom fields', [
  row('`GET /v1/{accounts,contacts}/fields`, `GET /v1/pipelines/{id}/fields`: system and custom definitions', async (t) => {
    const [accounts, contacts, pipeline] = await defined(t, ['string']);
    for (const [path, system] of [[accounts, 'domain'], [contacts, 'email'], [pipeline, 'deal_size']]) {
      const { fields: all } = data(await t.v1.get(path));
      has(all.find((field) => field.property_name === system), { is_system: true, id: null });
      has(all.find((field) => field.property_name === slugOf('string')), { is_system: false, name: nameOf('string'), attribute_type: 'string', is_hidden: false });
    }
    for (const id of [randomUUID(), 'x']) denied(await t.v1.get(`/v1/pipelines/${id}/fields`), 404);
  }, [LIST, DEFINE]),
  row('`POST …/fields/bulk`: array 1–100: `name`, `attribute_type`, optional `property_name` (`^[a-z][a-z0-9_]*$`, else derived from the name and made unique), `metadata.select_options[{label,value,color,order}]`, `order` ≥ 1, `is_hidden`', async (t) => {
    for (const path of await defined(t)) {
      const { results, ...counts } = data(await t.v1.post(`${path}/bulk`, TYPES.map(definition)));
      equal(counts, { created: 0, existing: TYPES.length, failed: 0 }, 'counts of what is there already');
      const { fields: all } = data(await t.v1.get(path));
      for (const type of TYPES) has(all.find(({ id }) => id === results[TYPES.indexOf(type)].id), { attribute_type: type, property_name: slugOf(type) });
      equal(all.find(({ property_name: name }) => name === slugOf('radio')).metadata.select_options.map(({ label, value }) => [label, value]), [['Gold', 'gold'], ['Silver', 'silver']], 'options');
      for (const [field, value] of [['name', ''], ['attribute_type', 'text'], ['property_name', 'A b'], ['order', 0], ['is_hidden', 'no']]) denied(await t.v1.post(`${path}/bulk`, [{ name: t.text(), attribute_type: 'string', [field]: value }]), 400, [`0.${field}`]);
      denied(await t.v1.post(`${path}/bulk`, [{ ...definition('string'), attribute_type: 'number' }]), 400, { '0.name': 'Name is that of another field' });
      for (const body of [[], Array.from({ length: 101 }, () => definition('string'))]) denied(await t.v1.post(`${path}/bulk`, body), 400);
    }
  }, [LIST, DEFINE]),
  row('`POST …/fields/bulk/update`: by `id` (alias `attribute_id`) or `property_name`, which cannot be renamed', async (t) => {
    for (const path of await defined(t, ['string'])) {
      const { id } = data(await t.v1.post(`${path}/bulk`, [definition('string')])).results[0];
      for (const by of [{ id }, { attribute_id: id }, { property_name: slugOf('string') }]) has(data(await t.v1Admin.post(`${path}/bulk/update`, [{ ...by, name: nameOf('string') }])), { existing: 1, failed: 0 });
      denied(await t.v1Admin.post(`${path}/bulk/update`, [{ id, property_name: 'another' }]), 400, ['0.property_name']);
      denied(await t.v1Admin.post(`${path}/bulk/update`, [{ id: randomUUID(), name: t.text() }]), 400, ['0.id']);
    }
  }, [DEFINE, UPDATE]),
  row('who may: creating fields: `write`; renaming: `admin`, through every door', async (t) => {
    for (const path of await pathsOf(t)) {
      denied(await t.v1Reader.post(`${path}/bulk`, [definition('string')]), 403);
      denied(await t.v1.post(`${path}/bulk/update`, [{ property_name: slugOf('string'), name: t.text() }]), 403);
    }
  }, [DEFINE, UPDATE]),
  row('values: each type by its rule; any other key is a custom value if a field of that `property_name` is defined, else 400; written by create and bulk create, shown as `custom_fields`', async (t) => {
    await defined(t);
    const { pipeline_id } = await t.pipeline();
    for (const [kind, body] of kindsOf(t, pipeline_id)) {
      const made = await t.pushed(`/v1/${kind}`, body(sent()));
      equal(made.custom_fields, shown(), 'custom_fields');
      equal(data(await t.v1.get(`/v1/${kind}/${made.id}`)).custom_fields, shown(), 'custom_fields of the record');
      const at = kind === 'opportunities' ? 'opportunity.custom_attributes.' : '';
      for (const [type, value] of Object.entries(WRONG)) {
        const { errors } = ok(await t.v1.post(`/v1/${kind}`, body({ [slugOf(type)]: value })), 400).body;
        holds(Object.keys(errors).length === 1 && Object.keys(errors)[0].startsWith(`${at}${slugOf(type)}`), `the error names ${slugOf(type)}: ${JSON.stringify(errors)}`);
      }
      denied(await t.v1.post(`/v1/${kind}`, body({ contract_suite_none: 1 })), 400, [`${at}contract_suite_none`]);
      equal(data(await t.v1.post(`/v1/${kind}/bulk`, [body({ [slugOf('rating')]: 4 }), body({ [slugOf('rating')]: 9 })]), 201).results.map(({ status }) => status), ['created', 'error'], 'results of the bulk');
      const patch = kind === 'opportunities' ? { custom_attributes: { [slugOf('rating')]: null } } : { [slugOf('rating')]: null };
      const { [slugOf('rating')]: _cleared, ...rest } = shown();
      equal(data(await t.v1.patch(`/v1/${kind}/${made.id}`, patch)).custom_fields, rest, 'custom_fields after null');
    }
  }, [DEFINE]),
  row('definitions in reads: map from slug to `current_name, property_name, attribute_type, metadata` (`metadata.options` for selects)', async (t) => {
    await defined(t);
    const { pipeline_id } = await t.pipeline();
    for (const [kind, , scope] of kindsOf(t, pipeline_id)) {
      for (const answer of [await t.v1.get(`/v1/${kind}?limit=1${scope.pipeline_id ? `&pipeline_id=${pipeline_id}` : ''}`), await t.v1.post(`/v1/${kind}/search`, { ...scope, limit: 1 })]) {
        const definitions = data(answer).custom_field_definitions;
        equal(definitions[slugOf('date')], { current_name: nameOf('date'), property_name: slugOf('date'), attribute_type: 'date', metadata: {} }, 'definition');
        equal(definitions[slugOf('select')].metadata.options.map(({ value }) => value), ['gold', 'silver'], 'options');
      }
    }
  }, [DEFINE]),
  row('filters: custom fields by `property_name` or slug; an unknown field or operator, or a value of the wrong type, is a 400 that names it', async (t) => {
    await defined(t);
    const { pipeline_id } = await t.pipeline();
    for (const [kind, body, scope] of kindsOf(t, pipeline_id)) {
      const [text, number] = [t.text('Value'), Math.floor(Math.random() * 1e9)];
      const { id } = await t.pushed(`/v1/${kind}`, body({ [slugOf('string')]: text, [slugOf('number')]: number, [slugOf('multi_select')]: ['gold'], [slugOf('date')]: '2026-02-11' }));
      const found = async (...filters) => data(await t.v1.post(`/v1/${kind}/search`, { ...scope, filters: filters.map(([type, operator, value]) => ({ field: slugOf(type), operator, value })) }))[kind].map((record) => record.id);
      for (const filters of [[['string', 'is', text.toUpperCase()]], [['string', 'contains', text], ['number', 'between', [number, number]]], [['number', 'eq', number], ['multi_select', 'include_all', ['gold']]], [['string', 'in', [text]], ['date', 'after', '2026-02-10']]]) equal(await found(...filters), [id], JSON.stringify(filters));
      for (const [filter, path] of [[{ field: 'contract_suite_none', operator: 'eq', value: 1 }, 'field'], [{ field: slugOf('number'), operator: 'contains', value: 1 }, 'operator'], [{ field: slugOf('number'), operator: 'eq', value: '1' }, 'value']]) denied(await t.v1.post(`/v1/${kind}/search`, { ...scope, filters: [filter] }), 400, [`filters.0.${path}`]);
    }
  }, [DEFINE]),
  row('`custom_fields` on `/api/v1`: on contacts an object by `property_name`; POST and PATCH take it: keys that are not sent stay, `null` clears one, an unknown key is a 422; dates in RFC 3339', async (t) => {
    await defined(t);
    const at = '2026-02-11T00:00:00.000Z';
    const made = await t.contact({ custom_fields: { [slugOf('date')]: at, [slugOf('string')]: 'a' } });
    equal(made.custom_fields, { [slugOf('date')]: at, [slugOf('string')]: 'a' }, 'custom_fields');
    const path = `/api/v1/contacts/${made.id}`;
    equal(ok(await t.client.patch(path, { custom_fields: { [slugOf('string')]: null } })).body.custom_fields, { [slugOf('date')]: at }, 'custom_fields after null');
    equal((await t.contact()).custom_fields, {}, 'custom_fields of a contact without any');
    refused(await t.client.patch(path, { custom_fields: { contract_suite_none: 1 } }), 422, 'validation', ['custom_fields.contract_suite_none']);
  }, [DEFINE]),
  row('`DELETE …/fields/{id}`: `admin`: 400 with the count of values unless `?confirm=<count>`; then 202 with a job (`oratek.md`); each record that loses a value is updated, with its event', async (t) => {
    const paths = await pathsOf(t);
    const { pipeline_id } = await t.pipeline();
    for (const [index, [kind, body]] of kindsOf(t, pipeline_id).entries()) {
      const path = paths[index];
      const name = t.text('Deleted');
      const { results: [{ id }] } = data(await t.v1.post(`${path}/bulk`, [{ name, attribute_type: 'string' }]), 201);
      const { property_name: slug } = data(await t.v1.get(path)).fields.find((field) => field.id === id);
      const made = await t.pushed(`/v1/${kind}`, body({ [slug]: 'a' }));
      denied(await t.v1.delete(`${path}/${id}?confirm=1`), 403);
      for (const wrong of ['', '?confirm=0', '?confirm=2', '?confirm=x']) denied(await t.v1Admin.delete(`${path}/${id}${wrong}`), 400, ['confirm']);
      match(ok(await t.v1Admin.delete(`${path}/${id}`), 400).body.errors.confirm, /\b1\b/, 'the count of values');
      const job = data(await t.v1Admin.delete(`${path}/${id}?confirm=1`), 202);
      equal(Object.keys(job).sort(), ['done', 'id', 'status', 'total'], 'keys of a job');
      denied(await t.v1Admin.delete(`${path}/${id}`), 404);
      await eventually(async () => equal(ok(await t.admin.get(`/api/v1/settings/jobs/${job.id}`)).body, { id: job.id, status: 'completed', done: 1, total: 1 }, 'the job'));
      equal(data(await t.v1.get(`/v1/${kind}/${made.id}`)).custom_fields, {}, 'custom_fields afterwards');
      await eventually(async () => {
        const { data: events } = ok(await t.client.get(`/api/v1/events?cursor=0&record_id=${made.id}`)).body;
        equal(events.map(({ type }) => type.replace(/^.*\./, '')), ['created', 'updated'], 'events of the record');
      });
      denied(await t.v1Admin.delete(`${path}/${randomUUID()}`), 404);
    }
  }, [DELETE]),
]);
