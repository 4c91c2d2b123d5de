import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareEnvironment } from '../support/bare-environment.js';

const any = { responses: Object.fromEntries(['200', '201', '204'].map((status) => [status, { content: { 'application/json': { schema: {} } } }])) };
const DOCUMENT = JSON.stringify({ openapi: '3.1.0', paths: { '/api/v1/contacts': { get: any, post: any } }, components: { schemas: { ErrorBody: {}, ErrorEnvelope: {} }, responses: {}, headers: {} } });

/** A faulty server: its contacts have ids of another kind, and deleting keeps them. */
let server: Server;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oratek-contract-'));
  server = createServer((request, response) => {
    const [status, body] = request.url === '/openapi.yaml' ? [200, DOCUMENT] : request.method === 'POST' ? [201, '{"id":"7"}'] : request.method === 'DELETE' ? [500, '{}'] : [200, '{"data":[]}'];
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'x' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function runSuite(...args: string[]): Promise<{ code: number | null; said: string }> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, ['test/contract/run.mjs', '--url', url, ...args], { env: { ...bareEnvironment(), ORATEK_TOKEN: `otk_${'a'.repeat(26)}` }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

it('exits with 1 when a row fails, says which and what is left, and writes it as JUnit', async () => {
  const junit = join(folder, 'junit.xml');
  const { code, said } = await runSuite('--only', 'ids: UUID', '--junit', junit);
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^failed {3}oratek: Transport, ids, times \| ids: UUID version 7[^]*expected \/\^\[0-9a-f\]\{8\}[^]*, got "7"/m) });
  expect(said).toContain('0 passed, 1 failed, 0 not run');
  expect(said).toContain('Left on the server: DELETE /api/v1/contacts/7 → 500');
  expect(readFileSync(junit, 'utf8')).toMatch(/<testsuite name="oratek: Transport, ids, times" tests="1" failures="1" errors="0" skipped="0">\n.*<failure message="id: expected/);
});

it('exits with 0 when no row fails, though some are not run', async () => {
  const { code, said } = await runSuite('--only', 'HTTPS only');
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('passed   oratek: Transport, ids, times | HTTPS only: `/health/*` is exempt') });
});

it('exits with 2 when it cannot begin', async () => {
  const { code, said } = await runSuite('--wrong');
  expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('--wrong') });
});
