import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSecret, signatureHeaders, type SigningSecrets } from '../../src/modules/webhooks/domain/signature.js';

type Scheme = 'documented' | 'standard';

interface Verifier {
  readonly language: string;
  readonly file: string;
  /** What tells that the language is here. */
  readonly probe: readonly string[];
  /** What runs the program. */
  readonly run: readonly string[];
}

const VERIFIERS: readonly Verifier[] = [
  { language: 'Node', file: 'verify.mjs', probe: [process.execPath, '--version'], run: [process.execPath] },
  { language: 'Python', file: 'verify.py', probe: ['python3', '--version'], run: ['python3'] },
  { language: 'Go', file: 'verify.go', probe: ['go', 'version'], run: ['go', 'run'] },
  { language: 'PHP', file: 'verify.php', probe: ['php', '--version'], run: ['php'] },
  { language: 'Ruby', file: 'verify.rb', probe: ['ruby', '--version'], run: ['ruby'] },
];
// A language that is not on this machine has no tests here: they would be skipped everywhere but in a few places.
const present = VERIFIERS.filter(({ probe: [command = '', ...args] }) => spawnSync(command, args).status === 0);

const BODY = '{"event":"task.created","ts":"2026-05-14T18:24:30.000Z","payload":{"task":{"title":"Ünïcode € 🎉"}},"sequence":1}';
const current = newSecret();
const next = newSecret();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oratek-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('are in the page as they are in the files', () => {
  const page = readFileSync('docs/webhooks.md', 'utf8');
  for (const { file } of VERIFIERS) {
    const shown = /^(?:\/\/|#) begin\n(.*?)^(?:\/\/|#) end$/ms.exec(readFileSync(`docs/webhooks/${file}`, 'utf8'))?.[1];
    expect(shown).toBeDefined();
    expect(page).toContain(`\n${shown!}\`\`\`\n`);
  }
});

it('are run for Node at least', () => {
  expect(present.map(({ language }) => language)).toContain('Node');
});

interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly secret: string;
}

const nowS = (): number => Math.floor(Date.now() / 1000);

function delivery(secrets: SigningSecrets = { current, previous: null }, timestamp = nowS()): Delivery {
  const signed = signatureHeaders({ secrets, eventId: '019a8d6d-0000-7000-8000-000000000001', timestamp, body: BODY });
  return { headers: Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value])), body: BODY, secret: current };
}

function without(headers: Delivery['headers'], name: string): Delivery['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
}

const SIGNATURE: Readonly<Record<Scheme, string>> = { documented: 'x-oratek-signature', standard: 'webhook-signature' };
const BOTH: readonly Scheme[] = ['documented', 'standard'];

/** What a verifier meets, by which scheme, and whether it must accept. */
const CASES: readonly (readonly [what: string, schemes: readonly Scheme[], isAccepted: boolean, make: (scheme: Scheme) => Delivery])[] = [
  ['a genuine delivery', BOTH, true, () => delivery()],
  ['a tampered body', BOTH, false, () => ({ ...delivery(), body: BODY.replace('created', 'deleted') })],
  ['a truncated body', BOTH, false, () => ({ ...delivery(), body: BODY.slice(0, -1) })],
  ['an empty body', BOTH, false, () => ({ ...delivery(), body: '' })],
  ['a body that is no UTF-8', BOTH, false, () => ({ ...delivery(), body: Buffer.from([0xff, 0xfe, 0x00]) })],
  ['a body that was parsed and written again', BOTH, false, () => ({ ...delivery(), body: JSON.stringify(JSON.parse(BODY), null, 1) })],
  ['another secret', BOTH, false, () => ({ ...delivery(), secret: next })],
  ['a signature that is too short', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: delivery().headers[SIGNATURE[scheme]]!.slice(0, -1) } })],
  ['a signature that is too long', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: `${delivery().headers[SIGNATURE[scheme]]!}0` } })],
  ['an empty signature', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: '' } })],
  ['a signature that is no ASCII', BOTH, false, (scheme) => ({ ...delivery(), headers: { ...delivery().headers, [SIGNATURE[scheme]]: 'ü'.repeat(35) } })],
  ['no signature', BOTH, false, (scheme) => ({ ...delivery(), headers: without(delivery().headers, SIGNATURE[scheme]) })],
  ['no id', ['standard'], false, () => ({ ...delivery(), headers: without(delivery().headers, 'webhook-id') })],
  ['no timestamp', ['standard'], false, () => ({ ...delivery(), headers: without(delivery().headers, 'webhook-timestamp') })],
  ['a timestamp that is no number', ['standard'], false, () => ({ ...delivery(), headers: { ...delivery().headers, 'webhook-timestamp': 'now' } })],
  ['an old timestamp', ['standard'], false, () => delivery(undefined, nowS() - 400)],
  ['a timestamp of the future', ['standard'], false, () => delivery(undefined, nowS() + 400)],
  ['a timestamp moved to the present', ['standard'], false, () => ({ ...delivery(undefined, nowS() - 400), headers: { ...delivery(undefined, nowS() - 400).headers, 'webhook-timestamp': String(nowS()) } })],
  ['a rotation, by the old secret', BOTH, true, () => delivery({ current: next, previous: current })],
  ['a rotation, by the new secret', ['standard'], true, () => delivery({ current, previous: next })],
  ['a rotation, by the new secret before the overlap has ended', ['documented'], false, () => delivery({ current, previous: next })],
  ['a rotation, by a third secret', BOTH, false, () => ({ ...delivery({ current: next, previous: newSecret() }) })],
];

describe.each(present)('$language', ({ file, run: [command = '', ...args] }) => {
  it.each(CASES.flatMap(([what, schemes, isAccepted, make]) => schemes.map((scheme) => [isAccepted ? 'accepts' : 'refuses', what, scheme, make] as const)))('%s %s (%s)', (verdict, _what, scheme, make) => {
    const { headers, body, secret } = make(scheme);
    writeFileSync(join(folder, 'headers.json'), JSON.stringify(headers));
    writeFileSync(join(folder, 'body'), body);
    const { status, stderr } = spawnSync(command, [...args, `docs/webhooks/${file}`, scheme, join(folder, 'headers.json'), join(folder, 'body'), secret], { encoding: 'utf8' });
    // A verifier that breaks would refuse as well.
    expect(stderr.replace(/^exit status 1\n$/, '')).toBe('');
    expect(status).toBe(verdict === 'accepts' ? 0 : 1);
  });
});
