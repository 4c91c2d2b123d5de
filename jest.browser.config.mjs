// The pages in Debian's Chromium: `npm run test:browser`. Apart from `npm test`, which needs no browser.
import config from './jest.config.mjs';

const [{ testPathIgnorePatterns, ...project }] = config.projects;

export default { ...config, projects: [{ ...project, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.spec.ts'] }] };
