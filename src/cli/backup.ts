import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { backUpToFile, backUpToStream } from '../operations/backup/back-up.js';
import type { Progress } from '../operations/backup/progress.js';
import { checkBackup, restore, type RestoreSummary } from '../operations/backup/restore.js';
import type { OpenDatabase } from '../app/open-database.js';
import { StartupError } from '../kernel/startup-error.js';
import { withDatabase } from './application.js';
import { releaseVersion } from '../app/release-version.js';
import type { CommandContext } from './command-context.js';
import { outputTo, table } from './output.js';

const STANDARD_STREAM = '-';
const PROGRESS_EVERY_MS = 5_000;

export function addBackupCommands(program: Command, context: (command: Command) => CommandContext): void {
  program
    .command('backup')
    .description('write a backup of the whole database, beside a running server or without one')
    .argument('<file>', 'the file to write; - is stdout')
    .option('--force', 'replace the file if it exists')
    .action(async (file: string, options: { force?: boolean }, command: Command) => {
      const { settings, output, log } = context(command);
      const toStdout = file === STANDARD_STREAM;
      if (toStdout && process.stdout.isTTY) throw new StartupError('A backup is not for a terminal: give a file, or send stdout to one.');
      const { header, tables, rows } = await withDatabase(settings(), log, ({ directUrl: url }) => {
        const work = { url, release: releaseVersion(), progress: progressTo(log, 'Backing up') };
        return toStdout ? backUpToStream(process.stdout, work) : backUpToFile(file, options.force === true, work);
      }, 'existing');
      // Messages go to stderr: stdout is the backup itself.
      const told = toStdout ? outputTo((text) => log(text.trimEnd()), command.optsWithGlobals()['json'] === true) : output;
      const target = toStdout ? 'stdout' : file;
      told.result(
        { file, created_at: header.created_at, release: header.release, migrations: header.migrations, rows, tables },
        `${listed(tables)}\nBacked up ${counted(rows)} to ${target}, as the database was at ${header.created_at}.`,
      );
    });

  program
    .command('restore')
    .description('restore a backup into an empty database that no server uses')
    .argument('<file>', 'a backup; - is stdin')
    .action(async (file: string, _options: object, command: Command) => {
      const { settings, output, log } = context(command);
      const isFile = file !== STANDARD_STREAM;
      // Checked before a database is made: a file, unlike stdin, can be read twice.
      if (isFile) await checkBackup(createReadStream(file));
      const work = ({ directUrl: url }: OpenDatabase): Promise<RestoreSummary> => restore(isFile ? createReadStream(file) : process.stdin, { url, log, progress: progressTo(log, 'Restoring') });
      const restored = await withDatabase(settings(), log, work, 'server');
      const { header, tables, rows, skipped, migrated } = restored;
      output.result(
        { file, created_at: header.created_at, release: header.release, rows, tables, skipped, migrations: migrated },
        `${listed(tables)}\nRestored ${counted(rows)}, as the database was at ${header.created_at} (release ${header.release}).` +
          (migrated.length === 0 ? '' : `\nThen ran ${migrated.join(', ')}.`),
      );
    });
}

function listed(tables: readonly { readonly name: string; readonly rows: number }[]): string {
  return table(['TABLE', 'ROWS'], tables.map(({ name, rows }) => [name, String(rows)]));
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

/** Prints a sentence about the progress now and then. */
function progressTo(log: (sentence: string) => void, doing: string): Progress {
  let told = Date.now();
  return (name, bytes) => {
    if (Date.now() - told < PROGRESS_EVERY_MS) return;
    told = Date.now();
    log(`${doing} ${name}: ${Math.round(bytes / 1_000_000)} MB so far.`);
  };
}
