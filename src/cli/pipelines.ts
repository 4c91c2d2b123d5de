import type { Command } from 'commander';
import type { Pipeline } from '../modules/pipelines/domain/pipeline.js';
import { PipelinesApi } from '../modules/pipelines/pipelines.api.js';
import { operatorOf, organizationNamed, withApplication } from './application.js';
import { table } from './output.js';
import type { CommandContext } from './command-context.js';

export function addPipelineCommands(program: Command, context: (command: Command) => CommandContext): void {
  const pipelines = program.command('pipelines').description('pipelines and their stages');

  pipelines
    .command('list')
    .description('list the pipelines of an organization with their stages')
    .requiredOption('--org <slug>', 'the organization')
    .action(async (options: { org: string }, command: Command) => {
      const { settings, output, log } = context(command);
      const found = await withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, options.org);
        return app.get(PipelinesApi).list(id);
      });
      output.result(found.map(published), table(['PIPELINE', 'STATE', 'STAGES'], found.map(({ state, stages }) => [state.name, state.locked ? 'locked' : 'open', stages.map(({ key }) => key).join(', ')])));
    });

  for (const [name, locked] of [['lock', true], ['unlock', false]] as const) {
    pipelines
      .command(name)
      .description(locked ? 'refuse stages that the pipeline does not have' : 'add stages that the pipeline does not have as they are named')
      .argument('[pipeline]', 'its name or id', 'Sales')
      .requiredOption('--org <slug>', 'the organization')
      .action(async (pipeline: string, options: { org: string }, command: Command) => {
        const { settings, output, log } = context(command);
        const changed = await withApplication(settings(), log, 'as it is', async (app) => {
          const { id } = await organizationNamed(app, options.org);
          return app.get(PipelinesApi).setLocked(operatorOf(id), pipeline, locked);
        });
        output.result(published(changed), `The pipeline ${changed.state.name} is ${locked ? 'locked' : 'open'}.`);
      });
  }
}

function published({ state, stages }: Pipeline) {
  return {
    id: state.id,
    name: state.name,
    is_default: state.isDefault,
    locked: state.locked,
    stages: stages.map(({ key, label, order, type, probability }) => ({ key, label, order, type, probability })),
  };
}
