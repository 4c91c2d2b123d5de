// The application in this process, once, for what only it knows: it makes organizations with a key, and shows the
// statements that its routes send.
import 'reflect-metadata';
import { createHttpApp } from '../dist/app/http-app.js';
import { systemActor } from '../dist/kernel/actor.js';
import { newOrgId } from '../dist/kernel/ids.js';
import { ApiKeysApi } from '../dist/modules/api-keys/api-keys.api.js';
import { ContactBodySweeper } from '../dist/modules/contacts/adapters/postgres/contact-body-sweeper.js';
import { InitOrganization } from '../dist/modules/onboarding/application/init-organization.js';
import { OrganizationsApi } from '../dist/modules/organizations/organizations.api.js';
import { TaskBodySweeper } from '../dist/modules/tasks/adapters/postgres/task-body-sweeper.js';
import { Database } from '../dist/platform/database/database.js';
import { KeyRing } from '../dist/platform/secrets/key-ring.js';
import { once } from './database.mjs';
import { authorization } from './requests.mjs';
import { ENCRYPTION_KEY } from './servers.mjs';

/**
 * Opens the application on a database for as long as `work` takes.
 *
 * @param {(application: { newOrganization: (slug: string) => Promise<{ orgId: string, token: string }>, organization: (slug: string) => Promise<{ orgId: string, token: string }>, render: () => Promise<void>, send: (request: object) => Promise<{ statements: object[], body: any }> }) => Promise<T>} work
 *   `newOrganization` makes one, `organization` makes another key of one that is there; `render` gives all rows the JSON that they keep; `send` sends a request (`method`, `url`, `token`, maybe `payload`) and returns the statements that it made, and its answer
 * @template T
 * @returns {Promise<T>}
 */
export async function withApplication(url, work) {
  const { app, lifecycle } = await createHttpApp({ database: { url, poolSize: 2, statementTimeout: 60_000 }, keys: new KeyRing([ENCRYPTION_KEY]), logLevel: 'error' });
  try {
    lifecycle.serve();
    const newKey = async (operator) => (await app.get(ApiKeysApi).create(operator, { name: 'bench', scopes: ['read', 'write'], expiresAt: null, userId: null })).token;
    // As many requests as there can be, unless the bench is about that: the load must not run into it.
    const newOrganization = async (slug, requestsPerHour = 1_000_000) => {
      const operator = systemActor(newOrgId(), 'bench');
      const { organization } = await app.get(InitOrganization).execute(operator, { slug, name: slug, plan: 'enterprise', adminEmail: 'admin@bench.example' });
      await app.get(OrganizationsApi).update(operator, { requestsPerHour });
      return { orgId: organization.id, token: await newKey(operator) };
    };
    const organization = async (slug) => {
      const { id } = (await once(url, 'SELECT id FROM organizations WHERE slug = $1', [slug])).rows[0];
      return { orgId: id, token: await newKey(systemActor(id, 'bench')) };
    };
    const send = async ({ token, ...request }) => {
      const database = app.get(Database);
      const statements = [];
      let answer;
      database.query = (statement) => {
        statements.push(statement);
        return Database.prototype.query.call(database, statement);
      };
      try {
        answer = await app.inject({ ...request, headers: { ...(request.payload ? { 'content-type': 'application/json' } : {}), ...authorization(request.url, token) } });
        if (answer.statusCode >= 300) throw new Error(`${request.method} ${request.url} was answered ${answer.statusCode}: ${answer.body}`);
      } finally {
        delete database.query;
      }
      return { statements, body: answer.body === '' ? null : answer.json() };
    };
    const render = async () => {
      for (const sweeper of [ContactBodySweeper, TaskBodySweeper]) await app.get(sweeper, { strict: false }).turn(() => false);
    };
    return await work({ newOrganization, organization, render, send });
  } finally {
    await app.close();
  }
}
