import { Backlog } from './backlog.js';

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

it('runs a few at a time, in order, and drops what is too much', async () => {
  const failures: string[] = [];
  const backlog = new Backlog({ concurrency: 2, maxWaiting: 2, failed: (name, error) => failures.push(`${name}: ${String(error)}`) });
  const [gates, begun]: [Gate[], number[]] = [[gate(), gate(), gate(), gate()], []];
  const taken = gates.map(({ opened }, i) => backlog.add('mail', () => (begun.push(i), opened)));
  expect([taken, begun]).toEqual([[true, true, true, true], []]);
  expect(backlog.add('mail', () => Promise.resolve())).toBe(false);
  expect(failures).toEqual(['mail: Error: it is dropped, since too much waits already']);
  gates[1]?.open();
  gates[0]?.open();
  for (const { open } of gates) open();
  await backlog.idle();
  expect(begun).toEqual([0, 1, 2, 3]);
});

it('goes on after a failure, and waits for what a task adds', async () => {
  const failures: string[] = [];
  const backlog = new Backlog({ concurrency: 1, maxWaiting: 10, failed: (name) => failures.push(name) });
  const done: string[] = [];
  backlog.add('first', () => Promise.reject(new Error('no')));
  backlog.add('second', () => {
    backlog.add('third', () => Promise.resolve(void done.push('third')));
    return Promise.resolve(void done.push('second'));
  });
  await backlog.idle();
  expect([failures, done]).toEqual([['first'], ['second', 'third']]);
});
