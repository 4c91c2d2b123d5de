import type { Command } from 'commander';
import { Failure } from '../kernel/failure.js';
import { TargetRules } from '../modules/webhooks/ports/target-rules.js';
import { Database } from '../platform/database/database.js';
import { withApplication } from './application.js';
import type { CommandContext } from './command-context.js';
import { type DifferingBody, findDifferingBodies } from './find-differing-bodies.js';
import { findRefused, type RefusedValue } from './find-refused.js';
import { printable, toJson } from './output.js';
import { findRefusedValues } from './find-refused-values.js';
import { STORED_BODIES } from './stored-bodies.js';
import { storedTexts } from './stored-texts.js';

/** @param write takes each finding at once: all of them may not fit in memory */
export function addVerifyCommand(program: Command, context: (command: Command) => CommandContext, write: (text: string) => void): void {
  program
    .command('verify')
    .description("list stored values that today's rules refuse, and stored records that differ from their columns, one a line; exits with 1 if there are any")
    .action(async (_options: object, command: Command) => {
      const { settings, output, log } = context(command);
      const isJson = command.optsWithGlobals()['json'] === true;
      const counts = { refused: 0, differing: 0 };
      const tell = (found: RefusedValue | DifferingBody): void => write(isJson ? `${toJson(found)}\n` : `${described(found)}\n`);
      await withApplication(settings(), log, 'as it is', async (app) => {
        for (const findings of [findRefused(app.get(Database), storedTexts(app.get(TargetRules))), findRefusedValues(app.get(Database))]) {
          for await (const found of findings) {
            counts.refused++;
            tell(found);
          }
        }
        for await (const found of findDifferingBodies(app.get(Database), STORED_BODIES)) {
          counts.differing++;
          tell(found);
        }
      });
      if (counts.differing > 0) throw differing(counts.differing);
      if (counts.refused > 0) throw refused(counts.refused);
      if (!isJson) output.result([], "Every stored value is one that today's rules take, and every stored record is as its columns say.");
    });
}

function described({ organization, record, id, field, message }: RefusedValue | DifferingBody): string {
  return printable([organization, record, id, field, message].join('  '));
}

/** Makes the command exit as failed. */
function refused(count: number): Failure {
  const those = count === 1 ? '1 stored value is' : `${count} stored values are`;
  return new Failure('invalid', 'stored_values_refused', `${those} refused by today's rules; a change of the record that leaves it as it is is accepted.`);
}

/** Makes the command exit as failed. It is a fault of OraTek's, so it goes before values that people have written. */
function differing(count: number): Failure {
  const those = count === 1 ? 'A field of a stored record differs from its column' : `${count} fields of stored records differ from their columns`;
  return new Failure('invalid', 'stored_bodies_differ', `${those}: please report it.`);
}
