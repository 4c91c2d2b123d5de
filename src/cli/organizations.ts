import { type Command, InvalidArgumentError, Option } from 'commander';
import { Failure } from '../kernel/failure.js';
import { newOrgId } from '../kernel/ids.js';
import { InitOrganization } from '../modules/onboarding/application/init-organization.js';
import { OrganizationsApi, PLANS, type OrganizationChange, type OrganizationView, type Plan } from '../modules/organizations/organizations.api.js';
import { ApiKeysApi } from '../modules/api-keys/api-keys.api.js';
import { PipelinesApi } from '../modules/pipelines/pipelines.api.js';
import { requestsPerHourOf } from '../modules/organizations/domain/organization.js';
import { operatorOf, organizationNamed, withApplication } from './application.js';
import { pairs, table } from './output.js';
import type { CommandContext } from './command-context.js';

const LIST_LIMIT = 1000;

interface OrganizationOptions {
  readonly org: string;
  readonly plan?: Plan;
  readonly requestsPerHour?: number | 'default';
  readonly timeZone?: string;
  readonly currency?: string;
  readonly supportAddress?: string;
}

export function addOrganizationCommands(program: Command, context: (command: Command) => CommandContext): void {
  program
    .command('init')
    .description('make an organization with its first admin; migrates the database first')
    .requiredOption('--org <slug>', 'short name: lower-case letters, digits and hyphens')
    .requiredOption('--name <name>', 'full name')
    .addOption(new Option('--plan <plan>', 'its plan').choices(PLANS).makeOptionMandatory())
    .requiredOption('--admin-email <email>', 'the email of its first admin')
    .action(async (options: { org: string; name: string; plan: Plan; adminEmail: string }, command: Command) => {
      const { settings, output, log } = context(command);
      const { organization, admin, link } = await withApplication(settings(), log, 'migrate', (app) =>
        app.get(InitOrganization).execute(operatorOf(newOrgId()), { slug: options.org, name: options.name, plan: options.plan, adminEmail: options.adminEmail }),
      );
      const { id, slug, name, plan } = organization;
      output.result(
        { id, slug, name, plan, admin: { id: admin.id, email: admin.email }, sign_in: { url: link.url, expires_at: link.expiresAt } },
        `Made the organization ${slug} with the admin ${admin.email}, who signs in here, once, within 24 hours:\n${link.url}\nNext, a token: oratek keys create --org ${slug} --name <name> --scopes read,write`,
      );
    });

  const orgs = program.command('orgs').description('organizations');
  orgs
    .command('list')
    .description('list the organizations')
    .action(async (_options: object, command: Command) => {
      const { settings, output, log } = context(command);
      const found = await withApplication(settings(), log, 'as it is', (app) => app.get(OrganizationsApi).list(LIST_LIMIT));
      const rows = found.map(published);
      output.result(
        rows,
        rows.length === 0
          ? 'There is no organization yet: make one with "oratek init".'
          : table(['SLUG', 'NAME', 'PLAN', 'REQUESTS/HOUR', 'CREATED'], rows.map((row) => [row.slug, row.name, row.plan, String(row.requests_per_hour), row.created_at])),
      );
    });

  orgs
    .command('show')
    .description('show one organization')
    .argument('<slug>', 'the organization')
    .action(async (slug: string, _options: object, command: Command) => {
      const { settings, output, log } = context(command);
      const shown = await withApplication(settings(), log, 'as it is', async (app) => {
        const organization = await organizationNamed(app, slug);
        const { id } = organization;
        const pipelines = (await app.get(PipelinesApi).list(id)).map(({ state, stages }) => ({ name: state.name, locked: state.locked, stages: stages.map(({ key }) => key) }));
        const keys = (await app.get(ApiKeysApi).list(id, LIST_LIMIT)).length;
        return { ...published(organization), api_keys: keys, pipelines };
      });
      const { pipelines, ...plain } = shown;
      const lines = Object.entries(plain).map(([name, value]) => [name.replaceAll('_', ' '), String(value ?? 'none')]);
      for (const { name, locked, stages } of pipelines) lines.push(['pipeline', `${name}${locked ? ' (locked)' : ''}: ${stages.join(', ')}`]);
      output.result(shown, pairs(lines));
    });

  orgs
    .command('update')
    .description('change an organization: its plan, its limit of requests, what holds for all of it; running servers apply it within a second')
    .requiredOption('--org <slug>', 'the organization')
    .addOption(new Option('--plan <plan>', 'its plan').choices(PLANS))
    .option('--requests-per-hour <n>', 'requests that it may make in an hour, in place of the plan\'s number; "default" returns to that', parseRequestsPerHour)
    .option('--time-zone <name>', 'the time zone in which its people read times, such as Europe/Berlin')
    .option('--currency <code>', 'the currency of all its money: a code of ISO 4217, such as EUR')
    .option('--support-address <address>', 'where its people find help: an email address or an https URL; "none" for nowhere')
    .action(async (options: OrganizationOptions, command: Command) => {
      const { settings, output, log } = context(command);
      const { plan, requestsPerHour, timeZone, currency, supportAddress } = options;
      const change: OrganizationChange = {
        ...(plan === undefined ? {} : { plan }),
        ...(requestsPerHour === undefined ? {} : { requestsPerHour: requestsPerHour === 'default' ? null : requestsPerHour }),
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(currency === undefined ? {} : { currency }),
        ...(supportAddress === undefined ? {} : { supportAddress: supportAddress === 'none' ? null : supportAddress }),
      };
      if (Object.keys(change).length === 0) throw new Failure('no_fields', 'organization_no_fields', 'There is nothing to change: give an option, such as --plan; "oratek orgs update --help" lists them.');
      const changed = await withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, options.org);
        return published(await app.get(OrganizationsApi).update(operatorOf(id), change));
      });
      const support = changed.support_address === null ? 'It has no support address.' : `Its people find help at ${changed.support_address}.`;
      output.result(changed, `${changed.slug} is on the plan ${changed.plan} and may make ${changed.requests_per_hour} requests an hour.\nIts people read times of ${changed.time_zone}, and money in ${changed.currency}. ${support}`);
    });
}

function published(organization: OrganizationView) {
  const { id, slug, name, plan, timeZone, currency, supportAddress, createdAt } = organization;
  return { id, slug, name, plan, requests_per_hour: requestsPerHourOf(organization), time_zone: timeZone, currency, support_address: supportAddress, created_at: createdAt };
}

function parseRequestsPerHour(text: string): number | 'default' {
  if (text === 'default') return text;
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number, or "default".');
  return Number(text);
}
