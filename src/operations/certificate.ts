import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { StartupError } from '../kernel/startup-error.js';
import { codeOf, messageOf } from '../kernel/unknown-error.js';
import type { Certificate } from '../platform/http/transport/transport.js';

/** The files of the certificate: TLS_CERT_FILE and TLS_KEY_FILE. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/**
 * Reads the certificate. Throws StartupError with the variable that is wrong, unless both files are valid and belong
 * together.
 */
export async function readCertificate(files: CertificateFiles): Promise<Certificate> {
  return checked({ cert: await read('TLS_CERT_FILE', files.certFile), key: await read('TLS_KEY_FILE', files.keyFile) }, files);
}

function checked({ cert, key }: Certificate, { certFile, keyFile }: CertificateFiles): Certificate {
  attempt(() => createSecureContext({ cert }), `TLS_CERT_FILE holds no certificate in PEM: ${certFile}.`);
  attempt(() => createPrivateKey(key), `TLS_KEY_FILE holds no private key in PEM that needs no passphrase: ${keyFile}.`);
  attempt(() => createSecureContext({ cert, key }), `TLS_KEY_FILE is not the key of the certificate in TLS_CERT_FILE: ${keyFile}, ${certFile}.`);
  return { cert, key };
}

export interface RenewalOptions {
  readonly files: CertificateFiles;
  /** Receives the new certificate. */
  readonly use: (certificate: Certificate) => void;
  /** Called once for each change that cannot be used; the old certificate stays in use. */
  readonly warn: (error: unknown) => void;
  /** Milliseconds between two checks of the files. */
  readonly every: number;
}

/** Reloads the certificate when it changes on disk, since it expires sooner than the server restarts. */
export class CertificateRenewal {
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> = Promise.resolve();
  /** The last content of the files, whether or not it was usable. */
  private seen: string;
  private isStopped = false;

  /** @param current the certificate in use */
  constructor(
    current: Certificate,
    private readonly options: RenewalOptions,
  ) {
    this.seen = textOf(current);
    this.timer = setInterval(() => void this.look(), options.every).unref();
  }

  /** Checks the files now. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.renew());
    return this.looking;
  }

  /** After this there are no more callbacks, even from a check under way. */
  stop(): void {
    this.isStopped = true;
    clearInterval(this.timer);
  }

  private async renew(): Promise<void> {
    const { files, use, warn } = this.options;
    // Read once: the files may be in the middle of a write, so the content that is judged must be the one that is
    // remembered.
    let found: Certificate;
    try {
      found = { cert: await read('TLS_CERT_FILE', files.certFile), key: await read('TLS_KEY_FILE', files.keyFile) };
    } catch (error) {
      if (this.isStopped) return;
      const told = messageOf(error);
      if (this.seen !== told) warn(error);
      this.seen = told;
      return;
    }
    if (this.isStopped || textOf(found) === this.seen) return;
    this.seen = textOf(found);
    try {
      use(checked(found, files));
    } catch (error) {
      warn(error);
    }
  }
}

function textOf({ cert, key }: Certificate): string {
  return `${cert.toString('latin1')}\n${key.toString('latin1')}`;
}

async function read(variable: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = codeOf(error) ?? String(error);
    throw new StartupError(`${variable} cannot be read (${reason}): ${file}.`, { cause: error });
  }
}

function attempt(check: () => unknown, sentence: string): void {
  try {
    check();
  } catch (error) {
    throw new StartupError(sentence, { cause: error });
  }
}
