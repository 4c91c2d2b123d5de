// What was measured as a table, as JSON, and beside a baseline.
import { median, percent, show } from './servers.mjs';

/** @typedef {{ median: number, min: number, max: number }} Figure */

/** @returns {Figure} */
export const figure = (numbers) => ({ median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers) });

/** Of each round its own ratio: what the machine does meanwhile falls on both. */
const ratios = (rounds, to, key) => figure(rounds.map((round, n) => round[key] / to[n][key]));

/**
 * The figures of a row: absolute ones, and by which it is compared with other runs.
 *
 * @param {{ name: string, rounds: object[] }[]} sides as `measureRow` gives them
 */
export function resultOf(row, sides) {
  const [{ rounds }, ...others] = sides;
  const of = (key) => median(rounds.map((round) => round[key]));
  const figures = Object.fromEntries(others.map(({ name, rounds: theirs }) => [name === 'beside' ? name : `to ${name}`, ratios(rounds, theirs, 'perSecond')]));
  for (const { name, rounds: theirs } of others) if (name !== 'beside') figures[`CPU to ${name}`] = ratios(rounds, theirs, 'cpu');
  if (row.name.startsWith('q-')) figures['p99 ms'] = figure(rounds.map(({ p99 }) => p99));
  return { title: row.title, perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu'), busy: of('busy'), postgresBusy: of('postgresBusy'), figures };
}

export const spread = ({ median: middle, min, max } = {}, digits = 2) => (middle === undefined ? '-' : `${show(middle, digits)} (${show(min, digits)}–${show(max, digits)})`);

/** The head of the table, and the line of a row; `others`: the servers that the application is given a ratio to. */
export function table(others) {
  const columns = [...others.map((name) => `to ${name}`), 'beside', ...others.map((name) => `CPU to ${name}`)];
  const head = ['row', ...columns, 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs', 'its CPU', 'Postgres CPU'];
  return {
    head: `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}`,
    line: (name, { perSecond, p50, p99, cpu, busy, postgresBusy, figures }) =>
      `| ${[`\`${name}\``, ...columns.map((column) => spread(figures[column])), show(perSecond), show(p50, 1), show(p99, 1), show(cpu), percent(busy), percent(postgresBusy)].join(' | ')} |`,
  };
}

/** What moved since the baseline by more than the spread of both runs: neither median lies within the other's rounds. @returns {string[]} lines for people */
export function movedSince(baseline, result) {
  if (baseline.size !== result.size) return [`The baseline is of another size ("${baseline.size}"), so nothing is compared with it.`];
  const machine = baseline.machine === result.machine ? [] : [`The baseline is of another machine: ${baseline.machine}.`];
  const moved = [];
  const isWithin = ({ median: value }, { min, max }) => value >= min && value <= max;
  let compared = 0;
  for (const [name, { figures }] of Object.entries(result.rows)) {
    for (const [key, now] of Object.entries(figures)) {
      const before = baseline.rows[name]?.figures[key];
      if (!before || before.median === null || !Number.isFinite(now.median)) continue;
      compared++;
      if (isWithin(now, before) || isWithin(before, now)) continue;
      moved.push(`\`${name}\`, ${key}: ${spread(before)} before, ${spread(now)} now.`);
    }
  }
  return [...machine, ...moved, `${moved.length} of ${compared} figures moved by more than the spread.`];
}
