import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text, as they were sent. */
  readonly data: string;
  /** The text, decoded. */
  readonly text: string;
}

export interface SmtpSink {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** What it answers to `RCPT TO`; 250 unless a test says otherwise. */
  refusal: string | null;
  close(): Promise<void>;
}

/** A mail server that keeps what it gets: as much of SMTP (RFC 5321) as a client needs. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let [received, from, isData] = ['', '', false];
    let to: string[] = [];
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('220 sink');
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      for (;;) {
        const end = isData ? received.indexOf('\r\n.\r\n') : received.indexOf('\r\n');
        if (end < 0) return;
        const part = received.slice(0, end);
        received = received.slice(end + (isData ? 5 : 2));
        if (isData) {
          mails.push({ from, to, data: part, text: textOf(part) });
          [isData, to] = [false, []];
          say('250 kept');
        } else {
          const [, word = '', address = ''] = /^(\w+)[^<]*(?:<([^>]*)>)?/.exec(part) ?? [];
          if (word.toUpperCase() === 'MAIL') from = address;
          if (word.toUpperCase() === 'RCPT' && sink.refusal === null) to.push(address);
          isData = word.toUpperCase() === 'DATA';
          if (word.toUpperCase() === 'EHLO') say('250-sink\r\n250 SMTPUTF8');
          else if (word.toUpperCase() === 'QUIT') socket.end('221 bye\r\n');
          else say(isData ? '354 go on' : word.toUpperCase() === 'RCPT' && sink.refusal !== null ? sink.refusal : '250 well');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refusal: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return sink;
}

/** The text of a mail of one part. */
function textOf(data: string): string {
  const [head = '', ...body] = data.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString();
  if (encoding !== 'quoted-printable') return text;
  const joined = text.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(joined, 'latin1').toString();
}
