import { startTestApp, type TestApp, type TestOrganization } from '../../../../test/support/test-app.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type JobHandler, JobHandlers, JobsApi, type JobStep } from '../jobs.api.js';
import { JobQueue } from '../ports/job.queue.js';
import { JobRunner } from './job-runner.js';

let app: TestApp;
let org: TestOrganization;
/** What the handler of the type `test` does in each unit; by default, three units of two records. */
let unit: (jobParameter: string) => Promise<JobStep>;
let ran: string[];

class TestHandler implements JobHandler {
  readonly type = 'test';

  run(_actor: unknown, { name = '' }: Readonly<Record<string, string>>): Promise<JobStep> {
    ran.push(name);
    return unit(name);
  }
}

beforeAll(async () => {
  app = await startTestApp();
  app.get(JobHandlers).register(new TestHandler());
});
beforeEach(async () => {
  org = await app.newOrganization();
  await app.sql('DELETE FROM jobs');
  ran = [];
  unit = (name) => Promise.resolve({ done: 2, isLast: ran.filter((one) => one === name).length === 3 });
});
afterAll(() => app.close());

const start = (name: string, total = 6): Promise<{ readonly id: string }> => app.get(UnitOfWork).run(() => Promise.resolve(app.get(JobsApi).start(org.operator, { type: 'test', parameters: { name }, total })));
const turn = (isStopped = () => false): Promise<void> => app.get(JobRunner).turn(isStopped);
const look = async ({ id }: { readonly id: string }): Promise<unknown> => {
  const job = await app.get(JobsApi).find(org.id, id);
  return job && [job.status, job.done, job.total];
};
const makeDue = (): Promise<unknown> => app.sql('UPDATE jobs SET due_at = now()');

it('runs a job unit by unit until its handler has nothing left to do', async () => {
  const job = await start('a');
  expect(await look(job)).toEqual(['pending', 0, 6]);
  let units = 0;
  await turn(() => units++ === 2);
  expect(await look(job)).toEqual(['running', 4, 6]);
  await turn();
  expect(await look(job)).toEqual(['completed', 6, 6]);
  await turn();
  expect(ran).toEqual(['a', 'a', 'a']);
});

it('at its end, has dealt with as many as there were, whatever was counted before', async () => {
  const [fewer, more] = [await start('a', 100), await start('b', 1)];
  let units = 0;
  await turn(() => units++ === 2);
  expect([await look(fewer), await look(more)]).toEqual([['running', 2, 100], ['running', 2, 2]]);
  await turn();
  expect([await look(fewer), await look(more)]).toEqual([['completed', 6, 6], ['completed', 6, 6]]);
});

it('lets jobs take turns, so that a long one holds back no other', async () => {
  for (const name of ['a', 'b']) await start(name);
  await turn();
  expect(ran).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

it('counts each unit once, however many processes run jobs', async () => {
  unit = () => Promise.resolve({ done: 1, isLast: ran.length === 20 });
  const job = await start('a');
  await Promise.all([turn(), turn(), turn(), turn()]);
  await turn();
  expect([await look(job), ran.length]).toEqual([['completed', 20, 20], 20]);
});

it('no other process takes a job whose unit runs; after the lease one does, and the first writes nothing any more', async () => {
  const job = await start('a');
  let begun = (): void => undefined;
  let release = (): void => undefined;
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  const held = new Promise<void>((resolve) => (release = resolve));
  unit = async () => {
    unit = () => Promise.resolve({ done: 1, isLast: true });
    begun();
    await held;
    return { done: 1000, isLast: false };
  };
  const first = turn();
  await isBegun;
  await turn();
  expect(ran).toEqual(['a']);
  await makeDue();
  await turn();
  expect(await look(job)).toEqual(['completed', 1, 1]);
  release();
  await first;
  expect(await look(job)).toEqual(['completed', 1, 1]);
});

it('puts off a job that fails, with a pause that grows, goes on with others, and reports the error', async () => {
  const [broken, other] = [await start('broken'), await start('other')];
  unit = (name) => (name === 'broken' ? Promise.reject(new Error('No such luck')) : Promise.resolve({ done: 1, isLast: true }));
  const pauses: number[] = [];
  for (let failures = 1; failures <= 3; failures++) {
    await expect(turn()).rejects.toThrow('No such luck');
    const [row] = await app.sql<{ failures: number; pause: number }>('SELECT failures, extract(epoch FROM due_at - now())::float AS pause FROM jobs WHERE id = $1', [broken.id]);
    expect(row?.failures).toBe(failures);
    pauses.push(row?.pause ?? 0);
    await makeDue();
  }
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses[0]).toBeGreaterThan(0);
  expect([await look(broken), await look(other)]).toEqual([['running', 0, 6], ['completed', 1, 1]]);
  unit = () => Promise.resolve({ done: 6, isLast: true });
  await turn();
  expect(await look(broken)).toEqual(['completed', 6, 6]);
  expect(await app.sql('SELECT failures FROM jobs WHERE id = $1', [broken.id])).toEqual([{ failures: 0 }]);
});

it('leaves jobs of types that it does not know to processes of another release', async () => {
  const job = await start('a');
  await app.sql("UPDATE jobs SET type = 'newer'");
  await turn();
  expect(await look(job)).toEqual(['pending', 0, 6]);
});

it('works on one job until it is completed, whoever else does', async () => {
  const [job, other] = [await start('a'), await start('b')];
  expect(await app.get(JobsApi).complete(org.id, job.id)).toMatchObject({ id: job.id, status: 'completed', done: 6 });
  expect(await look(other)).toEqual(['pending', 0, 6]);
  await expect(app.get(JobsApi).complete((await app.newOrganization()).id, other.id)).rejects.toThrow('Job does not exist');
});

it('keeps jobs for 30 days after their end, and those that have not ended', async () => {
  const [old, recent, running] = [await start('old'), await start('recent'), await start('running')];
  await app.sql("UPDATE jobs SET status = 'completed' WHERE id <> $1", [running.id]);
  await app.sql("UPDATE jobs SET updated_at = now() - interval '31 days' WHERE id <> $1", [recent.id]);
  await app.get(JobQueue).sweep();
  expect((await Promise.all([old, recent, running].map(look))).map((job) => job !== null)).toEqual([false, true, true]);
});
