import { isIP } from 'node:net';
import { asciiDomain } from '../kernel/domain-name.js';
import { emailFault } from '../kernel/email.js';
import { isLoopbackHost } from '../kernel/loopback.js';

/** All settings, validated. Times are in milliseconds. */
export interface Settings {
  readonly environment: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** The origin under which people reach the server, without a slash at the end; null for that of the port. */
  readonly publicUrl: string | null;
  /** An external Postgres; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** The same Postgres without a pooler; null if databaseUrl has no pooler. */
  readonly databaseDirectUrl: string | null;
  readonly dataDir: string;
  /** Whether DATA_DIR was given: a given folder is never replaced by another. */
  readonly dataDirGiven: boolean;
  /** Keys that encrypt secrets, 32 bytes each, the newest first; empty if one is kept in the data folder. */
  readonly encryptionKeys: readonly Buffer[];
  readonly poolSize: number;
  readonly statementTimeout: number;
  /** Whether statements are prepared under a name, so that connections keep their plans. */
  readonly preparedStatements: boolean;
  /** The Redis in which all processes count together; null if each counts for itself. */
  readonly redisUrl: string | null;
  /** The prefix of all keys in Redis. */
  readonly redisKeyPrefix: string;
  /** Milliseconds for which a server that was asked to stop reports "not ready" but keeps serving. */
  readonly shutdownDelay: number;
  readonly shutdownTimeout: number;
  /** Whether servers deliver webhooks, or separate worker processes do. */
  readonly webhookWorker: 'server' | 'off';
  /** The address of the metrics; null if they are not served. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** Whether spans are sent. The SDK reads the destination and all else from the standard `OTEL_*` variables itself. */
  readonly tracing: boolean;
  readonly demoData: boolean;
  readonly logLevel: LogLevel;
  /** The files of the certificate with which the server terminates TLS itself; null for plain HTTP. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Addresses, CIDR ranges and named ranges. */
  readonly trustedProxies: readonly string[];
  /** Origins of pages that may call; `*` for any. */
  readonly corsOrigins: readonly string[];
  /**
   * Destinations that webhooks may reach although they are not public: host names, addresses, CIDR ranges, `host:port`.
   */
  readonly webhookAllowedHosts: readonly string[];
  /** The server that mail is sent through, and its sender; null if no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** The identity provider of one organization; null if none is set by the environment. */
  readonly openId: OpenIdSetting | null;
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
}

/** The identity provider that the environment sets. */
export interface OpenIdSetting {
  /** The short name of the organization. */
  readonly organization: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** In ASCII. */
  readonly emailDomains: readonly string[];
  /** Whether its people sign in by the provider alone. */
  readonly required: boolean;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** One environment variable, as the README lists it. */
export interface Variable {
  readonly name: string;
  /** The default, as the README shows it: in words if it depends on something. */
  readonly defaultText: string;
  readonly meaning: string;
}

/** The environment is wrong: every fault at once, a sentence each. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** All variables that are read, in the order of the README's table. */
export const VARIABLES: readonly Variable[] = [
  { name: 'PORT', defaultText: '3000', meaning: 'TCP port to listen on, 0 to 65535 (0: any free one)' },
  { name: 'HOST', defaultText: '127.0.0.1', meaning: 'address to listen on' },
  { name: 'PUBLIC_URL', defaultText: 'scheme, `HOST` and `PORT` of the server', meaning: 'address under which people reach the server, such as `https://crm.example.com`, without a path: links to sign in begin with it' },
  { name: 'TLS_CERT_FILE', defaultText: 'none', meaning: 'PEM file of the certificate and its chain: the server then speaks HTTPS itself; it reloads the file when it changes' },
  { name: 'TLS_KEY_FILE', defaultText: 'none', meaning: 'PEM file of its private key, without a passphrase' },
  { name: 'TRUSTED_PROXIES', defaultText: 'none', meaning: 'proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses, CIDR ranges, `loopback`, `linklocal`, `uniquelocal`, separated by commas' },
  { name: 'CORS_ORIGINS', defaultText: 'none', meaning: 'origins whose pages may call from a browser, such as `https://app.example.com`, separated by commas, or `*`' },
  {
    name: 'WEBHOOK_ALLOWED_HOSTS',
    defaultText: 'none',
    meaning:
      'targets of webhooks that may be dialled although they are not public, and over plain HTTP in production, too: host names, addresses, CIDR ranges, or `host:port`, separated by commas',
  },
  { name: 'HEADERS_TIMEOUT_MS', defaultText: '10000', meaning: 'how long a client may take to send its headers, 100 to 600000, at most `REQUEST_TIMEOUT_MS`' },
  { name: 'REQUEST_TIMEOUT_MS', defaultText: '60000', meaning: 'how long a request may take to arrive whole, and how long a client may leave an answer unread, 100 to 600000' },
  { name: 'KEEP_ALIVE_TIMEOUT_MS', defaultText: '72000', meaning: 'how long an idle connection is kept, 100 to 600000; longer than the proxy before it keeps one' },
  { name: 'DATABASE_URL', defaultText: 'none', meaning: 'Postgres 15 or newer to use instead of the embedded one: `postgres://user:password@host:5432/database`' },
  { name: 'DATABASE_DIRECT_URL', defaultText: '`DATABASE_URL`', meaning: 'the same Postgres without its pooler: for migrations, backups and `LISTEN`' },
  { name: 'DATA_DIR', defaultText: './.data', meaning: 'folder of the embedded Postgres, and of the encryption key if `ENCRYPTION_KEY` is not set' },
  {
    name: 'ENCRYPTION_KEY',
    defaultText: 'a file in `DATA_DIR`',
    meaning:
      'key that secrets are encrypted with: 32 bytes in base64 (`openssl rand -base64 32`). Several, separated by commas: the first encrypts, all decrypt. In production with `DATABASE_URL` it must be set',
  },
  { name: 'DATABASE_POOL_SIZE', defaultText: '10', meaning: 'connections to Postgres, 1 to 1000' },
  { name: 'DATABASE_STATEMENT_TIMEOUT_MS', defaultText: '10000', meaning: 'a statement that takes longer is ended and answered 503 with a message that says so, 100 to 600000' },
  { name: 'DATABASE_PREPARED_STATEMENTS', defaultText: 'on', meaning: '`off`: statements have no names, for a pooler that keeps none; each is then planned every time' },
  { name: 'REDIS_URL', defaultText: 'none', meaning: 'Redis 5 or newer that counts requests over all instances: `redis://user:password@host:6379/0`, or `rediss://` for TLS; several instances need it' },
  { name: 'REDIS_KEY_PREFIX', defaultText: '`oratek:`', meaning: 'prefix of all keys in Redis' },
  { name: 'SHUTDOWN_DELAY_MS', defaultText: '0, in production 5000', meaning: 'how long a server that is asked to stop goes on serving while it is not ready, so that balancers see it and send it nothing more, 0 to 600000; before `SHUTDOWN_TIMEOUT_MS` begins' },
  { name: 'SHUTDOWN_TIMEOUT_MS', defaultText: '10000', meaning: 'how long requests and webhooks in flight may take at shutdown, 0 to 600000' },
  { name: 'WEBHOOK_WORKER', defaultText: 'server', meaning: '`server`: the server delivers webhooks itself; `off`: it leaves that to processes of `npm run worker`' },
  { name: 'METRICS_PORT', defaultText: 'none', meaning: 'TCP port that serves `GET /metrics` to Prometheus, 0 to 65535 (0: any free one); without it, metrics are not served' },
  { name: 'METRICS_HOST', defaultText: '`HOST`', meaning: 'address that `METRICS_PORT` is opened on' },
  {
    name: 'OTEL_*',
    defaultText: 'none',
    meaning:
      'OpenTelemetry tracing, by its standard variables: on if `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` or `OTEL_TRACES_EXPORTER=otlp` is set, off with `OTEL_SDK_DISABLED=true` or `OTEL_TRACES_EXPORTER=none`; OTLP is spoken as `http/protobuf` and of the propagators `tracecontext`',
  },
  { name: 'SMTP_URL', defaultText: 'none', meaning: 'server that mail is sent through: `smtp://user:password@host:587`, which must offer STARTTLS unless it is on this machine, or `smtps://…:465`; without it invitations and links are only shown, and nobody can ask for a new password by mail' },
  { name: 'MAIL_FROM', defaultText: 'none', meaning: 'sender of mail, with `SMTP_URL`: an address, or `Name <address>`' },
  { name: 'OPENID_ISSUER', defaultText: 'none', meaning: 'issuer of the identity provider of the organization that `OPENID_ORGANIZATION` names, an https URL; it goes before what its admins set' },
  { name: 'OPENID_CLIENT_ID', defaultText: 'none', meaning: 'id that the provider has given this server' },
  { name: 'OPENID_CLIENT_SECRET', defaultText: 'none', meaning: 'its secret' },
  { name: 'OPENID_ORGANIZATION', defaultText: 'none', meaning: 'short name of the organization' },
  { name: 'OPENID_EMAIL_DOMAINS', defaultText: 'none', meaning: 'email domains, separated by commas, whose people join it as members when they first sign in by the provider' },
  { name: 'OPENID_REQUIRED', defaultText: 'false', meaning: '`true`: its people sign in by the provider alone, and no longer by password' },
  { name: 'DEMO_DATA', defaultText: 'true, in production false', meaning: 'on an empty database, make the organization `demo` with a token, accounts, contacts, deals, notes and tasks' },
  { name: 'LOG_LEVEL', defaultText: 'info', meaning: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`; one JSON line a request at `info`' },
  { name: 'NODE_ENV', defaultText: 'development', meaning: '`production`, `development` or `test`' },
];

/**
 * Reads the settings.
 * Throws SettingsError with a sentence for each variable that is wrong. An empty variable counts as absent.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const faults: string[] = [];
  const given = (name: string): string | undefined => {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
  };
  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const text = given(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    faults.push(`${name} must be a whole number from ${min} to ${max}, but is "${text}".`);
    return fallback;
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const text = given(name);
    if (text === undefined) return fallback;
    const match = allowed.find((value) => value === text);
    if (match !== undefined) return match;
    faults.push(`${name} must be one of ${allowed.join(', ')}, but is "${text}".`);
    return fallback;
  };

  const list = (name: string, isEntry: (entry: string) => boolean, wanted: string): string[] => {
    const entries = (given(name) ?? '').split(',').map((entry) => entry.trim());
    const faulty = entries.find((entry) => entry !== '' && !isEntry(entry));
    if (faulty !== undefined) faults.push(`${name} must be ${wanted}, but has "${faulty}".`);
    return entries.filter((entry) => entry !== '');
  };

  const nodeEnv = oneOf('NODE_ENV', ['production', 'development', 'test'], 'development');
  const databaseUrl = given('DATABASE_URL') ?? null;
  if (databaseUrl !== null && !isUrl(databaseUrl, ['postgres:', 'postgresql:'])) {
    faults.push('DATABASE_URL must be a URL such as postgres://user:password@host:5432/database.');
  }
  const databaseDirectUrl = given('DATABASE_DIRECT_URL') ?? null;
  if (databaseDirectUrl !== null && !isUrl(databaseDirectUrl, ['postgres:', 'postgresql:'])) {
    faults.push('DATABASE_DIRECT_URL must be a URL such as postgres://user:password@host:5432/database.');
  } else if (databaseDirectUrl !== null && databaseUrl === null) {
    faults.push('DATABASE_URL must be set along with DATABASE_DIRECT_URL.');
  }
  const encryptionKeys = (given('ENCRYPTION_KEY') ?? '').split(',').map((key) => key.trim()).filter((key) => key !== '');
  // The value is a secret: no message repeats it.
  if (!encryptionKeys.every(isEncryptionKey)) faults.push('ENCRYPTION_KEY must be 32 bytes in base64, or several such keys separated by commas: make one with "openssl rand -base64 32".');
  if (encryptionKeys.length === 0 && nodeEnv === 'production' && databaseUrl !== null) {
    faults.push('ENCRYPTION_KEY must be set in production with DATABASE_URL, the same for all instances: make one with "openssl rand -base64 32", and keep it apart from the backups.');
  }
  const redisUrl = given('REDIS_URL') ?? null;
  if (redisUrl !== null && !isUrl(redisUrl, ['redis:', 'rediss:'])) {
    faults.push('REDIS_URL must be a URL such as redis://user:password@host:6379/0.');
  }
  const redisKeyPrefix = given('REDIS_KEY_PREFIX') ?? 'oratek:';
  if (!/^[\w:.{}-]{1,100}$/.test(redisKeyPrefix)) {
    faults.push(`REDIS_KEY_PREFIX must be 1 to 100 letters, digits and characters of _:.{}-, but is "${redisKeyPrefix}".`);
  }
  const address = (name: string, fallback: string): string => {
    const text = given(name) ?? fallback;
    if (/[\s/]/.test(text)) faults.push(`${name} must be an address or a host name, but is "${text}".`);
    return text;
  };
  const host = address('HOST', '127.0.0.1');
  const metricsHost = given('METRICS_HOST') === undefined ? host : address('METRICS_HOST', host);
  const publicUrl = given('PUBLIC_URL')?.replace(/\/$/, '') ?? null;
  if (publicUrl !== null && (publicUrl === '*' || !isOrigin(publicUrl))) faults.push(`PUBLIC_URL must be an origin such as https://crm.example.com, without a path, but is "${publicUrl}".`);
  const certFile = given('TLS_CERT_FILE');
  const keyFile = given('TLS_KEY_FILE');
  if (certFile !== undefined && keyFile === undefined) faults.push('TLS_KEY_FILE must be set along with TLS_CERT_FILE.');
  if (certFile === undefined && keyFile !== undefined) faults.push('TLS_CERT_FILE must be set along with TLS_KEY_FILE.');
  const headersTimeout = integer('HEADERS_TIMEOUT_MS', 10_000, 100, 600_000);
  const requestTimeout = integer('REQUEST_TIMEOUT_MS', 60_000, 100, 600_000);
  if (headersTimeout > requestTimeout) faults.push(`HEADERS_TIMEOUT_MS must be at most REQUEST_TIMEOUT_MS, ${requestTimeout}, but is ${headersTimeout}.`);
  const settings: Settings = {
    environment: nodeEnv,
    host,
    port: integer('PORT', 3000, 0, 65_535),
    publicUrl,
    databaseUrl,
    databaseDirectUrl,
    dataDir: given('DATA_DIR') ?? './.data',
    dataDirGiven: given('DATA_DIR') !== undefined,
    encryptionKeys: encryptionKeys.map((key) => Buffer.from(key, 'base64')),
    poolSize: integer('DATABASE_POOL_SIZE', 10, 1, 1000),
    statementTimeout: integer('DATABASE_STATEMENT_TIMEOUT_MS', 10_000, 100, 600_000),
    preparedStatements: oneOf('DATABASE_PREPARED_STATEMENTS', ['on', 'off'], 'on') === 'on',
    redisUrl,
    redisKeyPrefix,
    shutdownDelay: integer('SHUTDOWN_DELAY_MS', nodeEnv === 'production' ? 5_000 : 0, 0, 600_000),
    shutdownTimeout: integer('SHUTDOWN_TIMEOUT_MS', 10_000, 0, 600_000),
    webhookWorker: oneOf('WEBHOOK_WORKER', ['server', 'off'], 'server'),
    metrics: given('METRICS_PORT') === undefined ? null : { host: metricsHost, port: integer('METRICS_PORT', 0, 0, 65_535) },
    tracing: readTracing(given, faults),
    demoData: oneOf('DEMO_DATA', ['true', 'false'], nodeEnv === 'production' ? 'false' : 'true') === 'true',
    logLevel: oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : null,
    trustedProxies: list('TRUSTED_PROXIES', isProxy, 'addresses, CIDR ranges, or the words loopback, linklocal and uniquelocal, separated by commas'),
    corsOrigins: list('CORS_ORIGINS', isOrigin, '*, or origins such as https://app.example.com without a path, separated by commas'),
    webhookAllowedHosts: list('WEBHOOK_ALLOWED_HOSTS', isAllowedHost, 'host names, addresses, CIDR ranges, or host:port, separated by commas'),
    mail: readMail(given, faults),
    openId: readOpenId(given, faults, list),
    headersTimeout,
    requestTimeout,
    keepAliveTimeout: integer('KEEP_ALIVE_TIMEOUT_MS', 72_000, 100, 600_000),
  };
  if (faults.length > 0) throw new SettingsError(faults);
  return settings;
}

/** The settings of this process. The only place that reads its environment. */
export function settingsOfProcess(): Settings {
  return readSettings(process.env);
}

/** The server of mail. Its URL may hold a password: no message repeats it. */
function readMail(given: (name: string) => string | undefined, faults: string[]): Settings['mail'] {
  const [url, from] = [given('SMTP_URL'), given('MAIL_FROM')];
  if (url !== undefined && (!isUrl(url, ['smtp:', 'smtps:']) || new URL(url).hostname === '' || !/^\/?$/.test(new URL(url).pathname))) {
    faults.push('SMTP_URL must be a URL such as smtp://user:password@mail.example.com:587 or smtps://user:password@mail.example.com:465.');
  }
  if (from !== undefined && emailFault(/^[^<>\r\n]{0,200}<([^<>]+)>$/.exec(from)?.[1] ?? from)) faults.push(`MAIL_FROM must be an address such as crm@example.com, or Name <crm@example.com>, but is "${from}".`);
  if (url !== undefined && from === undefined) faults.push('MAIL_FROM must be set along with SMTP_URL.');
  return url === undefined || from === undefined ? null : { url, from };
}

/** The identity provider of one organization: all of it or nothing. */
function readOpenId(given: (name: string) => string | undefined, faults: string[], list: (name: string, isEntry: (entry: string) => boolean, wanted: string) => string[]): OpenIdSetting | null {
  const required = given('OPENID_REQUIRED') ?? 'false';
  if (!['true', 'false'].includes(required)) faults.push(`OPENID_REQUIRED must be one of true, false, but is "${required}".`);
  const emailDomains = list('OPENID_EMAIL_DOMAINS', (entry) => asciiDomain(entry) !== null, 'domains such as example.com, separated by commas').map((domain) => asciiDomain(domain) ?? domain);
  const [issuer, clientId, clientSecret, organization] = [given('OPENID_ISSUER'), given('OPENID_CLIENT_ID'), given('OPENID_CLIENT_SECRET'), given('OPENID_ORGANIZATION')];
  if (issuer !== undefined && !isIssuer(issuer)) faults.push(`OPENID_ISSUER must be the https URL of the provider, without a query, such as https://login.example.com, but is "${issuer}".`);
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined && organization !== undefined) {
    return { issuer, clientId, clientSecret, organization, emailDomains, required: required === 'true' };
  }
  const missing = Object.entries({ OPENID_ISSUER: issuer, OPENID_CLIENT_ID: clientId, OPENID_CLIENT_SECRET: clientSecret, OPENID_ORGANIZATION: organization }).filter(([, value]) => value === undefined);
  if (missing.length < 4) faults.push(...missing.map(([name]) => `${name} must be set along with the other variables OPENID_….`));
  return null;
}

function isIssuer(text: string): boolean {
  return isUrl(text, ['https:', 'http:']) && !/[?#]/.test(text) && (new URL(text).protocol === 'https:' || isLoopbackHost(new URL(text).hostname));
}

/** Whether tracing is on. A standard setting that the installed packages do not support is a fault, not ignored. */
function readTracing(given: (name: string) => string | undefined, faults: string[]): boolean {
  const exporter = given('OTEL_TRACES_EXPORTER');
  const isDisabled = given('OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || exporter === 'none';
  const isWanted = exporter !== undefined || given('OTEL_EXPORTER_OTLP_ENDPOINT') !== undefined || given('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT') !== undefined;
  if (isDisabled || !isWanted) return false;
  if (exporter !== undefined && exporter !== 'otlp') faults.push(`OTEL_TRACES_EXPORTER must be one of otlp, none, but is "${exporter}".`);
  for (const name of ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) {
    const endpoint = given(name);
    if (endpoint !== undefined && !isUrl(endpoint, ['http:', 'https:'])) faults.push(`${name} must be a URL such as http://collector:4318.`);
  }
  const protocolName = given('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') === undefined ? 'OTEL_EXPORTER_OTLP_PROTOCOL' : 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL';
  const protocol = given(protocolName) ?? 'http/protobuf';
  if (protocol !== 'http/protobuf') faults.push(`${protocolName} must be http/protobuf, but is "${protocol}".`);
  const propagators = given('OTEL_PROPAGATORS') ?? 'tracecontext';
  if (!propagators.split(',').some((name) => name.trim() === 'tracecontext')) faults.push(`OTEL_PROPAGATORS must be a list with tracecontext in it, but is "${propagators}".`);
  return true;
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  try {
    return protocols.includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

function isEncryptionKey(text: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(text);
}

function isProxy(text: string): boolean {
  return ['loopback', 'linklocal', 'uniquelocal'].includes(text) || isAddressRange(text);
}

/** An address, or a CIDR range that does not contain every address. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0 || more.length > 0) return false;
  // With /0 as a trusted proxy, any client could forge its address.
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32));
}

function isAllowedHost(text: string): boolean {
  if (isAddressRange(text)) return true;
  const [, host = '', port] = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (port !== undefined && (Number(port) === 0 || Number(port) > 65_535)) return false;
  if (host.startsWith('[')) return isIP(host.slice(1, -1)) === 6 && !host.includes('%');
  // A name of digits and dots is a mistyped address.
  return isIP(host) === 4 || (/^[a-z\d_](?:[a-z\d._-]*[a-z\d_])?$/i.test(host) && !/^[\d.]+$/.test(host));
}

function isOrigin(text: string): boolean {
  if (text === '*') return true;
  // A pattern would pass for a literal host name that does not exist.
  if (text.includes('*')) return false;
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol) && new URL(text).origin === text;
  } catch {
    return false;
  }
}
