import type { Command } from 'commander';
import { publishApiKey } from '../contracts/api-key-record.js';
import { Clock } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { parseTimestamp, type Timestamp } from '../kernel/timestamp.js';
import { ApiKeysApi } from '../modules/api-keys/api-keys.api.js';
import { type ApiKey, stateOf } from '../modules/api-keys/domain/api-key.js';
import { OVERLAP } from '../modules/api-keys/domain/rotate-key.js';
import { operatorOf, organizationNamed, withApplication } from './application.js';
import { table } from './output.js';
import type { CommandContext } from './command-context.js';

const LIST_LIMIT = 1000;

export function addKeyCommands(program: Command, context: (command: Command) => CommandContext): void {
  const keys = program.command('keys').description('API keys');

  keys
    .command('create')
    .description('issue a key and print its token, which is shown only once')
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scopes <list>', 'read, write (includes read), admin; separated by commas')
    .option('--expires <date>', 'when it ends: a date (2027-01-31, its beginning in UTC) or an RFC 3339 date-time')
    .action(async (options: { org: string; name: string; scopes: string; expires?: string }, command: Command) => {
      const { settings, output, log } = context(command);
      const expiresAt = options.expires === undefined ? null : parseExpiry(options.expires);
      const scopes = options.scopes.split(',').map((scope) => scope.trim()).filter((scope) => scope !== '');
      const { key, token } = await withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, options.org);
        return app.get(ApiKeysApi).create(operatorOf(id), { name: options.name, scopes, expiresAt, userId: null });
      });
      output.result({ token, ...published(key, key.createdAt) }, token);
    });

  keys
    .command('list')
    .description('list the keys of an organization, newest first')
    .requiredOption('--org <slug>', 'the organization')
    .action(async (options: { org: string }, command: Command) => {
      const { settings, output, log } = context(command);
      const rows = await withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, options.org);
        const now = app.get(Clock).now();
        return (await app.get(ApiKeysApi).list(id, LIST_LIMIT)).map((key) => published(key, now));
      });
      output.result(
        rows,
        rows.length === 0
          ? 'The organization has no key yet: issue one with "oratek keys create".'
          : table(
              ['PREFIX', 'NAME', 'SCOPES', 'LAST USED', 'STATE'],
              rows.map((row) => [row.prefix, row.name, row.scopes.join(','), row.last_used_at ?? 'never', row.state]),
            ),
      );
    });

  keys
    .command('revoke')
    .description('revoke a key; running servers refuse it within 100 ms')
    .argument('<prefix>', 'the first 12 characters of its token')
    .requiredOption('--org <slug>', 'the organization')
    .action(async (prefix: string, options: { org: string }, command: Command) => {
      const { settings, output, log } = context(command);
      const { key, now } = await withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, options.org);
        return { key: await app.get(ApiKeysApi).revoke(operatorOf(id), prefix), now: app.get(Clock).now() };
      });
      output.result(published(key, now), `Revoked ${key.prefix} (${key.name}).`);
    });

  keys
    .command('rotate')
    .description('replace a key by a new one and print its token, which is shown only once')
    .argument('<prefix>', 'the first 12 characters of the token of the old key')
    .requiredOption('--org <slug>', 'the organization')
    .option('--overlap <seconds>', `how long the old key still works, ${OVERLAP.min} to ${OVERLAP.max}; 0 revokes it at once`, String(OVERLAP.default))
    .action(async (prefix: string, options: { org: string; overlap: string }, command: Command) => {
      const { settings, output, log } = context(command);
      const overlapSeconds = /^\d+$/.test(options.overlap) ? Number(options.overlap) : Number.NaN;
      const { issued, retired } = await withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, options.org);
        return app.get(ApiKeysApi).rotate(operatorOf(id), prefix, { overlapSeconds });
      });
      const now = issued.key.createdAt;
      log(`${retired.prefix} ${retired.revokedAt === null ? `works until ${retired.expiresAt}` : 'is revoked'}.`);
      output.result({ token: issued.token, ...published(issued.key, now), rotated: published(retired, now) }, issued.token);
    });
}

function published(key: ApiKey, now: Timestamp) {
  return { ...publishApiKey(key), state: stateOf(key, now) };
}

function parseExpiry(text: string): Timestamp {
  const moment = parseTimestamp(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (moment !== null) return moment;
  const message = `--expires must be a date such as 2027-01-31 or an RFC 3339 date-time, but is "${text}".`;
  throw new Failure('invalid', 'expiry_invalid', message, [{ path: ['expires'], code: 'date_time', sentence: message }]);
}
