import { type Command, InvalidArgumentError, Option } from 'commander';
import { publishJob } from '../contracts/job-record.js';
import type { OrgId } from '../kernel/ids.js';
import { JobsApi } from '../modules/jobs/jobs.api.js';
import type { Pipeline, Stage } from '../modules/pipelines/domain/pipeline.js';
import { STAGE_TYPES, type StageType } from '../modules/pipelines/domain/stage.js';
import { PipelinesApi, type StageName } from '../modules/pipelines/pipelines.api.js';
import { operatorOf, organizationNamed, withApplication } from './application.js';
import { table } from './output.js';
import type { CommandContext } from './command-context.js';

interface StageOptions {
  readonly label?: string;
  readonly order?: number;
  readonly color?: string;
  readonly type?: StageType;
  /** Commander knows no null. */
  readonly probability?: number | 'none';
  readonly default?: true;
}

/** How commands say which pipeline they concern. */
const NAMED = 'name or id; by default the one that deals open in';

type InOrganization = <T>(slug: string, work: (pipelines: PipelinesApi, orgId: OrgId, jobs: JobsApi) => Promise<T>) => Promise<T>;

export function addPipelineCommands(program: Command, context: (command: Command) => CommandContext): void {
  const pipelines = program.command('pipelines').description('pipelines and their stages');
  const within = (command: Command): InOrganization => {
    const { settings, log } = context(command);
    return (slug, work) =>
      withApplication(settings(), log, 'as it is', async (app) => {
        const { id } = await organizationNamed(app, slug);
        return work(app.get(PipelinesApi), id, app.get(JobsApi));
      });
  };

  pipelines
    .command('list')
    .description('list the pipelines of an organization with their stages')
    .requiredOption('--org <slug>', 'the organization')
    .action(async (options: { org: string }, command: Command) => {
      const found = await within(command)(options.org, (api, orgId) => api.list(orgId));
      context(command).output.result(found.map(published), table(['PIPELINE', 'STATE', 'STAGES'], found.map(({ state, stages }) => [state.name, state.locked ? 'locked' : 'open', stages.map(({ key }) => key).join(', ')])));
    });

  for (const [name, locked] of [['lock', true], ['unlock', false]] as const) {
    pipelines
      .command(name)
      .description(locked ? 'refuse stages that the pipeline does not have' : 'add stages that the pipeline does not have as they are named')
      .argument('[pipeline]', `by ${NAMED}`)
      .requiredOption('--org <slug>', 'the organization')
      .action(async (pipeline: string | undefined, options: { org: string }, command: Command) => {
        const changed = await within(command)(options.org, (api, orgId) => api.change(operatorOf(orgId), pipeline ?? null, { locked }));
        context(command).output.result(published(changed), `The pipeline ${changed.state.name} is ${locked ? 'locked' : 'open'}.`);
      });
  }

  pipelines
    .command('update')
    .description('rename a pipeline, or make it the one that deals open in')
    .argument('[pipeline]', `by ${NAMED}`)
    .requiredOption('--org <slug>', 'the organization')
    .option('--name <name>', 'its new name')
    .option('--default', 'deals open in it from now on')
    .action(async (pipeline: string | undefined, { org, name, default: isDefault }: { org: string; name?: string; default?: true }, command: Command) => {
      const changed = await within(command)(org, (api, orgId) => api.change(operatorOf(orgId), pipeline ?? null, { ...(name === undefined ? {} : { name }), ...(isDefault ? { isDefault } : {}) }));
      context(command).output.result(published(changed), `The pipeline is called ${changed.state.name}${changed.state.isDefault ? ', and deals open in it' : ''}.`);
    });

  pipelines
    .command('update-stage')
    .description('change a stage; its key stays')
    .argument('<stage>', 'its key, label or id')
    .requiredOption('--org <slug>', 'the organization')
    .option('--pipeline <pipeline>', `its pipeline, by ${NAMED}`)
    .option('--label <label>', 'what people call it')
    .option('--order <n>', 'its place, from 1', wholeNumber)
    .option('--color <color>', 'its color; "" for none')
    .addOption(new Option('--type <type>', 'whether a deal in it is still open, was won or lost').choices(STAGE_TYPES))
    .option('--probability <percent>', 'how likely a deal in it is won; "none" for none', (text) => (text === 'none' ? text : wholeNumber(text)))
    .option('--default', 'new opportunities begin in it')
    .action(async (stage: string, { org, pipeline, default: isDefault, probability, ...fields }: StageOptions & { org: string; pipeline?: string }, command: Command) => {
      const changed = await within(command)(org, (api, orgId) => api.changeStage(operatorOf(orgId), { pipeline: pipeline ?? null, stage }, { ...fields, ...(probability === undefined ? {} : { probability: probability === 'none' ? null : probability }), ...(isDefault ? { isDefault } : {}) }));
      context(command).output.result(publishedStage(changed), `The stage ${changed.key} is called ${changed.label}.`);
    });

  const merge = async (command: Command, org: string, name: StageName, into: string): Promise<void> => {
    const { log, output } = context(command);
    const job = await within(command)(org, async (api, orgId, jobs) => {
      const { id, total } = await api.mergeStage(operatorOf(orgId), name, into);
      log(`${name.stage} means ${into} from now on. Moving its deals (${total}) …`);
      return jobs.complete(orgId, id);
    });
    output.result(publishJob(job), `Moved ${job.done} ${job.done === 1 ? 'deal' : 'deals'}, and removed the stage.`);
  };

  pipelines
    .command('merge-stage')
    .description('merge a stage into another of its pipeline: its key and label mean that one for ever, and its deals move there')
    .argument('<stage>', 'its key, label or id')
    .argument('<into>', 'the key, label or id of the other one')
    .requiredOption('--org <slug>', 'the organization')
    .option('--pipeline <pipeline>', `their pipeline, by ${NAMED}`)
    .action((stage: string, into: string, { org, pipeline = null }: { org: string; pipeline?: string | null }, command: Command) => merge(command, org, { pipeline, stage }, into));

  pipelines
    .command('delete-stage')
    .description('delete a stage, whose deals move to another of its pipeline: the same as merging it into that one')
    .argument('<stage>', 'its key, label or id')
    .requiredOption('--org <slug>', 'the organization')
    .requiredOption('--move-to <stage>', 'the key, label or id of the other one')
    .option('--pipeline <pipeline>', `their pipeline, by ${NAMED}`)
    .action((stage: string, { org, pipeline = null, moveTo }: { org: string; pipeline?: string | null; moveTo: string }, command: Command) => merge(command, org, { pipeline, stage }, moveTo));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function published({ state, stages }: Pipeline) {
  return { id: state.id, name: state.name, is_default: state.isDefault, locked: state.locked, stages: stages.map(publishedStage) };
}

function publishedStage({ id, key, label, order, type, probability, color, isDefault }: Stage) {
  return { id, key, label, order, type, probability, color, is_default: isDefault };
}
