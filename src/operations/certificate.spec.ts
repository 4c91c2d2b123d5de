import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.js';
import { StartupError } from '../kernel/startup-error.js';
import { CertificateRenewal, readCertificate } from './certificate.js';
import type { Certificate } from '../platform/http/transport/transport.js';

const TLS = join(process.cwd(), 'test/support/tls');
const of = (name: string): { certFile: string; keyFile: string } => ({ certFile: join(TLS, `${name}.cert.pem`), keyFile: join(TLS, `${name}.key.pem`) });
const [first, second] = [of('test-only'), of('test-only-renewed')];

let folder: string;
let files: { certFile: string; keyFile: string };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oratek-tls-'));
  files = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
});
afterEach(() => rm(folder, { recursive: true }));

async function put({ certFile, keyFile }: { certFile: string; keyFile: string }): Promise<void> {
  await copyFile(certFile, files.certFile);
  await copyFile(keyFile, files.keyFile);
}

describe('a certificate', () => {
  it('is read from its two files', async () => {
    await expect(readCertificate(first)).resolves.toEqual({ cert: await readFile(first.certFile), key: await readFile(first.keyFile) });
  });

  it.each<[what: string, variable: string, files: () => Promise<{ certFile: string; keyFile: string }>]>([
    ['no certificate there', 'TLS_CERT_FILE cannot be read (ENOENT)', () => Promise.resolve({ ...first, certFile: '/nowhere/cert.pem' })],
    ['no key there', 'TLS_KEY_FILE cannot be read (ENOENT)', () => Promise.resolve({ ...first, keyFile: '/nowhere/key.pem' })],
    ['a folder in its place', 'TLS_KEY_FILE cannot be read (EISDIR)', () => Promise.resolve({ ...first, keyFile: TLS })],
    ['the files exchanged', 'TLS_CERT_FILE holds no certificate', () => Promise.resolve({ certFile: first.keyFile, keyFile: first.certFile })],
    ['something else than a key', 'TLS_KEY_FILE holds no private key', () => Promise.resolve({ ...first, keyFile: first.certFile })],
    ['the key of another', 'TLS_KEY_FILE is not the key', () => Promise.resolve({ ...first, keyFile: second.keyFile })],
    [
      'an empty certificate',
      'TLS_CERT_FILE holds no certificate',
      async () => {
        await writeFile(files.certFile, '');
        return { ...first, certFile: files.certFile };
      },
    ],
  ])('is refused with the variable that is wrong: %s', async (_what, sentence, broken) => {
    const refused = readCertificate(await broken());
    await expect(refused).rejects.toThrow(StartupError);
    await expect(refused).rejects.toThrow(sentence);
  });
});

describe('the renewal', () => {
  let used: Certificate[];
  let warnings: unknown[];
  const follow = async (every: number): Promise<CertificateRenewal> => {
    await put(first);
    // A folder of its own for each test: a renewal that another test left behind cannot interfere.
    const mine: { used: Certificate[]; warnings: unknown[] } = { used: [], warnings: [] };
    ({ used, warnings } = mine);
    return new CertificateRenewal(await readCertificate(files), { files, every, use: (certificate) => mine.used.push(certificate), warn: (error) => mine.warnings.push(error) });
  };

  it('takes up what changed, by itself', async () => {
    const renewal = await follow(10);
    await put(second);
    await eventually(async () => expect(used.at(-1)).toEqual(await readCertificate(second)));
    renewal.stop();
  });

  it('tells nothing after its stop, whatever a look that was under way has found', async () => {
    const renewal = await follow(600_000);
    await put(second);
    const looking = renewal.look();
    renewal.stop();
    await looking;
    await rm(files.certFile);
    await renewal.look();
    expect([used, warnings]).toEqual([[], []]);
  });

  it('takes up nothing that did not change', async () => {
    const renewal = await follow(600_000);
    await put(first);
    await renewal.look();
    expect([used, warnings]).toEqual([[], []]);
    renewal.stop();
  });

  it('warns once of what cannot be used, and takes up the next that can', async () => {
    const renewal = await follow(600_000);
    // Half of a renewal: the key and the certificate do not match.
    await copyFile(second.certFile, files.certFile);
    await renewal.look();
    await renewal.look();
    expect(used).toEqual([]);
    expect(warnings).toEqual([expect.objectContaining({ message: expect.stringContaining('TLS_KEY_FILE is not the key') as unknown })]);
    await rm(files.keyFile);
    await renewal.look();
    expect(warnings).toHaveLength(2);
    await put(second);
    await renewal.look();
    expect(used).toEqual([await readCertificate(second)]);
    renewal.stop();
  });
});
