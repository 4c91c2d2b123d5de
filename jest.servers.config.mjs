// The specs whose outcome another Postgres or Redis could change, for a second run on those: `npm run test:servers`.
import { readFileSync } from 'node:fs';
import config from './jest.config.mjs';

const again = readFileSync(new URL('test/architecture/servers.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('again '))
  .map((line) => `<rootDir>/${line.split(/ +/)[1]}`);

export default {
  ...config,
  projects: config.projects.flatMap((project) => {
    const testMatch = again.filter((path) => path.includes('/test/e2e/') === (project.displayName === 'e2e'));
    return ['integration', 'e2e'].includes(project.displayName) ? [{ ...project, testMatch }] : [];
  }),
};
