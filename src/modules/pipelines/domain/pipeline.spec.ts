import { newOrgId } from '../../../kernel/ids.js';
import { Pipeline } from './pipeline.js';
import { slugOf } from './stage.js';
import { NO_ALIASES, type StageAlias, StageAliases } from './stage-aliases.js';

function stored(): Pipeline {
  return Pipeline.restore(Pipeline.createDefault(newOrgId()).state);
}

function permutations(items: readonly string[]): string[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}

it.each([
  ['Closed Won', 'closed_won'],
  ['  --Very / Hot!! ', 'very_hot'],
  ['Überprüfung №1', 'überprüfung_1'],
  ['!!!', ''],
  ['काल', 'काल'],
  ['Cafe\u0301', 'caf\u00e9'],
  ['x'.repeat(80), 'x'.repeat(64)],
])('makes of the label %j the key %j', (label, key) => {
  expect(slugOf(label)).toBe(key);
});

it('begins with six stages in the order in which deals pass them', () => {
  const pipeline = Pipeline.createDefault(newOrgId());
  expect(pipeline.stages.map(({ key, type, isDefault }) => [key, type, isDefault])).toEqual([
    ['lead', 'default', true],
    ['qualified', 'default', false],
    ['proposal', 'default', false],
    ['negotiation', 'default', false],
    ['won', 'positive', false],
    ['lost', 'negative', false],
  ]);
  expect(pipeline.state.version).toBe(1);
});

it.each(['won', 'Won', 'WON', 'ｗｏｎ', 'wôn'])('knows which stage %j means', (asked) => {
  expect(stored().find(asked, NO_ALIASES)?.key).toBe('won');
});

it.each(['Second Round', 'second round', 'second_round', 'Second-Round', 'SECOND_ROUND', 'Sécond  Round'])('takes %j for the stage Second Round', (asked) => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('Second Round', NO_ALIASES);
  expect(pipeline.findOrAppend(asked, NO_ALIASES)).toBe(stage);
});

it('takes labels that differ by more than case, accents and joints for stages of their own', () => {
  const pipeline = stored();
  const labels = ['A', 'A-', 'A+', 'C', 'C++', 'C#', 'C_', '-C', 'Lead?', ' won!', 'Won/Lost'];
  expect(labels.map((label) => pipeline.findOrAppend(label, NO_ALIASES).key)).toEqual(['a', 'a_2', 'a_3', 'c', 'c_2', 'c_3', 'c_4', 'c_5', 'lead_2', 'won_2', 'won_lost']);
  for (const label of labels) expect(pipeline.findOrAppend(label, NO_ALIASES).label).toBe(label);
  expect(pipeline.stages).toHaveLength(6 + labels.length);
});

it('makes the same stages of labels in whatever order they come', () => {
  const labels = ['A', 'A-', 'A+', 'C', 'C++', 'C#'];
  for (const order of permutations(labels)) {
    const pipeline = stored();
    expect(new Set(order.map((label) => pipeline.findOrAppend(label, NO_ALIASES))).size).toBe(labels.length);
    for (const label of labels) expect(pipeline.find(label, NO_ALIASES)?.label).toBe(label);
  }
});

it('finds a key only as it is shown, where its label says more', () => {
  const pipeline = stored();
  const byKey = ['C++', 'C', 'Won/Lost'].map((label) => pipeline.findOrAppend(label, NO_ALIASES));
  expect(byKey.map(({ key }) => key)).toEqual(['c', 'c_2', 'won_lost']);
  for (const stage of byKey) expect(pipeline.findOrAppend(stage.key, NO_ALIASES)).toBe(stage);
  for (const asked of ['C_2', 'c-2', 'c 2', 'Won Lost', 'WON_LOST']) expect(pipeline.find(asked, NO_ALIASES)).toBeNull();
  const own = pipeline.findOrAppend('C 2', NO_ALIASES);
  expect(own.key).toBe('c_2_2');
  expect(pipeline.find('c-2', NO_ALIASES)).toBe(own);
  expect(pipeline.find('c_2', NO_ALIASES)?.label).toBe('C');
});

it('matches the key as it is shown before a label', () => {
  const { state } = Pipeline.createDefault(newOrgId());
  // As stored after labels were changed: the keys stay.
  const renamed = state.stages.map((stage) => (stage.key === 'lead' ? { ...stage, label: 'Won' } : stage));
  const pipeline = Pipeline.restore({ ...state, stages: renamed });
  expect(pipeline.find('won', NO_ALIASES)?.key).toBe('won');
  expect(pipeline.find('WON', NO_ALIASES)?.key).toBe('lead');
});

it('makes keys of at most 64 characters, numbered ones too, and never cuts a character', () => {
  const pipeline = stored();
  const keys = ['', '!', '?'].map((end) => pipeline.findOrAppend(`${'𝔞'.repeat(63)}${end || '𝔞'}`, NO_ALIASES).key);
  expect(keys).toEqual(['𝔞'.repeat(64), '𝔞'.repeat(63), `${'𝔞'.repeat(62)}_2`]);
  expect(pipeline.findOrAppend('İ'.repeat(64), NO_ALIASES).key).toBe('i̇'.repeat(32));
});

it('takes a label in another form of Unicode for the same', () => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('Straße', NO_ALIASES);
  for (const asked of ['STRASSE', 'strasse', 'stra\u00dfe']) expect(pipeline.findOrAppend(asked, NO_ALIASES)).toBe(stage);
});

it('appends what it does not know at the end, one version on', () => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('Closed Won', NO_ALIASES);
  expect(stage).toMatchObject({ key: 'closed_won', label: 'Closed Won', order: 7, type: 'default' });
  pipeline.findOrAppend('Another', NO_ALIASES);
  expect(pipeline.stages).toHaveLength(8);
  expect(pipeline.state.version).toBe(2);
});

it('takes a label that has no slug for its own key', () => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('!!!', NO_ALIASES);
  expect(stage.key).toBe('!!!');
  expect(pipeline.findOrAppend('!!!', NO_ALIASES)).toBe(stage);
  expect(pipeline.findOrAppend('???', NO_ALIASES).key).toBe('???');
});

it('has 200 stages at most', () => {
  const pipeline = stored();
  for (let n = 7; n <= 200; n++) pipeline.findOrAppend(`Stage ${n}`, NO_ALIASES);
  expect(pipeline.findOrAppend('stage_200', NO_ALIASES).order).toBe(200);
  expect(() => pipeline.findOrAppend('One more', NO_ALIASES)).toThrow(expect.objectContaining({ code: 'too_many_stages', message: expect.stringMatching(/200 stages.*: send one of lead, .*, …, or merge or delete some with POST .*"oratek pipelines merge-stage"/) as unknown }));
});

it('locked, refuses what it does not know and names what it does', () => {
  const pipeline = stored();
  pipeline.change({ locked: true });
  expect(pipeline.isChanged).toBe(true);
  expect(pipeline.findOrAppend('Won', NO_ALIASES).key).toBe('won');
  expect(() => pipeline.findOrAppend('Nowhere', NO_ALIASES)).toThrow(
    expect.objectContaining({ code: 'stage_unknown', message: expect.stringContaining('lead, qualified, proposal, negotiation, won, lost') as unknown }),
  );
});

const idOf = (pipeline: Pipeline, key: string): string => pipeline.state.stages.find((stage) => stage.key === key)?.id ?? '';
const places = (pipeline: Pipeline): string[] => pipeline.stages.map(({ order, key, isDefault }) => `${order} ${key}${isDefault ? '!' : ''}`);

it.each([
  ['at the end, without a place', { label: 'New' }, ['1 lead!', '2 qualified', '3 proposal', '4 negotiation', '5 won', '6 lost', '7 new']],
  ['in between, where all behind it make room', { label: 'New', order: 2 }, ['1 lead!', '2 new', '3 qualified', '4 proposal', '5 negotiation', '6 won', '7 lost']],
  ['far behind, at the place that was sent', { label: 'New', order: 40 }, ['1 lead!', '2 qualified', '3 proposal', '4 negotiation', '5 won', '6 lost', '40 new']],
  ['as the default, which the one before no longer is', { label: 'New', isDefault: true }, ['1 lead', '2 qualified', '3 proposal', '4 negotiation', '5 won', '6 lost', '7 new!']],
])('adds a stage %s', (_where, fields, expected) => {
  const pipeline = stored();
  expect(pipeline.findOrAdd(fields, NO_ALIASES)).toMatchObject({ created: true });
  expect(places(pipeline)).toEqual(expected);
  expect(pipeline.findOrAdd({ ...fields, order: 1 }, NO_ALIASES)).toMatchObject({ created: false });
  expect(places(pipeline)).toEqual(expected);
});

it('lets only the stages move that stand in the way', () => {
  const pipeline = stored();
  pipeline.changeStage(idOf(pipeline, 'lost'), { order: 30 }, NO_ALIASES);
  pipeline.changeStage(idOf(pipeline, 'won'), { order: 10 }, NO_ALIASES);
  pipeline.changeStage(idOf(pipeline, 'lead'), { order: 10 }, NO_ALIASES);
  expect(places(pipeline)).toEqual(['2 qualified', '3 proposal', '4 negotiation', '10 lead!', '11 won', '30 lost']);
});

it('keeps the key of a stage that is renamed, and finds it by its first label', () => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('Closed Won', NO_ALIASES);
  for (const label of ['Signed', 'Sealed']) pipeline.changeStage(stage.id, { label }, NO_ALIASES);
  for (const asked of ['closed_won', 'Closed-Won', 'SEALED']) expect(pipeline.find(asked, NO_ALIASES)?.id).toBe(stage.id);
  expect(pipeline.find('Signed', NO_ALIASES)).toBeNull();
});

it('changes nothing, and no version, where a stage already is so', () => {
  const pipeline = stored();
  pipeline.changeStage(idOf(pipeline, 'lead'), { label: 'Lead', order: 1, isDefault: true, color: null }, NO_ALIASES);
  pipeline.change({ name: 'Sales', locked: false, isDefault: true });
  expect(pipeline.isChanged).toBe(false);
});

describe('a merged stage', () => {
  const aliases = (pipeline: Pipeline, alias: Partial<StageAlias>): StageAliases => new StageAliases([{ pipelineId: pipeline.state.id, key: 'old', label: 'Old One', firstLabel: 'Older', stageId: idOf(pipeline, 'won'), ...alias }]);

  it('is closed, and hands on what is being merged into it, and the default', () => {
    const pipeline = stored();
    pipeline.mergeStage(idOf(pipeline, 'qualified'), idOf(pipeline, 'lead'), 'into');
    pipeline.mergeStage(idOf(pipeline, 'lead'), idOf(pipeline, 'proposal'), 'into');
    expect(places(pipeline)).toEqual(['3 proposal!', '4 negotiation', '5 won', '6 lost']);
    expect(pipeline.mergingInto(idOf(pipeline, 'proposal')).map(({ key }) => key)).toEqual(['lead', 'qualified']);
    expect(pipeline.staying(idOf(pipeline, 'qualified'))?.key).toBe('proposal');
    pipeline.removeMerged(idOf(pipeline, 'lead'));
    pipeline.removeMerged(idOf(pipeline, 'won'));
    expect(pipeline.state.stages.map(({ key }) => key)).toEqual(['qualified', 'proposal', 'negotiation', 'won', 'lost']);
  });

  it('goes to another stage of the pipeline only', () => {
    const pipeline = stored();
    const [lead, won] = [idOf(pipeline, 'lead'), idOf(pipeline, 'won')];
    expect(() => pipeline.mergeStage(lead, 'elsewhere', 'into')).toThrow(expect.objectContaining({ code: 'stage_target_unknown' }));
    expect(() => pipeline.mergeStage('elsewhere', lead, 'into')).toThrow(expect.objectContaining({ code: 'stage_not_found' }));
    expect(() => pipeline.mergeStage(lead, lead, 'into')).toThrow(expect.objectContaining({ code: 'stage_merged_into_itself' }));
    pipeline.mergeStage(won, lead, 'into');
    expect(() => pipeline.mergeStage(lead, won, 'into')).toThrow(expect.objectContaining({ code: 'stage_merged_into_itself' }));
    expect(() => pipeline.mergeStage(won, lead, 'into')).toThrow(expect.objectContaining({ code: 'stage_not_found' }));
  });

  it.each(['old', 'Old One', 'OLD_ONE', 'older'])('is meant by %j, which now means the target', (asked) => {
    const pipeline = stored();
    expect(pipeline.find(asked, aliases(pipeline, {}))?.key).toBe('won');
    expect(pipeline.find(asked, aliases(pipeline, { pipelineId: 'another' }))).toBeNull();
  });

  it('has a key that comes before the labels of stages, and a label that comes after them', () => {
    const pipeline = stored();
    expect(pipeline.find('lost', aliases(pipeline, { label: 'Lost' }))?.key).toBe('lost');
    expect(pipeline.find('LOST', aliases(pipeline, { key: 'LOST' }))?.key).toBe('won');
    expect(pipeline.find('Lost!', aliases(pipeline, { label: 'Lost!' }))?.key).toBe('won');
  });

  it('keeps its key from new stages, and its label from others', () => {
    const pipeline = stored();
    expect(pipeline.findOrAppend('Old?', aliases(pipeline, {})).key).toBe('old_2');
    expect(() => pipeline.changeStage(idOf(pipeline, 'lead'), { label: 'Old one' }, aliases(pipeline, {}))).toThrow(expect.objectContaining({ code: 'label_taken' }));
    expect(pipeline.changeStage(idOf(pipeline, 'won'), { label: 'Old one' }, aliases(pipeline, {})).label).toBe('Old one');
  });
});
