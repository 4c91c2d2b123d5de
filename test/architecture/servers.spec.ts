import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const LIST = 'test/architecture/servers.txt';

const lines = readFileSync(LIST, 'utf8').trimEnd().split('\n');

/** Every spec that asks a Postgres or a Redis: those tiers are made of nothing else. */
function serverSpecs(): string[] {
  const below = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return [...below('src').filter((path) => path.endsWith('.int.spec.ts')), ...below(join('test', 'e2e')).filter((path) => path.endsWith('.spec.ts'))];
}

// A spec that is in neither list would silently not run on another Postgres.
it(`${LIST} says of every integration and e2e spec whether it runs again on another Postgres and Redis`, () => {
  expect(lines.map((line) => line.split(/ +/)[1]).sort()).toEqual(serverSpecs().sort());
});

it.each(lines)('%s: has its reason if it runs once', (line) => {
  expect(line).toMatch(/^(again {2}\S+|once {3}\S+ {2}\S.*)$/);
});
