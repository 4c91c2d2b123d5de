import { isIP } from 'node:net';
import { hasInvisible } from '../../kernel/text.js';
import { AllowedHosts, normalHost } from './allowed-hosts.js';
import { isPublicAddress } from './public-address.js';
import { REFUSED_PORTS } from './refused-ports.js';

export interface TargetPolicyOptions {
  /** Whether plain HTTP is refused, except for allowed hosts. */
  readonly requireHttps: boolean;
  /** Host names, addresses, CIDR ranges, and `host:port`, that are allowed although they are not public. */
  readonly allowedHosts: readonly string[];
}

/** Why a URL is refused as a target. */
export interface TargetFault {
  /** Stable, for programs: `max`, `format`, `scheme`, `userinfo`, `fragment`, `port`, `host` or `address`. */
  readonly code: string;
  /** The rule that the URL breaks: the end of a sentence that begins with its name, without the full stop. */
  readonly rule: string;
}

const MAX_LENGTH = 2048;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
/** Names that always mean this machine or this network (RFC 6761, 6762, 8375, ICANN's `.internal`). */
const LOCAL_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * The allowed destinations (oratek.md, Webhooks, targets): checked when a URL is set, and again when a connection is
 * made.
 */
export class TargetPolicy {
  private readonly allowed: AllowedHosts;

  constructor(private readonly options: TargetPolicyOptions) {
    this.allowed = new AllowedHosts(options.allowedHosts);
  }

  /**
   * The fault of a URL, as far as it can be found without DNS; null if there is none. Hosts are checked in the URL
   * standard's normalized form, so octal, hexadecimal, decimal and full-width forms of an address are that address.
   */
  checkTarget(text: string): TargetFault | null {
    if (text.length > MAX_LENGTH) return { code: 'max', rule: `must be at most ${MAX_LENGTH} characters long` };
    const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase();
    if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { code: 'scheme', rule: 'must begin with https://' };
    // The URL standard repairs characters that no real endpoint contains: blanks, control characters, backslashes,
    // missing slashes.
    if (!/^https?:\/\/[^/]/i.test(text) || /[\s\p{Cc}\\]/u.test(text) || hasInvisible(text) || !URL.canParse(text)) {
      return { code: 'format', rule: 'must be an absolute URL such as https://example.com/webhooks' };
    }
    if (/^[^/]+\/\/[^/?#]*@/.test(text)) return { code: 'userinfo', rule: 'must hold no user name or password' };
    if (text.includes('#')) return { code: 'fragment', rule: 'must have no fragment (#…): it would never be sent' };
    return this.checkDestination(new URL(text));
  }

  /**
   * Whether a connection to this address is allowed for this host of a URL. @param host as the URL has it: a name, or
   * the address itself without brackets
   */
  allowsAddress(host: string, port: number, address: string): boolean {
    return isPublicAddress(address) || this.isAllowedHost(host, port) || this.allowed.hasAddress(address, port);
  }

  /** Whether the operator lists this host; its name is then resolved as the machine resolves names. */
  isAllowedHost(host: string, port: number): boolean {
    return this.allowed.hasHost(host, port);
  }

  private checkDestination({ protocol, hostname, port: given }: URL): TargetFault | null {
    const port = given === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(given);
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    if (this.isAllowedHost(host, port)) return null;
    if (protocol !== 'https:' && this.options.requireHttps) return { code: 'scheme', rule: 'must begin with https://' };
    if (port === 0 || REFUSED_PORTS.has(port)) return { code: 'port', rule: `must not name port ${port}, which is no port of a web server` };
    if (isIP(host) !== 0) {
      return isPublicAddress(host) ? null : { code: 'address', rule: `must lead to a public address, and ${host} is not public` };
    }
    const name = normalHost(host);
    if (LOCAL_NAME.test(name) || !name.includes('.')) return { code: 'host', rule: `must name a host of the public internet, and ${host} is not` };
    return null;
  }
}
