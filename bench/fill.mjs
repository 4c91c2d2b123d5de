// What the filled database of the bench holds: organizations by the application itself, their records by the generator.
import { withApplication } from './application.mjs';
import { fillContacts, fillTasks, seed } from './data.mjs';
import { once } from './database.mjs';

/** The filled databases; `leaving`: contacts to be deleted, each with so many `events`; `known`: accounts with a contact, pushed again and again. */
export const SIZES = {
  full: { contacts: 1_000_000, small: 10_000, others: 200, ofOthers: 100_000, tasks: 500_000, leaving: 12_000, events: 50, known: 1_000 },
  quick: { contacts: 100_000, small: 1_000, others: 20, ofOthers: 10_000, tasks: 50_000, leaving: 6_000, events: 20, known: 1_000 },
  smoke: { contacts: 2_000, small: 200, others: 3, ofOthers: 400, tasks: 500, leaving: 600, events: 5, known: 20 },
};

/** The organization with most contacts, one with few, and one that records are pushed into. */
export const ORGANIZATIONS = { main: 'main', small: 'small', pushed: 'pushed' };

/** The fields that the contacts of the main organization have values of. */
const VALUED = [
  { name: 'batch', attribute_type: 'string' },
  { name: 'segment', attribute_type: 'select', metadata: { select_options: Array.from({ length: 8 }, (_, n) => ({ label: `s${n + 1}` })) } },
  { name: 'score', attribute_type: 'number' },
  { name: 'remote', attribute_type: 'checkbox' },
  { name: 'since', attribute_type: 'date' },
];

/** Fills an empty, migrated database. */
export async function fill(url, { contacts, small, others, ofOthers, tasks, leaving, events, known }) {
  await withApplication(url, async ({ newOrganization, render, send }) => {
    const [main, little, pushed] = [await newOrganization(ORGANIZATIONS.main), await newOrganization(ORGANIZATIONS.small), await newOrganization(ORGANIZATIONS.pushed)];
    const rest = [];
    for (let n = 1; n < others; n++) rest.push(await newOrganization(`other-${n}`));
    await seed(url, async (client) => {
      await fillContacts(client, main.orgId, contacts - leaving, { leaving, events, isValued: true });
      await fillTasks(client, main.orgId, tasks);
      await fillContacts(client, little.orgId, small);
      // The last one takes what is left over.
      const each = Math.floor((ofOthers - small) / rest.length);
      for (const [n, { orgId }] of rest.entries()) await fillContacts(client, orgId, n === rest.length - 1 ? ofOthers - small - n * each : each);
    }, render);
    await send({ method: 'POST', url: '/v1/contacts/fields/bulk', token: main.token, payload: JSON.stringify(VALUED) });
    const pipeline = await pipelineOf(url, pushed.orgId);
    for (let n = 0; n < known; n++) await send({ method: 'POST', url: '/v1/opportunities', token: pushed.token, payload: JSON.stringify(opportunity(pipeline, knownDomain(n))) });
  });
}

/** The one pipeline of an organization. */
export const pipelineOf = async (url, orgId) => (await once(url, 'SELECT id FROM pipelines WHERE org_id = $1', [orgId])).rows[0].id;

/** The domain of one of the accounts that have a contact. */
export const knownDomain = (n) => `known${n}.example`;

/** What is pushed about a domain; the same again finds account and contact. */
export const opportunity = (pipeline, domain, email = `jane@${domain}`) => ({ pipeline_id: pipeline, opportunity: { deal_size: 1200.5 }, related_objects: { account_domain: domain, primary_contact_email: email } });
