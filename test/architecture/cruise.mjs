// Holds each source tree named on the command line against the rules of both .dependency-cruiser files, and prints the violations as JSON.
// A program of its own because dependency-cruiser is an ES module, which jest does not load.
import { cruise } from 'dependency-cruiser';
import arrows from '../../.dependency-cruiser.mjs';
import folders from '../../.dependency-cruiser.folders.mjs';

/** What a tree breaks of one file's rules, and how many files were looked at. */
async function hold(baseDir, { options, ...ruleSet }) {
  const { output } = await cruise(['src'], { ...options, baseDir, ruleSet, validate: true });
  return { files: output.summary.totalCruised, violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })) };
}

const results = [];
for (const baseDir of process.argv.slice(2)) {
  const [whole, withoutSpecs] = [await hold(baseDir, arrows), await hold(baseDir, folders)];
  results.push({ files: whole.files, violations: [...whole.violations, ...withoutSpecs.violations] });
}
process.stdout.write(JSON.stringify({ rules: [...arrows.forbidden, ...folders.forbidden].map(({ name }) => name), results }));
