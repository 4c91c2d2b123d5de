import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createHttpApp } from '../app/http-app.js';
import { describeApplication } from '../app/api-document.js';
import { migrate } from '../migrations/migrate.js';
import { toYaml } from '../app/docs-page/open-api-yaml.js';
import { withDatabase } from './application.js';
import type { CommandContext } from './command-context.js';

export function addMaintenanceCommands(program: Command, context: (command: Command) => CommandContext): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this release')
    .action(async (_options: object, command: Command) => {
      const { settings, output, log } = context(command);
      const ran = await withDatabase(settings(), log, ({ directUrl }) => migrate(directUrl, log), 'command');
      output.result({ migrations: ran }, ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`);
    });

  program
    .command('openapi')
    .description('write the OpenAPI document of this release, and beside it that of each API')
    .option('--out <file>', 'where to', 'openapi.yaml')
    .action(async (options: { out: string }, command: Command) => {
      const { output } = context(command);
      // Without a connection: the document comes from the decorators alone.
      const { app } = await createHttpApp({ database: { url: null, poolSize: 1, statementTimeout: 1000 }, logLevel: 'silent' });
      try {
        const [{ document }, ...parts] = describeApplication(app);
        await writeFile(options.out, toYaml(document));
        // Beside it: openapi.oratek.yaml, for example.
        for (const part of parts) await writeFile(join(dirname(options.out), `${part.file}.yaml`), toYaml(part.document));
      } finally {
        await app.close();
      }
      output.result({ file: options.out }, `Wrote ${options.out}.`);
    });
}
