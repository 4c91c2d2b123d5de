import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SettingsError, VARIABLES } from './settings.js';

it('needs nothing to be set', () => {
  expect(readSettings({})).toEqual({
    environment: 'development',
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: null,
    dataDir: './.data',
    dataDirGiven: false,
    poolSize: 10,
    statementTimeout: 10_000,
    shutdownTimeout: 10_000,
    metrics: null,
    tracing: false,
    demoData: true,
    logLevel: 'info',
  });
});

it('makes no demo in production unless asked to', () => {
  expect(readSettings({ NODE_ENV: 'production' }).demoData).toBe(false);
  expect(readSettings({ NODE_ENV: 'production', DEMO_DATA: 'true' }).demoData).toBe(true);
  expect(readSettings({ DEMO_DATA: 'false' }).demoData).toBe(false);
});

it('takes an empty variable for an absent one', () => {
  expect(readSettings(Object.fromEntries(VARIABLES.map(({ name }) => [name, ' '])))).toEqual(readSettings({}));
});

it('names every variable that is wrong at once', () => {
  const wrong = {
    PORT: '70000',
    HOST: 'a b',
    DATABASE_URL: 'mysql://x',
    DATABASE_POOL_SIZE: '0',
    DATABASE_STATEMENT_TIMEOUT_MS: 'soon',
    SHUTDOWN_TIMEOUT_MS: '-1',
    METRICS_PORT: '65536',
    METRICS_HOST: 'c d',
    OTEL_TRACES_EXPORTER: 'console',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_PROPAGATORS: 'b3,baggage',
    DEMO_DATA: 'yes',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'prod',
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
  for (const name of Object.keys(wrong)) expect(faults.filter((fault) => fault.startsWith(`${name} must be`))).toHaveLength(1);
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

it('never repeats an address that may hold a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'somewhere:hunter2' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') as unknown }));
});

it('is listed in the README, variable by variable', () => {
  const readme = readFileSync(join(process.cwd(), 'README.md'), 'utf8');
  for (const { name, defaultText, meaning } of VARIABLES) expect(readme).toContain(`| \`${name}\` | ${defaultText} | ${meaning} |`);
});
