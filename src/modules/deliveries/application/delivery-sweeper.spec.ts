import type { DeliverySweeps } from '../ports/delivery.sweeps.js';
import { DeliverySweeper } from './delivery-sweeper.js';

const running = (): boolean => false;

/** Records the calls; the first `failures` calls for weeks fail. */
function sweeper(failures = 0): { readonly done: string[]; readonly turn: (isStopped?: () => boolean) => Promise<void> } {
  const done: string[] = [];
  const step = (name: string, times: number) => () => {
    done.push(name);
    return Promise.resolve(done.filter((one) => one === name).length % times !== 0);
  };
  const turnWeeks = (): Promise<boolean> => {
    done.push('weeks');
    return failures-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve(false);
  };
  const sweeps: DeliverySweeps = { turnWeeks, failStopped: step('failStopped', 2), removeDeleted: step('removeDeleted', 1) };
  const subject = new DeliverySweeper(sweeps);
  return { done, turn: (isStopped = running) => subject.turn(isStopped) };
}

const TURN = ['failStopped', 'failStopped', 'removeDeleted'];

it('looks at the weeks first, then once in 360 turns; the rest is done in every turn, step by step', async () => {
  const { done, turn } = sweeper();
  for (let n = 0; n < 360; n++) await turn();
  expect(done).toEqual(['weeks', ...Array.from({ length: 360 }, () => TURN).flat()]);
  await turn();
  expect(done.filter((one) => one === 'weeks')).toHaveLength(2);
});

it('tells of weeks that failed, does the rest nevertheless, and looks at them again in the next turn', async () => {
  const { done, turn } = sweeper(2);
  for (let n = 0; n < 2; n++) await expect(turn()).rejects.toThrow('away');
  await turn();
  await turn();
  expect(done).toEqual(['weeks', ...TURN, 'weeks', ...TURN, 'weeks', ...TURN, ...TURN]);
});

it('begins no step once it is stopped', async () => {
  const { done, turn } = sweeper();
  await turn(() => done.length > 1);
  expect(done).toEqual(['weeks', 'failStopped']);
});
