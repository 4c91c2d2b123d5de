import Sequencer from '@jest/test-sequencer';

/**
 * Seconds that files of the suite take on two cores, by the folder of their project's tier and their name; only the
 * order counts. Jest remembers the durations of its last run, but on a fresh machine it goes by the sizes of files: then
 * the groups, which are a line each and take the longest, would start last, and cores would be idle at the end.
 */
const EXPECTED = {
  'e2e groups/4': 110,
  'e2e groups/1': 105,
  'integration groups/1': 80,
  'e2e groups/3': 66,
  'e2e groups/2': 60,
  'e2e e2e/webhook-crashes': 41,
  'e2e e2e/restart': 35,
  'integration groups/2': 33,
  'unit groups/2': 23,
  'unit groups/1': 22,
  'e2e e2e/command-line': 22,
  'e2e e2e/backup-moves': 20,
  'integration embedded-postgres/embedded-postgres.int': 16,
  'architecture architecture/openapi-lint': 15,
  'e2e e2e/backup': 14,
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
