// The whole suite, as `npm test` runs it. Jest evaluates 3,000 modules for each file that starts the application, which
// takes longer than the tests of most files: here the specs of a group are one file, and share their modules.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import config from './jest.config.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The files that take the longest start first, or cores would be idle at the end. */
export const testSequencer = '<rootDir>/test/support/longest-first.mjs';

/** How many groups a tier has: enough for all cores, few enough to share much. At most as many as test/groups has files. */
const GROUPS = { unit: 2, integration: 2, e2e: 4 };

/** Specs of long processes, which share little: each is a file of its own. */
const ALONE = [
  'src/operations/embedded-postgres/embedded-postgres.int.spec.ts',
  'test/e2e/backup.spec.ts',
  'test/e2e/backup-moves.spec.ts',
  'test/e2e/command-line.spec.ts',
  'test/e2e/restart.spec.ts',
  'test/e2e/webhook-crashes.spec.ts',
];

const TIERS = {
  unit: (path) => path.startsWith('src/') && !path.endsWith('.int.spec.ts'),
  integration: (path) => path.startsWith('src/') && path.endsWith('.int.spec.ts'),
  e2e: (path) => path.startsWith('test/e2e/'),
};

const specs = ['src', 'test/e2e'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.spec.ts'))
    .sort(),
);

/** The same projects, with those specs of theirs that are chosen, in groups. */
export function grouped(projects, isChosen = () => true) {
  return projects.map((project) => {
    const tier = project.displayName;
    if (!(tier in TIERS)) return project;
    const chosen = specs.filter((path) => TIERS[tier](path) && isChosen(path));
    const together = chosen.filter((path) => !ALONE.includes(path));
    const numbers = Array.from({ length: Math.min(GROUPS[tier], together.length) }, (_, index) => index);
    return {
      ...project,
      testMatch: [...numbers.map((number) => `<rootDir>/test/groups/${number + 1}.spec.ts`), ...chosen.filter((path) => ALONE.includes(path)).map((path) => `<rootDir>/${path}`)],
      testPathIgnorePatterns: [],
      globals: { SPEC_GROUPS: numbers.map((number) => together.filter((_, index) => index % numbers.length === number)) },
    };
  });
}

export default { ...config, testSequencer, projects: grouped(config.projects) };
