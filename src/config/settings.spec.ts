import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SettingsError, VARIABLES } from './settings.js';

it('needs nothing to be set', () => {
  expect(readSettings({})).toEqual({
    environment: 'development',
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    databaseUrl: null,
    databaseDirectUrl: null,
    dataDir: './.data',
    dataDirGiven: false,
    encryptionKeys: [],
    poolSize: 10,
    statementTimeout: 10_000,
    preparedStatements: true,
    redisUrl: null,
    redisKeyPrefix: 'oratek:',
    shutdownDelay: 0,
    shutdownTimeout: 10_000,
    webhookWorker: 'server',
    metrics: null,
    tracing: false,
    demoData: true,
    logLevel: 'info',
    tls: null,
    trustedProxies: [],
    corsOrigins: [],
    webhookAllowedHosts: [],
    mail: null,
    openId: null,
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 72_000,
  });
});

it('takes one encryption key or several, and needs one in production on a Postgres of its own', () => {
  const [a, b] = [Buffer.alloc(32, 'a'), Buffer.alloc(32, 'b')];
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://u:p@h/d' };
  expect(readSettings({ ENCRYPTION_KEY: ` ${a.toString('base64')} , ${b.toString('base64')},` }).encryptionKeys).toEqual([a, b]);
  expect(readSettings({ ...production, ENCRYPTION_KEY: a.toString('base64') }).encryptionKeys).toEqual([a]);
  expect(readSettings({ NODE_ENV: 'production' }).encryptionKeys).toEqual([]);
  expect(() => readSettings(production)).toThrow('ENCRYPTION_KEY must be set');
  for (const wrong of ['short', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64'), a.toString('hex'), `${a.toString('base64')},x`]) {
    expect(() => readSettings({ ENCRYPTION_KEY: wrong })).toThrow(/^ENCRYPTION_KEY must be 32 bytes(?!.*(short|AAAA|616161))/);
  }
});

it('makes no demo in production unless asked to', () => {
  expect(readSettings({ NODE_ENV: 'production' }).demoData).toBe(false);
  expect(readSettings({ NODE_ENV: 'production', DEMO_DATA: 'true' }).demoData).toBe(true);
  expect(readSettings({ DEMO_DATA: 'false' }).demoData).toBe(false);
});

it('lets balancers see the end coming in production', () => {
  expect(readSettings({ NODE_ENV: 'production' }).shutdownDelay).toBe(5_000);
  expect(readSettings({ NODE_ENV: 'production', SHUTDOWN_DELAY_MS: '0' }).shutdownDelay).toBe(0);
});

it('takes an empty variable for an absent one', () => {
  expect(readSettings(Object.fromEntries(VARIABLES.map(({ name }) => [name, ' '])))).toEqual(readSettings({}));
});

it('names every variable that is wrong at once', () => {
  const wrong = {
    PORT: '70000',
    HOST: 'a b',
    DATABASE_URL: 'mysql://x',
    DATABASE_DIRECT_URL: 'mysql://y',
    DATABASE_POOL_SIZE: '0',
    DATABASE_STATEMENT_TIMEOUT_MS: 'soon',
    DATABASE_PREPARED_STATEMENTS: 'no',
    REDIS_URL: 'https://x',
    REDIS_KEY_PREFIX: 'a b',
    SHUTDOWN_DELAY_MS: '600001',
    SHUTDOWN_TIMEOUT_MS: '-1',
    METRICS_PORT: '65536',
    METRICS_HOST: 'c d',
    OTEL_TRACES_EXPORTER: 'console',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_PROPAGATORS: 'b3,baggage',
    DEMO_DATA: 'yes',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'prod',
    TLS_KEY_FILE: 'key.pem',
    TRUSTED_PROXIES: 'loopback,elsewhere',
    CORS_ORIGINS: 'https://app.example/',
    WEBHOOK_ALLOWED_HOSTS: 'https://sink.example',
    SMTP_URL: 'https://mail.example',
    MAIL_FROM: 'nobody',
    OPENID_ISSUER: 'http://login.example',
    OPENID_CLIENT_ID: '',
    OPENID_CLIENT_SECRET: '',
    OPENID_ORGANIZATION: '',
    OPENID_EMAIL_DOMAINS: 'example.com,nowhere',
    OPENID_REQUIRED: 'yes',
    HEADERS_TIMEOUT_MS: '99',
    REQUEST_TIMEOUT_MS: '600001',
    KEEP_ALIVE_TIMEOUT_MS: '0',
  };
  let thrown: unknown;
  try {
    readSettings(wrong);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(SettingsError);
  const { faults } = thrown as SettingsError;
  expect(faults).toHaveLength(Object.keys(wrong).length);
  const named = Object.keys(wrong).map((name) => (name === 'TLS_KEY_FILE' ? 'TLS_CERT_FILE' : name));
  for (const name of named) expect(faults.filter((fault) => fault.startsWith(`${name} must be`))).toHaveLength(1);
});

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    return (error as SettingsError).faults;
  }
};

it.each(['127.0.0.1', '10.0.0.0/8', '::1', 'fc00::/7', '::ffff:10.0.0.1', 'loopback', 'uniquelocal, linklocal', ' 192.0.2.1 ,, 192.0.2.2 '])('takes proxies: %s', (text) => {
  expect(faultsOf({ TRUSTED_PROXIES: text })).toEqual([]);
});

it.each(['proxy.example', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '0.0.0.0/0', '::/0', '::1/129', '10.0.0.0/255.0.0.0', '127.0.0.1:80', '*', 'true', '1', 'fe80::1%eth0', 'Loopback', '10.0.0.1 10.0.0.2'])(
  'takes no proxies: %s',
  (text) => {
    expect(faultsOf({ TRUSTED_PROXIES: text })).toEqual([expect.stringContaining(`"${text}"`)]);
  },
);

it.each(['*', 'https://app.example', 'http://localhost:5173', 'https://a.example,https://b.example:8443'])('takes origins: %s', (text) => {
  expect(readSettings({ CORS_ORIGINS: text }).corsOrigins).toEqual(text.split(','));
});

it.each(['app.example', 'https://app.example/', 'https://app.example/path', 'https://App.example', 'https://app.example:443', 'null', 'https://*.example', 'ftp://app.example', 'file:///'])('takes no origins: %s', (text) => {
  expect(faultsOf({ CORS_ORIGINS: text })).toEqual([expect.stringContaining(`"${text}"`)]);
});

it.each(['localhost', 'sink.internal', 'Sink_1.example:8080', '127.0.0.1', '127.0.0.1:4000', '10.0.0.0/8', '::1', '[::1]:4000', '[::1]', 'fd00::/8', 'a.example, b.example:1 ,10.1.0.0/16'])('takes hosts of webhooks: %s', (text) => {
  expect(readSettings({ WEBHOOK_ALLOWED_HOSTS: text }).webhookAllowedHosts).toEqual(text.split(',').map((entry) => entry.trim()));
});

it.each(['*', '*.example', 'http://a.example', 'a.example/', 'a.example:0', 'a.example:65536', 'a.example:', ':80', '0.0.0.0/0', '::/0', '10.0.0', '10.0.0.0/33', '10.0.0.0/8:80', '[10.0.0.1]', 'fe80::1%eth0', 'a b'])('takes no hosts of webhooks: %s', (text) => {
  expect(faultsOf({ WEBHOOK_ALLOWED_HOSTS: text })).toEqual([expect.stringContaining(`"${text}"`)]);
});

it('needs both files of a certificate, or neither', () => {
  expect(readSettings({ TLS_CERT_FILE: 'c', TLS_KEY_FILE: 'k' }).tls).toEqual({ certFile: 'c', keyFile: 'k' });
  expect(faultsOf({ TLS_CERT_FILE: 'c' })).toEqual(['TLS_KEY_FILE must be set along with TLS_CERT_FILE.']);
});

it('gives the headers no longer than the whole request', () => {
  expect(faultsOf({ HEADERS_TIMEOUT_MS: '500', REQUEST_TIMEOUT_MS: '500' })).toEqual([]);
  expect(faultsOf({ REQUEST_TIMEOUT_MS: '500' })).toEqual([expect.stringMatching(/^HEADERS_TIMEOUT_MS must be at most REQUEST_TIMEOUT_MS/)]);
});

it('takes a Redis with and without TLS', () => {
  for (const url of ['redis://127.0.0.1:6379', 'rediss://user:pass@cache.example:6380/1']) expect(readSettings({ REDIS_URL: url }).redisUrl).toBe(url);
  expect(readSettings({ REDIS_KEY_PREFIX: 'crm:eu-1:' }).redisKeyPrefix).toBe('crm:eu-1:');
});

it.each(['DATABASE_URL', 'REDIS_URL'])('never repeats an address that may hold a password: %s', (name) => {
  expect(() => readSettings({ [name]: 'somewhere:hunter2' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') as unknown }));
});

it('serves metrics only where a port is set, on the address of the API unless another is given', () => {
  expect(readSettings({ METRICS_HOST: '::' }).metrics).toBeNull();
  expect(readSettings({ METRICS_PORT: '0', HOST: '10.0.0.1' }).metrics).toEqual({ host: '10.0.0.1', port: 0 });
  expect(readSettings({ METRICS_PORT: '9464', METRICS_HOST: '::1' }).metrics).toEqual({ host: '::1', port: 9464 });
});

it.each([
  [true, { OTEL_TRACES_EXPORTER: 'otlp' }],
  [true, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
  [true, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces', OTEL_SDK_DISABLED: 'false' }],
  [true, { OTEL_TRACES_EXPORTER: 'otlp', OTEL_PROPAGATORS: 'baggage, tracecontext', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }],
  [true, { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
  [false, { OTEL_SERVICE_NAME: 'crm', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_PROPAGATORS: 'b3' }],
  [false, { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
  [false, { OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'TRUE' }],
  [false, { OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
])('tracing is %s with %p', (expected, environment) => {
  expect(readSettings(environment).tracing).toBe(expected);
});

it('is listed in the README, variable by variable', () => {
  const readme = readFileSync(join(process.cwd(), 'README.md'), 'utf8');
  for (const { name, defaultText, meaning } of VARIABLES) expect(readme).toContain(`| \`${name}\` | ${defaultText} | ${meaning} |`);
});

it('wants the address of a collector as a whole URL', () => {
  for (const name of ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) {
    expect(faultsOf({ [name]: 'collector:4318' })).toEqual([expect.stringContaining(`${name} must be a URL`)]);
  }
});

it('takes the address that people use, without a path', () => {
  expect(readSettings({}).publicUrl).toBeNull();
  for (const url of ['https://crm.example.com', 'https://crm.example.com/', 'http://127.0.0.1:3000', 'https://crm.example.com:8443']) expect(readSettings({ PUBLIC_URL: url }).publicUrl).toBe(url.replace(/\/$/, ''));
  for (const url of ['crm.example.com', 'https://crm.example.com/path', 'ftp://crm.example.com', '*', 'https://user@crm.example.com']) expect(faultsOf({ PUBLIC_URL: url })).toEqual([expect.stringContaining('PUBLIC_URL must be an origin')]);
});

it('sends mail through a server and from a sender, and never repeats the URL', () => {
  for (const SMTP_URL of ['smtp://localhost', 'smtp://mail.example:2525', 'smtps://me:p%40ss@mail.example:465']) {
    for (const MAIL_FROM of ['crm@example.com', 'Acme CRM <crm@example.com>']) expect(readSettings({ SMTP_URL, MAIL_FROM }).mail).toEqual({ url: SMTP_URL, from: MAIL_FROM });
  }
  expect(readSettings({ MAIL_FROM: 'crm@example.com' }).mail).toBeNull();
  expect(faultsOf({ SMTP_URL: 'smtp://mail.example' })).toEqual(['MAIL_FROM must be set along with SMTP_URL.']);
  for (const SMTP_URL of ['mail.example', 'smtp://', 'smtp://me:hunter2@mail.example/box', 'http://me:hunter2@mail.example']) {
    expect(faultsOf({ SMTP_URL, MAIL_FROM: 'crm@example.com' })).toEqual([expect.stringMatching(/^SMTP_URL must be (?!.*hunter2)/)]);
  }
  for (const MAIL_FROM of ['crm', 'Acme <crm>', 'crm@example.com\r\nBcc: a@example.com', 'a@example.com, b@example.com']) expect(faultsOf({ MAIL_FROM })).toEqual([expect.stringContaining('MAIL_FROM must be')]);
});

it('takes an identity provider whole or not at all', () => {
  const all = { OPENID_ISSUER: 'https://login.example/realm', OPENID_CLIENT_ID: 'crm', OPENID_CLIENT_SECRET: 'hunter2', OPENID_ORGANIZATION: 'acme' };
  expect(readSettings(all).openId).toEqual({ issuer: 'https://login.example/realm', clientId: 'crm', clientSecret: 'hunter2', organization: 'acme', emailDomains: [], required: false });
  expect(readSettings({ ...all, OPENID_EMAIL_DOMAINS: 'Acme.example, bücher.example', OPENID_REQUIRED: 'true' }).openId).toMatchObject({ emailDomains: ['acme.example', 'xn--bcher-kva.example'], required: true });
  for (const name of Object.keys(all)) expect(faultsOf({ ...all, [name]: '' })).toEqual([`${name} must be set along with the other variables OPENID_….`]);
  expect(readSettings({ ...all, OPENID_ISSUER: 'http://127.0.0.1:4000' }).openId).toMatchObject({ issuer: 'http://127.0.0.1:4000' });
  for (const OPENID_ISSUER of ['login.example', 'http://login.example', 'https://login.example?tenant=1', 'https://login.example#x', 'ftp://login.example']) expect(faultsOf({ ...all, OPENID_ISSUER })).toEqual([expect.stringContaining('OPENID_ISSUER must be')]);
});
