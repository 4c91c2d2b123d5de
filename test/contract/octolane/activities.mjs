import { data, denied, equal, has } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const [PUSH, BULK, TIMELINE] = ['POST /v1/activities', 'POST /v1/activities/bulk', 'GET /api/v1/contacts/{id}/activities'];
const TYPES = ['EMAIL', 'MEETING', 'EMAIL_OPEN', 'LINK_CLICK', 'CALL', 'COMMENT', 'IN_PERSON_MEETING', 'LINKEDIN_CONNECTION', 'LINKEDIN_MESSAGE', 'X_ACTIVITY', 'TEXT_MESSAGE', 'WHATSAPP_MESSAGE', 'CONTACT_ADDED', 'OTHER'];

export const activities = section('octolane: Activities', [
  row('`POST /v1/activities/bulk`: every `activity_type`, joined to the contacts that `participants` name, in their activities by time', async (t) => {
    const email = t.email();
    const { id } = await t.contact({ email });
    const items = TYPES.map((activity_type, n) => ({ activity_type, title: `${n}`, participants: [email], created_at: n * 1000 }));
    const { results, ...counts } = data(await t.v1.post('/v1/activities/bulk', [...items, { activity_type: 'FAX', title: 'x' }, { activity_type: 'CALL' }]), 201);
    equal(counts, { created: TYPES.length, existing: 0, failed: 2 }, 'counts');
    const { body } = await t.client.get(`/api/v1/contacts/${id}/activities?limit=200`);
    equal(body.data.filter(({ type }) => TYPES.includes(type)).map((entry) => [entry.type, entry.id]), TYPES.map((type, n) => [type, results[n].id]).toReversed(), 'activities of the contact');
  }, [BULK, TIMELINE]),
  row('`POST /v1/activities`: `activity_type`, `title` required; `description`, `participants` (emails), `domains`, `metadata`, `created_at`; joined to the contacts and accounts that those name', async (t) => {
    const [email, domain] = [t.email(), t.domain()];
    const { id } = await t.contact({ email });
    const account = await t.pushed('/v1/accounts', { domain });
    const activity = data(await t.v1.post('/v1/activities', { activity_type: 'CALL', title: t.text(), description: 'Two\nlines', participants: [email.toUpperCase(), t.email()], domains: [`www.${domain}`, t.domain()], metadata: { any: ['thing'] }, created_at: 1_770_768_000_000 }), 201);
    has(activity, { activity_type: 'CALL', description: 'Two\nlines', metadata: { any: ['thing'] }, created_at: 1_770_768_000_000, account_ids: [account.id], contact_ids: [id] });
    const { body } = await t.client.get(`/api/v1/contacts/${id}/activities`);
    equal(body.data.find((entry) => entry.id === activity.id)?.title, activity.title, 'in the activities of the contact');
    denied(await t.v1.post('/v1/activities', { activity_type: 'FAX', participants: ['nobody'] }), 400, ['activity_type', 'participants.0', 'title']);
  }, [PUSH, TIMELINE]),
]);
