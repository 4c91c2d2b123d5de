import { Command, Option } from 'commander';
import type { Settings } from '../config/settings.js';
import { addAuditCommand } from './audit.js';
import { addBackupCommands } from './backup.js';
import type { CommandContext } from './command-context.js';
import { addKeyCommands } from './keys.js';
import { addMaintenanceCommands } from './maintenance.js';
import { addOrganizationCommands } from './organizations.js';
import { outputTo } from './output.js';
import { addPipelineCommands } from './pipelines.js';
import { addSecretCommands } from './secrets.js';
import { addUserCommands } from './users.js';
import { addVerifyCommand } from './verify.js';
import { addWebhookCommands } from './webhooks.js';

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The `oratek` command; where Commander would end the process, it throws CommanderError. */
export function createProgram(streams: Streams, settings: () => Settings): Command {
  const program = new Command('oratek');
  // Set before the commands are added: they inherit both.
  program
    .exitOverride()
    .description('Administers OraTek, with or without a running server.')
    .option('--json', 'print the result as JSON')
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: streams.out, writeErr: streams.err, outputError: (text, write) => write(text.replace(/^error: /, 'oratek: ')) });
  const context = (command: Command): CommandContext => ({
    settings,
    output: outputTo(streams.out, command.optsWithGlobals()['json'] === true),
    log: (sentence) => streams.err(`${sentence}\n`),
  });
  addOrganizationCommands(program, context);
  addUserCommands(program, context);
  addKeyCommands(program, context);
  addPipelineCommands(program, context);
  addAuditCommand(program, context);
  addMaintenanceCommands(program, context);
  addBackupCommands(program, context);
  addSecretCommands(program, context, streams.out);
  addVerifyCommand(program, context, streams.out);
  addWebhookCommands(program, context);
  for (const command of commandsBelow(program)) {
    // The option is accepted before the command and behind it.
    if (command.commands.length === 0) command.addOption(new Option('--json', 'print the result as JSON'));
  }
  return program;
}

function commandsBelow(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...commandsBelow(child)]);
}
