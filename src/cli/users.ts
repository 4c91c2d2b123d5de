import { type Command, Option } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import { Failure } from '../kernel/failure.js';
import type { OrgId } from '../kernel/ids.js';
import { OrganizationsApi } from '../modules/organizations/organizations.api.js';
import { type Member, type MemberWithLink, TeamApi } from '../modules/team/team.api.js';
import { USER_ROLES, type UserRole, UsersApi } from '../modules/users/users.api.js';
import { operatorOf, organizationNamed, withApplication } from './application.js';
import type { CommandContext } from './command-context.js';
import { table } from './output.js';

const LIST_LIMIT = 1000;

interface Named {
  readonly org?: string;
}

export function addUserCommands(program: Command, context: (command: Command) => CommandContext): void {
  const users = program.command('users').description('the people of an organization');
  const run = <T>(command: Command, work: (app: INestApplicationContext) => Promise<T>): Promise<T> => {
    const { settings, log } = context(command);
    return withApplication(settings(), log, 'as it is', work);
  };
  /** A command about one user, whom the email names: with `--org` only if it is a user of several organizations. */
  const about = (name: string, description: string): Command =>
    users.command(name).description(description).argument('<email>', 'the email of the user').option('--org <slug>', 'the organization; needed only for a user of several');

  users
    .command('invite')
    .description('make a user, and print a link that works once within 7 days')
    .argument('<email>', 'the email of the user')
    .requiredOption('--org <slug>', 'the organization')
    .addOption(new Option('--role <role>', 'what the user may do').choices(USER_ROLES).default('member'))
    .option('--name <name>', 'the name of the user')
    .action(async (email: string, { org, role, name }: { org: string; role: UserRole; name?: string }, command: Command) => {
      const invited = await run(command, async (app) => app.get(TeamApi).invite(operatorOf((await organizationNamed(app, org)).id), { email, role, name: name ?? null }));
      printLink(context(command), invited);
    });

  users
    .command('list')
    .description('list the users of an organization, newest first')
    .requiredOption('--org <slug>', 'the organization')
    .action(async ({ org }: { org: string }, command: Command) => {
      const found = await run(command, async (app) => app.get(TeamApi).list((await organizationNamed(app, org)).id, LIST_LIMIT));
      context(command).output.result(
        found.map(published),
        found.length === 0 ? 'The organization has no user yet: invite one with "oratek users invite".' : table(['EMAIL', 'NAME', 'ROLE', 'STATE', 'LAST SIGN-IN'], found.map((one) => [one.email, one.name, one.role, one.state, one.lastSignInAt ?? 'never'])),
      );
    });

  about('disable', 'sign a user out everywhere for good; its keys go on working, and its records stay its own').action((email: string, { org }: Named, command: Command) =>
    change(command, email, org, { active: false }, (one) => `${one.email} is disabled.`),
  );
  about('enable', 'let a disabled user sign in again').action((email: string, { org }: Named, command: Command) => change(command, email, org, { active: true }, (one) => `${one.email} is enabled.`));
  about('role', 'change what a user may do')
    .addArgument(program.createArgument('<role>', 'admin or member').choices(USER_ROLES))
    .action((email: string, role: UserRole, { org }: Named, command: Command) => change(command, email, org, { role }, (one) => `${one.email} is ${one.role === 'admin' ? 'an admin' : 'a member'}.`));
  about('reset', 'print a link that works once within 24 hours and lets the user sign in and set a new password').action(async (email: string, { org }: Named, command: Command) => {
    const made = await run(command, async (app) => app.get(TeamApi).createLink(operatorOf(await organizationOf(app, email, org)), email));
    printLink(context(command), made);
  });

  async function change(command: Command, email: string, org: string | undefined, changes: { role?: UserRole; active?: boolean }, sentence: (member: Member) => string): Promise<void> {
    const changed = await run(command, async (app) => app.get(TeamApi).change(operatorOf(await organizationOf(app, email, org)), email, changes));
    context(command).output.result(published(changed), sentence(changed));
  }
}

/** The organization of the user. Throws `organization_not_found`, `user_not_found`, `user_ambiguous`. */
async function organizationOf(app: INestApplicationContext, email: string, slug: string | undefined): Promise<OrgId> {
  if (slug !== undefined) return (await organizationNamed(app, slug)).id;
  const found = await app.get(UsersApi).withEmail(email);
  const [user, ...others] = found;
  if (!user) throw new Failure('not_found', 'user_not_found', `There is no user with the email ${email}: "oratek users list" shows those of an organization.`);
  if (others.length === 0) return user.orgId;
  const theirs = new Set(found.map(({ orgId }) => orgId));
  const slugs = (await app.get(OrganizationsApi).list(LIST_LIMIT)).filter(({ id }) => theirs.has(id)).map((one) => one.slug);
  throw new Failure('invalid', 'user_ambiguous', `${email} is a user of several organizations: name one with --org (${slugs.join(', ')}).`);
}

/** The link is the result: a program can take it from the output. */
function printLink({ output, log }: CommandContext, { member, purpose, link }: MemberWithLink): void {
  log(`For ${member.email} alone: it works once, until ${link.expiresAt}.`);
  output.result({ link: link.url, purpose, expires_at: link.expiresAt, user: published(member) }, link.url);
}

function published({ id, email, name, role, active, state, hasPassword, lastSignInAt, createdAt }: Member) {
  return { id, email, name, role, active, state, has_password: hasPassword, last_sign_in_at: lastSignInAt, created_at: createdAt };
}
