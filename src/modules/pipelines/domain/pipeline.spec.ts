import { newOrgId } from '../../../kernel/ids.js';
import { Pipeline, slugOf } from './pipeline.js';

function stored(): Pipeline {
  const { state, stages } = Pipeline.createDefault(newOrgId());
  return Pipeline.restore(state, stages);
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

it.each(['won', 'Won', 'WON', ' won!'])('knows which stage %j means', (asked) => {
  expect(stored().find(asked)?.key).toBe('won');
});

it('matches the key before the label, and the label before the slug', () => {
  const pipeline = stored();
  const odd = pipeline.findOrAppend('Lead?');
  expect(odd.key).toBe('lead');
  const label = pipeline.findOrAppend('Second Round');
  expect(pipeline.find('second round')).toBe(label);
  expect(pipeline.find('second_round')).toBe(label);
  expect(pipeline.find('Second-Round')).toBe(label);
});

it('appends what it does not know at the end, one version on', () => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('Closed Won');
  expect(stage).toMatchObject({ key: 'closed_won', label: 'Closed Won', order: 7, type: 'default' });
  pipeline.findOrAppend('Another');
  expect(pipeline.newStages).toHaveLength(2);
  expect(pipeline.state.version).toBe(2);
});

it('takes a label that has no slug for its own key', () => {
  const pipeline = stored();
  const stage = pipeline.findOrAppend('!!!');
  expect(stage.key).toBe('!!!');
  expect(pipeline.findOrAppend('!!!')).toBe(stage);
  expect(pipeline.findOrAppend('???').key).toBe('???');
});

it('has 200 stages at most', () => {
  const pipeline = stored();
  for (let n = 7; n <= 200; n++) pipeline.findOrAppend(`Stage ${n}`);
  expect(pipeline.findOrAppend('stage_200').order).toBe(200);
  expect(() => pipeline.findOrAppend('One more')).toThrow(expect.objectContaining({ code: 'too_many_stages' }));
});

it('locked, refuses what it does not know and names what it does', () => {
  const pipeline = stored();
  pipeline.lock(true);
  expect(pipeline.isChanged).toBe(true);
  expect(pipeline.findOrAppend('Won').key).toBe('won');
  expect(() => pipeline.findOrAppend('Nowhere')).toThrow(
    expect.objectContaining({ code: 'stage_unknown', message: expect.stringContaining('lead, qualified, proposal, negotiation, won, lost') as unknown }),
  );
});
