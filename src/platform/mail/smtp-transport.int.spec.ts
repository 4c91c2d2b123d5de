import { type SmtpSink, startSmtpSink } from '../../../test/support/smtp-sink.js';
import { RefusedMail } from './queued-mailer.js';
import { smtpTransport } from './smtp-transport.js';

let sink: SmtpSink;
beforeEach(async () => {
  sink = await startSmtpSink();
});
afterEach(() => sink.close());

const send = (to: string, subject = 'Hello', from = 'Acme CRM <crm@acme.example>'): Promise<void> => smtpTransport({ url: sink.url, from })({ to, subject, text: 'Grüße,\nhttps://crm.example/account/link/abc-_?x=1&y=2\n' });

it('sends a text to one person', async () => {
  await send('jane@example.com');
  expect(sink.mails).toHaveLength(1);
  const [{ from, to, data, text }] = sink.mails as [(typeof sink.mails)[number]];
  expect([from, to]).toEqual(['crm@acme.example', ['jane@example.com']]);
  expect(data).toMatch(/^From: Acme CRM <crm@acme.example>\r$/m);
  expect(data).toMatch(/^Subject: Hello\r$/m);
  expect(data).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(text.replaceAll('\r', '')).toContain('Grüße,\nhttps://crm.example/account/link/abc-_?x=1&y=2');
});

it.each([['jane@example.com, boss@example.com'], ['jane@example.com\r\nBcc: boss@example.com'], ['Jane <boss@example.com>'], ['jane@example.com>\r\nRCPT TO:<boss@example.com']])('never sends to anybody else: %j', async (to) => {
  await send(to).catch(() => undefined);
  expect(sink.mails.flatMap((mail) => mail.to).filter((address) => address === 'boss@example.com')).toEqual([]);
});

it('keeps a subject in one line', async () => {
  await send('jane@example.com', 'Hello\r\nBcc: boss@example.com');
  expect(sink.mails[0]?.data).not.toMatch(/^Bcc:/m);
});

it('tells a refusal for good from one for now, without the address', async () => {
  sink.refusal = '550 jane@example.com is unknown here';
  const refused: unknown = await send('jane@example.com').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RefusedMail);
  expect(String(refused)).not.toContain('jane');
  sink.refusal = '451 later';
  const later: unknown = await send('jane@example.com').catch((error: unknown) => error);
  expect([later instanceof RefusedMail, later instanceof Error]).toEqual([false, true]);
});

it('demands STARTTLS of a server elsewhere', async () => {
  const { port } = new URL(sink.url);
  // A name of this machine that does not say so.
  const elsewhere = smtpTransport({ url: `smtp://me:hunter2@127.0.0.1.:${port}`, from: 'crm@acme.example' });
  await expect(elsewhere({ to: 'jane@example.com', subject: 'Hello', text: 'Hello.' })).rejects.toThrow(/^the mail server did not take it \(/);
  expect(sink.mails).toEqual([]);
});
