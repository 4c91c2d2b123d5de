import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { newSecret, signatureHeaders } from '../../src/modules/webhooks/domain/signature.js';
import { TargetPolicy } from '../../src/platform/outbound-http/target-policy.js';
import { UndiciOutboundHttp } from '../../src/platform/outbound-http/undici-outbound-http.js';
import { bareEnvironment } from '../support/bare-environment.js';
import { oratek } from '../support/command.js';
import { eventually } from '../support/eventually.js';

const SECRET = newSecret();
const BODY = '{"event":"task.created","ts":"2026-05-14T18:24:30.000Z","payload":{"task":{"title":"Ü"}},"sequence":1}';
const http = new UndiciOutboundHttp(new TargetPolicy({ requireHttps: false, allowedHosts: ['127.0.0.1'] }));

interface Listener {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<unknown[]>;
}

const started: Listener[] = [];

function spawnListener(...args: string[]): Listener {
  const child = spawn(process.execPath, ['dist/bin/cli.js', 'webhooks', 'listen', ...args], { env: bareEnvironment() });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
  const listener = { child, output, ended: once(child, 'close') };
  started.push(listener);
  return listener;
}

/** Starts one on any port; gives its address, too. */
async function listening(...args: string[]): Promise<Listener & { url: string }> {
  const listener = spawnListener('--port', '0', ...args);
  const url = await eventually(() => {
    const found = /http:\/\/localhost:(\d+)/.exec(listener.output.stderr)?.[1];
    if (found === undefined) throw new Error(listener.output.stderr);
    return `http://127.0.0.1:${found}`;
  });
  return { ...listener, url };
}

async function deliver(url: string, secrets = { current: SECRET, previous: null as string | null }, body = BODY): Promise<number | null> {
  const signed = signatureHeaders({ secrets, eventId: 'evt-1', timestamp: 1_778_783_070, body: BODY });
  return (await http.post({ url, headers: { 'X-OraTek-Event': 'task.created', ...signed }, body })).statusCode;
}

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await http.close();
});

it('prints what comes, says whether it is genuine, and ends by Ctrl-C', async () => {
  const { url, output, child, ended } = await listening('--secret', SECRET);
  expect(await deliver(url)).toBe(200);
  await eventually(() => expect(output.stdout).toMatch(/^\d{4}-\S+Z {2}task\.created {2}evt-1 {2}verified: yes\n\{\n {2}"event": "task\.created",\n/));
  expect(await deliver(url, undefined, BODY.replace('Ü', 'U'))).toBe(200);
  await eventually(() => expect(output.stdout).toContain('verified: NO'));
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});

it('prints one line of JSON each, and answers what it was told to', async () => {
  const { url, output } = await listening('--json', '--status', '503', '--path', '/hooks', '--secret', SECRET);
  expect(await deliver(`${url}/hooks?a=b`)).toBe(503);
  expect(await deliver(`${url}/hooks`, { current: SECRET, previous: newSecret() })).toBe(503);
  expect(await deliver(`${url}/hooks`, { current: newSecret(), previous: null }, 'no JSON')).toBe(503);
  expect(await deliver(`${url}/elsewhere`)).toBe(404);
  const lines = await eventually(() => {
    const found = output.stdout.trim().split('\n');
    expect(found).toHaveLength(3);
    return found.map((line) => JSON.parse(line) as unknown);
  });
  expect(lines).toEqual([
    { at: expect.stringMatching(/Z$/), event: 'task.created', webhook_id: 'evt-1', verified: true, status: 503, body: JSON.parse(BODY) },
    expect.objectContaining({ verified: true }),
    expect.objectContaining({ verified: false, body: 'no JSON' }),
  ]);
});

it('says unknown without a secret', async () => {
  const { url, output } = await listening();
  await deliver(url);
  await eventually(() => expect(output.stdout).toContain('verified: unknown (no --secret)'));
});

it('says in one line that the port is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await oratek({}, 'webhooks', 'listen', '--port', String(port))).toEqual({ code: 1, stdout: '', stderr: `oratek: Port ${port} is taken: choose another with --port.\n` });
  server.close();
});

it.each([['--port', '70000'], ['--port', 'x'], ['--port', '0', '--status', '99'], []])('refuses %p %p %p %p in one line', async (...args) => {
  const { code, stderr } = await oratek({}, 'webhooks', 'listen', ...args.filter((arg) => typeof arg === 'string'));
  expect([code, stderr.trim().split('\n')]).toEqual([1, [expect.any(String)]]);
});
