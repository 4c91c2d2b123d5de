import { newOrgId } from '../../../kernel/ids.js';
import { Pipeline } from './pipeline.js';
import { slugOf } from './stage.js';
import { NO_ALIASES } from './stage-aliases.js';

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
