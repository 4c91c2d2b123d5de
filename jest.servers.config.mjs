// The specs whose outcome another Postgres or Redis could change, for a second run on those: `npm run test:servers`.
import { readFileSync } from 'node:fs';
import config from './jest.config.mjs';
import { grouped, testSequencer } from './jest.suite.config.mjs';

const again = readFileSync(new URL('test/architecture/servers.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('again '))
  .map((line) => line.split(/ +/)[1]);
const projects = config.projects.filter(({ displayName }) => ['integration', 'e2e'].includes(displayName));

export default { ...config, testSequencer, projects: grouped(projects, (path) => again.includes(path)) };
