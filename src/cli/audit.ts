import { type Command, InvalidArgumentError, Option } from 'commander';
import { AUDIT_ACTIONS, type AuditAction } from '../contracts/audit-entries.js';
import { isUuid } from '../kernel/ids.js';
import { parseTimestamp, type Timestamp } from '../kernel/timestamp.js';
import { type AuditEntry, AuditQueries } from '../modules/audit/ports/audit.queries.js';
import { organizationNamed, withApplication } from './application.js';
import type { CommandContext } from './command-context.js';
import { table } from './output.js';

interface AuditOptions {
  readonly org: string;
  readonly limit: number;
  readonly actor?: string;
  readonly action?: AuditAction;
  readonly target?: string;
  readonly since?: Timestamp;
  readonly until?: Timestamp;
}

export function addAuditCommand(program: Command, context: (command: Command) => CommandContext): void {
  program
    .command('audit')
    .description('list who did what to the settings of an organization, newest first')
    .requiredOption('--org <slug>', 'the organization')
    .option('--limit <n>', 'how many entries at most, up to 1000', limit, 50)
    .option('--actor <id>', 'only what this key or user did', id)
    .addOption(new Option('--action <action>', 'only these').choices(AUDIT_ACTIONS))
    .option('--target <id>', 'only what was done to this one', id)
    .option('--since <date>', 'only from this moment on: RFC 3339, or a date', moment)
    .option('--until <date>', 'only before this moment: RFC 3339, or a date', moment)
    .action(async ({ org, limit: most, actor, action, target, since, until }: AuditOptions, command: Command) => {
      const { settings, output, log } = context(command);
      const { items } = await withApplication(settings(), log, 'as it is', async (app) => {
        const filter = { actorId: actor ?? null, action: action ?? null, targetType: null, targetId: target ?? null, since: since ?? null, until: until ?? null };
        return app.get(AuditQueries, { strict: false }).list((await organizationNamed(app, org)).id, { ...filter, limit: most, offset: 0, cursor: null });
      });
      output.result(items.map(published), items.length === 0 ? 'There is no such entry.' : table(['AT', 'WHO', 'ACTION', 'WHAT', 'CHANGED', 'FROM'], items.map(line)));
    });
}

function line({ at, actor, action, target, changes, client }: AuditEntry): string[] {
  return [at, actor.name, action, target.name, changes.map(({ field }) => field).join(', '), client?.address ?? ''];
}

function published({ client, requestId, ...entry }: AuditEntry) {
  return { ...entry, address: client?.address ?? null, user_agent: client?.userAgent ?? null, request_id: requestId };
}

function limit(text: string): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > 1000) throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  return value;
}

function id(text: string): string {
  if (!isUuid(text.toLowerCase())) throw new InvalidArgumentError('It must be an id, a UUID.');
  return text.toLowerCase();
}

function moment(text: string): Timestamp {
  const found = parseTimestamp(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (found === null) throw new InvalidArgumentError('It must be a date such as 2027-01-31, or an RFC 3339 date-time.');
  return found;
}
