// Holds each source tree named on the command line against .dependency-cruiser.mjs, and prints the violations as JSON.
// A program of its own because dependency-cruiser is an ES module, which jest does not load.
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';

const { options, ...ruleSet } = config;
const results = [];
for (const baseDir of process.argv.slice(2)) {
  const { output } = await cruise(['src'], { ...options, baseDir, ruleSet, validate: true });
  results.push({
    files: output.summary.totalCruised,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  });
}
process.stdout.write(JSON.stringify({ rules: config.forbidden.map(({ name }) => name), results }));
