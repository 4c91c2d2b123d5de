// The one rule about folders, by a run of its own: a rule about folders cannot leave specs out, so the run does.
import config from './.dependency-cruiser.mjs';

export default {
  forbidden: [
    {
      name: 'folders-form-no-cycle',
      comment: 'Calls between modules, and between folders, go one way (ARCHITECTURE.md, who may call whom); the other way there are hooks, required ports and events.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/' },
      to: { circular: true },
    },
  ],
  options: { ...config.options, exclude: { path: '\\.spec\\.ts$' } },
};
