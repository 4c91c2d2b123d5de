// Rules of correctness and of the house; nothing here is about looks. What the arrows between folders may be is in
// .dependency-cruiser.mjs. The house's own rules have planted violations in test/architecture/lint.spec.ts.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const HANDLER = 'A handler that touches its answer does so before the commit, and leaves a header on an error: declare it with the route.';
const ENVIRONMENT = 'Only src/config reads the environment: take a setting instead.';
const environmentImports = ['process', 'node:process'].map((name) => ({ name, importNames: ['env', 'default'], message: ENVIRONMENT }));
const DRAWERS = new Set(['shared', 'common', 'utils', 'helpers', 'core']);

/** What no single-file rule of ESLint can say: where files may lie. */
const house = {
  rules: {
    'file-place': {
      meta: { type: 'problem', schema: [], messages: { barrel: 'A barrel hides where things are: import the file itself.', drawer: 'A folder named "{{name}}" says nothing of what is in it.' } },
      create: (context) => ({
        Program(node) {
          const parts = context.filename.slice(context.cwd.length).split(/[\\/]/);
          if (/^index\.[cm]?[jt]s$/.test(parts.at(-1))) context.report({ node, messageId: 'barrel' });
          const name = parts.slice(0, -1).find((part) => DRAWERS.has(part));
          if (name !== undefined) context.report({ node, messageId: 'drawer', data: { name } });
        },
      }),
    },
  },
};

const environment = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: ENVIRONMENT },
  { selector: "MemberExpression[object.name='process'][property.value='env']", message: ENVIRONMENT },
  { selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']", message: ENVIRONMENT },
];
const unfinishedTests = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A test that does not run proves nothing, and one that runs alone hides the others.',
  },
  { selector: 'CallExpression[callee.name=/^(fit|xit|fdescribe|xdescribe|xtest)$/]', message: 'A test that does not run proves nothing, and one that runs alone hides the others.' },
];
// What a machine's speed decides fails on a slow one.
const patience = [
  { selector: "CallExpression[callee.name='setTimeout']", message: 'A test waits for what it is about, by eventually(); the pause between two requests of a load is pace() of test/support.' },
  { selector: "CallExpression[callee.name='eventually'][arguments.1.value<30000]", message: 'A deadline only ends what hangs: leave it out.' },
  { selector: "CallExpression[callee.object.name='jest'][callee.property.name='setTimeout']", message: 'It would hold for the other specs of the group, too; the time-out of jest.config.mjs is long enough.' },
  { selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|unstable_mockModule|resetModules)$/]", message: 'Specs of a group share their modules.' },
];
const sleepers = ['timers/promises', 'node:timers/promises'].map((name) => ({ name, message: patience[0].message }));
const pastTheClient = 'Ask through ApiClient of test/support, which holds every answer against openapi.yaml; for bytes that no client sends there is node:net.';

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.data/', '.cache/', 'test/support/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  {
    files: ['**/*.{ts,mjs}'],
    plugins: { house },
    rules: {
      'house/file-place': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-constant-binary-expression': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unused-private-class-members': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Constructor parameters of decorated classes stay values: the rule reads emitDecoratorMetadata from tsconfig.json.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers read well in sentences; everything else is put into words first.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A Nest module is a class with nothing but its decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A void call as the value of an arrow or of a logical expression hides nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Bodies and rows are plain objects of a documented class's shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config/**', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...environment],
      'no-restricted-imports': ['error', { paths: environmentImports }],
    },
  },
  {
    files: ['src/modules/*/adapters/**/*.ts', 'src/**/*.controller.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            ...environmentImports,
            { name: '@nestjs/common', importNames: ['Res', 'Response', 'Header', 'Redirect', 'Next'], message: HANDLER },
            { name: 'fastify', importNames: ['FastifyReply'], message: HANDLER },
          ],
        },
      ],
    },
  },
  {
    files: ['src/modules/*/application/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: '@nestjs/common', allowImportNames: ['Injectable'], message: 'A use case knows of Nest only that it is Injectable.' }] }],
    },
  },
  {
    files: ['src/**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...unfinishedTests],
      'no-restricted-imports': ['error', { paths: sleepers }],
      // Tests look into answers of every shape.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-array-sort-compare': 'off',
      // Odd texts are what tests send.
      '@typescript-eslint/no-misused-spread': 'off',
      'no-template-curly-in-string': 'off',
      // The types of what tests are given promise more than the wire does.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // After an expect() that says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['src/**/*.spec.ts', 'test/**/*.spec.ts'], rules: { 'no-restricted-syntax': ['error', ...unfinishedTests, ...patience] } },
  {
    files: ['test/e2e/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...sleepers, ...['supertest', 'undici', 'axios', 'http', 'https', 'http2', 'node:http', 'node:https', 'node:http2'].map((name) => ({ name, message: pastTheClient }))],
        },
      ],
      'no-restricted-globals': ['error', { name: 'fetch', message: pastTheClient }],
      'no-restricted-properties': ['error', { object: 'globalThis', property: 'fetch', message: pastTheClient }],
    },
  },
  { files: ['scripts/**', 'bench/**', '.ci/**'], rules: { 'no-console': 'off' } },
  // A reference is written as the documentation of Nest writes.
  { files: ['bench/nest/**'], rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' } },
);
