// Tries rows, several at a time: most of them wait for the server. Those that would disturb others come last, one by one.
import { NotRun } from './rows.mjs';

const AT_ONCE = 6;

/** Of each row its result, in the order of the rows; those that had not begun when `signal` was aborted are not run. */
export async function tryRows(sections, trial, signal) {
  const entries = sections.flatMap(({ title, rows }) => rows.map((row) => ({ title, row })));
  const results = new Array(entries.length);
  const tryAll = async (indexes) => {
    for (const index of indexes) {
      const { title, row } = entries[index];
      results[index] = { title, name: row.name, ...(signal.aborted ? { outcome: 'not run', reason: 'interrupted' } : await tryRow(row, trial)) };
    }
  };
  const [together, alone] = [false, true].map((isAlone) => [...entries.keys()].filter((index) => (entries[index].row.isAlone ?? false) === isAlone).values());
  // The workers share the iterator, so each index is taken once.
  await Promise.all(Array.from({ length: AT_ONCE }, () => tryAll(together)));
  await tryAll(alone);
  return results;
}

async function tryRow({ check, reason, needs }, trial) {
  if (!check) return { outcome: 'not run', reason };
  const missing = needs.find((operation) => !trial.offers(operation));
  if (missing !== undefined) return { outcome: 'not run', reason: `the server's document has no ${missing}` };
  const begin = performance.now();
  const its = trial.forRow();
  const result = (fields) => ({ untried: its.notTried, seconds: (performance.now() - begin) / 1000, ...fields });
  try {
    await check(its);
    return result({ outcome: 'passed' });
  } catch (error) {
    if (error instanceof NotRun) return result({ outcome: 'not run', reason: error.message });
    return result({ outcome: 'failed', message: `${error.message}\n${placeOf(error)}` });
  }
}

/** The line of the row at which it failed. */
const placeOf = ({ stack }) => /[\w-]+\/(?:oratek|octolane)\/[\w-]+\.mjs:\d+/.exec(stack ?? '')?.[0] ?? '';
