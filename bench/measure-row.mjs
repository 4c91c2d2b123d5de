// One row: every server in turns, round by round.
import { compareAnswers } from './compare-answers.mjs';
import { load } from './load.mjs';
import { measure } from './servers.mjs';

/**
 * @param {import('./rows.mjs').Row} row
 * @param {{ ours: object[], references: Record<string, object>, url: string, rounds: number, seconds: number, warmup: number, connections: number }} options `ours`: the
 *   application, then its other checkouts
 * @returns {Promise<{ name: string, rounds: object[] }[]>} what each did in each round: the application first, then its other checkouts, the
 *   references, and what the application did `beside`
 */
export async function measureRow(row, { ours, references, url, rounds, seconds, warmup, connections: given }) {
  const asked = [...ours, ...row.references.flatMap((name) => references[name] ?? [])];
  const connections = row.connections ?? given;
  // One goes into the comparison of the answers, and there is a turn to warm up.
  const atMost = row.uses && Math.floor((row.uses / asked.length - 1) / (rounds + 1));
  if (atMost < connections) throw new Error(`There are too few contacts to delete for ${asked.length} servers and ${rounds} rounds.`);
  const sides = asked.map((server) => ({ name: server.name, server, workload: row, atMost, rounds: [] }));
  if (row.beside) sides.push({ name: 'beside', server: ours[0], workload: row.beside, rounds: [] });

  await compareAnswers(row, asked);
  for (const { server, workload, atMost: most } of sides) await load({ ...workload, port: server.port, connections, seconds: warmup, atMost: most });
  for (let round = 0; round < rounds; round++) {
    // There and back again: what drifts within a round falls on each first as often as last.
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      side.rounds.push(await measure(side.server, { workload: side.workload, seconds, connections, atMost: side.atMost, url }));
    }
  }
  return sides.map(({ name, rounds: results }) => ({ name, rounds: results }));
}
