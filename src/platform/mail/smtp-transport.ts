import { isIP } from 'node:net';
import { isLoopbackHost } from '../../kernel/loopback.js';
import type { Mail } from './mailer.js';
import { RefusedMail, type Transport } from './queued-mailer.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  readonly url: string;
  /** The sender: an address, or `Name <address>`. */
  readonly from: string;
}

/** Milliseconds to reach the server, and for each of its answers. */
const TIMEOUT_MS = 10_000;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * Sends through an SMTP server. With `smtp://`, STARTTLS is demanded, unless the server is on this machine: one in between could else
 * take it out, and read the links and the password of the server.
 */
export function smtpTransport({ url, from }: SmtpOptions): Transport {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const options = {
    host,
    port: port === '' ? (DEFAULT_PORTS[protocol] ?? 587) : Number(port),
    secure: protocol === 'smtps:',
    requireTLS: protocol === 'smtp:' && !isLoopbackHost(host),
    ignoreTLS: protocol === 'smtp:' && isLoopbackHost(host),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Said explicitly: a variable of Node could turn the check of certificates off.
    tls: { rejectUnauthorized: true, ...(isIP(host) === 0 ? { servername: host } : {}) },
  };
  return async ({ to, subject, text }: Mail) => {
    // Loaded with the first mail: a process that sends none does not pay for it.
    const { createTransport } = await import('nodemailer');
    try {
      await createTransport(options).sendMail({ from, to: { name: '', address: to }, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } });
    } catch (error) {
      throw told(error);
    }
  };
}

/** The failure for the log. The server's own text may repeat the recipient, so its code stands alone. */
function told(error: unknown): Error {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const status = typeof responseCode === 'number' ? `, status ${responseCode}` : '';
  const sentence = `the mail server did not take it (${typeof code === 'string' ? code : 'unknown'}${status})`;
  return typeof responseCode === 'number' && responseCode >= 500 ? new RefusedMail(sentence) : new Error(sentence);
}
