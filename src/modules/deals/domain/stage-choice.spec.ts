import { chooseStage, type NamedStage, type OfferedStage } from './stage-choice.js';

const stage = (id: string, label: string, more: Partial<OfferedStage> = {}): OfferedStage => ({ id, pipelineId: 'p', label, isDefault: false, isActive: true, ...more });
const STAGES = [stage('1', 'Lead'), stage('2', 'Qualified', { isDefault: true }), stage('3', 'Old', { isActive: false }), stage('4', 'Straße'), stage('5', 'Lead')];

it.each<[NamedStage, string]>([
  [{}, '2'],
  [{ stageId: null, stageName: null }, '2'],
  [{ stageId: '1' }, '1'],
  [{ stageName: 'qUALIFIED' }, '2'],
  [{ stageName: 'STRASSE' }, '4'],
  [{ stageName: 'lead' }, '1'],
  [{ stageId: '1', stageName: 'LEAD' }, '1'],
  [{ stageId: '5', stageName: 'lead' }, '5'],
])('%j is stage %s', (named, id) => {
  expect(chooseStage(STAGES, named).id).toBe(id);
});

it.each<[NamedStage, object]>([
  [{ stageId: '9' }, { kind: 'not_found', issues: [expect.objectContaining({ path: ['stageId'] }) as unknown] }],
  [{ stageId: '3' }, { kind: 'not_found', issues: [expect.objectContaining({ path: ['stageId'] }) as unknown] }],
  [{ stageName: 'Qualify' }, { kind: 'not_found', issues: [expect.objectContaining({ path: ['stageName'] }) as unknown] }],
  [{ stageName: 'old' }, { kind: 'not_found', issues: [expect.objectContaining({ path: ['stageName'] }) as unknown] }],
  [{ stageId: '9', stageName: 'Lead' }, { kind: 'not_found', issues: [expect.objectContaining({ path: ['stageId'] }) as unknown] }],
  [{ stageId: '1', stageName: 'Qualified' }, { kind: 'invalid', issues: [expect.objectContaining({ path: ['stageName'] }) as unknown] }],
])('%j is refused', (named, failure) => {
  expect(() => chooseStage(STAGES, named)).toThrow(expect.objectContaining(failure) as Error);
});

it('a name of no stage is refused with the names of those that are offered, each once', () => {
  const refusal = (stages: readonly OfferedStage[]): unknown => expect.objectContaining({ issues: [expect.objectContaining({ rule: `names no stage of the pipeline, which has: ${stages.map(({ label }) => label).join(', ')}${stages.length < 50 ? '' : ', …'}` })] });
  expect(() => chooseStage(STAGES, { stageName: 'Old' })).toThrow(refusal([stage('1', 'Lead'), stage('2', 'Qualified'), stage('4', 'Straße')]) as Error);
  const many = Array.from({ length: 51 }, (_, n) => stage(`${n}`, `Stage ${n}`));
  expect(() => chooseStage(many, { stageName: 'Old' })).toThrow(refusal(many.slice(0, 50)) as Error);
});

it('without a default stage the first that is offered is meant', () => {
  const [lead] = STAGES;
  expect(chooseStage([stage('0', 'Gone', { isActive: false }), lead!], {}).id).toBe('1');
  const refusal = { kind: 'not_found', issues: [{ path: ['pipelineId'], code: 'no_stages', rule: 'names a pipeline without stages: add some first' }] };
  expect(() => chooseStage([], {})).toThrow(expect.objectContaining(refusal) as Error);
});
