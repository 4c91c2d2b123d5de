import { appendFileSync } from 'node:fs';

/** Adds a line "passed failed" to the file that TEST_TALLY names. A file of tests that could not even run is a failure. */
export default class Tally {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    appendFileSync(process.env.TEST_TALLY, `${numPassedTests} ${numFailedTests + numRuntimeErrorTestSuites}\n`);
  }
}
