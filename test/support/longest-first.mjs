import Sequencer from '@jest/test-sequencer';

/**
 * Seconds that files of the suite take on two cores, by the folder of their project's tier and their name; only the
 * order counts. Jest remembers the durations of its last run, but on a fresh machine it goes by the sizes of files: then
 * the groups, which are a line each and take the longest, would start last, and cores would be idle at the end.
 */
const EXPECTED = {
  'e2e groups/1': 175,
  'e2e groups/4': 140,
  'e2e groups/2': 120,
  'e2e groups/3': 115,
  'integration groups/2': 70,
  'integration groups/1': 50,
  'e2e e2e/command-line': 60,
  'e2e e2e/webhook-crashes': 30,
  'e2e e2e/backup': 26,
  'e2e e2e/restart': 21,
  'integration embedded-postgres/embedded-postgres.int': 19,
  'unit groups/2': 15,
  'architecture architecture/openapi-lint': 12,
  'e2e e2e/backup-moves': 10,
};
/** Of any other file. */
const OTHERWISE = 5;

/** Starts the longest files first, also on a machine where Jest knows no durations yet. */
export default class LongestFirst extends Sequencer {
  /** Milliseconds: the last run's, if it was on this machine. */
  time(test) {
    return super.time(test) ?? expectedMs(test);
  }
}

/** @param test as Jest's sequencer gets it */
function expectedMs({ path, context }) {
  const name = /([^/\\]+)[/\\]([^/\\]+)\.spec\.ts$/.exec(path);
  const seconds = name && EXPECTED[`${context.config.displayName?.name} ${name[1]}/${name[2]}`];
  return (seconds ?? OTHERWISE) * 1000;
}
