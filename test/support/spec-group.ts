import { join } from 'node:path';

/** Set by jest.suite.config.mjs: the paths of each group's specs, relative to the root. */
declare const SPEC_GROUPS: readonly (readonly string[])[];

const ROOT = join(__dirname, '..', '..');

/** Runs the specs of a group as one file of tests, each in a `describe` named after it. */
export function runGroup(number: number): void {
  for (const path of SPEC_GROUPS[number - 1] ?? []) {
    describe(path, () => {
      // An import would register its tests outside of the describe.
      jest.requireActual(join(ROOT, path));
    });
  }
}
