import { eventually } from '../../../test/support/eventually.js';
import { Backlog } from './backlog.js';
import { QueuedMailer, RefusedMail, type Transport } from './queued-mailer.js';

const MAIL = { to: 'jane@example.com', subject: 'Hello', text: 'Hello.' };
const units = { afterCommit: (): void => undefined };

/** @param outcomes of the tries, in order; null for success */
function mailerOf(outcomes: readonly (Error | null)[], pauses: readonly number[] = [0, 0]): { readonly mailer: QueuedMailer; readonly backlog: Backlog; readonly tries: () => number; readonly failures: unknown[] } {
  const failures: unknown[] = [];
  const backlog = new Backlog({ concurrency: 1, maxWaiting: 10, failed: (_name, error) => failures.push(error) });
  let tries = 0;
  const transport: Transport = () => {
    const outcome = outcomes[tries++];
    return outcome ? Promise.reject(outcome) : Promise.resolve();
  };
  return { mailer: new QueuedMailer(transport, backlog, units, pauses), backlog, tries: () => tries, failures };
}

it('tries again what the server could not take, and gives up in the end', async () => {
  const busy = new Error('busy');
  const [taken, given] = [mailerOf([busy, busy, null]), mailerOf([busy, busy, busy])];
  for (const { mailer } of [taken, given]) mailer.send(MAIL);
  await eventually(() => expect([taken.tries(), given.tries(), given.failures]).toEqual([3, 3, [busy]]));
  await taken.backlog.idle();
  expect(taken.failures).toEqual([]);
});

it('does other work while a mail waits for another try', async () => {
  const { mailer, backlog, tries } = mailerOf([new Error('busy')], [3_600_000]);
  mailer.send(MAIL);
  await backlog.idle();
  expect(tries()).toBe(1);
  mailer.close();
});

it('does not try again what the server refuses, nor while the process stops', async () => {
  const refused = mailerOf([new RefusedMail('no such mailbox')]);
  refused.mailer.send(MAIL);
  await refused.backlog.idle();
  expect([refused.tries(), refused.failures]).toEqual([1, [new RefusedMail('no such mailbox')]]);
  const busy = new Error('busy');
  const stopping = mailerOf([busy, busy], [0, 0]);
  stopping.mailer.send(MAIL);
  stopping.mailer.close();
  await stopping.backlog.idle();
  expect([stopping.tries(), stopping.failures]).toEqual([1, [busy]]);
});

it('sends ten mails an hour to one person', async () => {
  const { mailer, backlog, tries, failures } = mailerOf([]);
  for (let i = 0; i < 12; i++) {
    mailer.send(i % 2 === 0 ? MAIL : { ...MAIL, to: 'JANE@example.com' });
    await backlog.idle();
  }
  mailer.send({ ...MAIL, to: 'john@example.com' });
  await backlog.idle();
  expect([tries(), failures]).toEqual([11, [expect.objectContaining({ message: expect.stringContaining('too many') }), expect.anything()]]);
});

it('sends nothing where mail is not set up', async () => {
  const backlog = new Backlog({ concurrency: 1, maxWaiting: 1, failed: () => undefined });
  const mailer = new QueuedMailer(null, backlog, units);
  mailer.send(MAIL);
  mailer.send(MAIL);
  await backlog.idle();
  expect(mailer.isOn).toBe(false);
});
