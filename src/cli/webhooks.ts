import { type Command, InvalidArgumentError } from 'commander';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureHeaders } from '../modules/webhooks/domain/signature.js';
import { StartupError } from '../kernel/startup-error.js';
import type { CommandContext } from './command-context.js';
import { printable, printableLines, toJson } from './output.js';

interface ListenOptions {
  readonly port: number;
  readonly path: string;
  readonly status: number;
  readonly secret?: string;
}

/** A received delivery, as it is printed; `verified` is null if no secret was given. */
interface HeardDelivery {
  readonly at: string;
  readonly event: string | null;
  readonly webhook_id: string | null;
  readonly verified: boolean | null;
  readonly status: number;
  /** The body as parsed JSON, else its text. */
  readonly body: unknown;
}

export function addWebhookCommands(program: Command, context: (command: Command) => CommandContext): void {
  const webhooks = program.command('webhooks').description('help with receiving webhooks');
  webhooks
    .command('listen')
    .description('receive webhooks on this machine and print them, until Ctrl-C; needs no database')
    .requiredOption('--port <port>', 'TCP port on 127.0.0.1; 0 for any free one', wholeNumber(0, 65_535))
    .option('--secret <secret>', "the subscription's secret, to check signatures")
    .option('--path <path>', 'the path of deliveries; any other is answered 404', '/')
    .option('--status <code>', 'what to answer', wholeNumber(200, 599), 200)
    .action(async (options: ListenOptions, command: Command) => {
      const { log } = context(command);
      const isJson = command.optsWithGlobals()['json'] === true;
      await listen(options, log, (delivery) => void process.stdout.write(isJson ? `${toJson(delivery)}\n` : `${described(delivery)}\n`));
    });
}

async function listen(options: ListenOptions, log: (sentence: string) => void, tell: (delivery: HeardDelivery) => void): Promise<void> {
  const server = createServer((request, response) => {
    void received(request).then(
      (body) => {
        const isDelivery = request.method === 'POST' && request.url?.split('?')[0] === options.path;
        if (isDelivery) tell(heard(request, body, options));
        response.writeHead(isDelivery ? options.status : 404).end();
      },
      // The sender disconnected within its request.
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartupError(error.code === 'EADDRINUSE' ? `Port ${options.port} is taken: choose another with --port.` : `Cannot listen on port ${options.port}: ${error.message}.`));
    });
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const end = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  log(`Listening on http://localhost:${(server.address() as AddressInfo).port}${options.path}, answering ${options.status}. Ctrl-C ends it.`);
  await end;
  server.close();
  server.closeAllConnections();
}

async function received(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function heard({ headers }: IncomingMessage, body: string, { secret, status }: ListenOptions): HeardDelivery {
  const header = (name: string): string | null => (headers[name] === undefined ? null : String(headers[name]));
  return {
    at: new Date().toISOString(),
    event: header('x-oratek-event'),
    webhook_id: header('webhook-id'),
    verified: secret === undefined ? null : isSigned(body, header, secret),
    status,
    body: parsed(body),
  };
}

/**
 * Whether one of the two signatures is right: during a rotation, the documented one may be made with the other secret.
 * The age is not checked.
 */
function isSigned(body: string, header: (name: string) => string | null, secret: string): boolean {
  const expected = signatureHeaders({ secrets: { current: secret, previous: null }, eventId: header('webhook-id') ?? '', timestamp: Number(header('webhook-timestamp')), body });
  const standard = (header('webhook-signature') ?? '').split(' ');
  return header('x-oratek-signature') === expected['X-OraTek-Signature'] || standard.includes(expected['webhook-signature'] ?? '');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function described({ at, event, webhook_id, verified, body }: HeardDelivery): string {
  const signature = verified === null ? 'unknown (no --secret)' : verified ? 'yes' : 'NO';
  const shown = typeof body === 'string' ? printableLines(body) : toJson(body, 2);
  return `${at}  ${printable(event ?? '(no event)')}  ${printable(webhook_id ?? '(no webhook-id)')}  verified: ${signature}\n${shown}\n`;
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}
