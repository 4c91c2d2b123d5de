import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ownClock } from '../bare-environment.js';

const CALLERS = 'test/support/webhook-verifiers';

export type Scheme = 'documented' | 'standard';
/** The form in which a framework passes the request's headers. */
export interface Form {
  readonly framework: string;
  readonly names: (name: string) => string;
  /** The value in that form, if it is not a string. */
  readonly value?: (value: string) => unknown;
  readonly args?: readonly string[];
}

export interface Verifier {
  readonly language: string;
  readonly file: string;
  /** The program in test/support/webhook-verifiers that calls it for all cases. */
  readonly caller: string;
  /** The command that succeeds if the language is installed. */
  readonly probe: readonly string[];
  readonly run: readonly string[];
  readonly forms: readonly Form[];
}

const asSent = (name: string): string => name;
const lower = (name: string): string => name.toLowerCase();
const environ = (name: string): string => `HTTP_${name.toUpperCase().replaceAll('-', '_')}`;
/** Each part capitalized: Go's canonical form, which web servers in front of PHP use, too. */
const canonical = (name: string): string => lower(name).replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

export const VERIFIERS: readonly Verifier[] = [
  {
    language: 'Node', file: 'verify.mjs', caller: 'run.mjs', probe: [process.execPath, '--version'], run: [process.execPath],
    forms: [{ framework: 'node:http', names: lower }, { framework: 'Fetch', names: asSent, args: ['--fetch'] }],
  },
  {
    language: 'Python', file: 'verify.py', caller: 'run.py', probe: ['python3', '--version'], run: ['python3'],
    forms: [
      { framework: 'http.server', names: asSent, args: ['--parse'] },
      { framework: 'Flask and Django', names: canonical },
      { framework: 'ASGI', names: lower },
      { framework: 'WSGI', names: environ },
    ],
  },
  { language: 'Go', file: 'verify.go', caller: 'run.go', probe: ['go', 'version'], run: ['go', 'run'], forms: [{ framework: 'net/http', names: canonical, value: (value) => [value] }] },
  {
    language: 'PHP', file: 'verify.php', caller: 'run.php', probe: ['php', '--version'], run: ['php'],
    forms: [
      { framework: 'getallheaders()', names: asSent },
      { framework: 'getallheaders() of FPM', names: canonical },
      { framework: 'PSR-7', names: asSent, value: (value) => [value] },
    ],
  },
  { language: 'Ruby', file: 'verify.rb', caller: 'run.rb', probe: ['ruby', '--version'], run: ['ruby'], forms: [{ framework: 'Rack', names: environ }] },
];
/** The languages of this machine. */
export function presentVerifiers(): Verifier[] {
  return VERIFIERS.filter(({ probe: [command = '', ...args] }) => spawnSync(command, args).status === 0);
}

export interface SignedDelivery {
  readonly scheme: Scheme;
  /** As they were sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly secret: string;
}

/**
 * The verdicts of the published program on all deliveries, in one run. It gets the headers in the framework's form.
 * @throws Error if the program fails or complains: one that breaks refuses everything
 */
export function verdictsOf({ file, caller, run: [command = '', ...args] }: Verifier, { names, value = (one) => one, args: more = [] }: Form, deliveries: readonly SignedDelivery[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'oratek-verify-'));
  try {
    const input = join(folder, 'deliveries.json');
    const inForm = (headers: SignedDelivery['headers']): unknown => Object.fromEntries(Object.entries(headers).map(([name, text]) => [names(name), value(text)]));
    writeFileSync(input, JSON.stringify(deliveries.map(({ scheme, headers, body, secret }) => ({ scheme, headers: inForm(headers), body: Buffer.from(body).toString('base64'), secret }))));
    const programs = caller.endsWith('.go') ? goFiles(folder, file, caller) : [join(CALLERS, caller)];
    const { status, stdout, stderr } = spawnSync(command, [...args, ...programs, input, ...more], { encoding: 'utf8', env: { ...ownClock(), ...GO_OFFLINE } });
    if (status !== 0 || stderr !== '') throw new Error(`${file} ended with ${status}: ${stderr}`);
    return JSON.parse(stdout) as boolean[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Go uses the installed toolchain and downloads nothing. */
const GO_OFFLINE = { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local', GOPROXY: 'off' };

/** Go compiles the files of one folder. */
function goFiles(folder: string, file: string, caller: string): string[] {
  return [join('docs/webhooks', file), join(CALLERS, caller)].map((path) => {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    return copy;
  });
}
