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

it('never repeats an address that may hold a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'somewhere:hunter2' })).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') as unknown }));
});

it('is listed in the README, variable by variable', () => {
  const readme = readFileSync(join(process.cwd(), 'README.md'), 'utf8');
  for (const { name, defaultText, meaning } of VARIABLES) expect(readme).toContain(`| \`${name}\` | ${defaultText} | ${meaning} |`);
});
