// Fails unless openapi.yaml and the documents of each API (or the file that is named) pass Spectral's and Redocly's recommended rules, and those of the
// house, without a remark. "--house" and any number of files: the rules of the house alone.
import spectralCore from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import { load } from 'js-yaml';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { houseRemarks } from './openapi-house-rules.mjs';

const isHouseOnly = process.argv[2] === '--house';
const named = isHouseOnly ? undefined : process.argv[2];
const files = named === undefined ? ['openapi.yaml', 'openapi.oratek.yaml', 'openapi.octolane.yaml'].map((file) => join(import.meta.dirname, '..', file)) : [resolve(named)];

async function spectral(file) {
  const linter = new spectralCore.Spectral();
  // Redocly finds the same, and says the name.
  linter.setRuleset({ extends: [[rulesets.oas, 'recommended']], rules: { 'oas3-unused-component': 'off' } });
  const found = await linter.run(new spectralCore.Document(readFileSync(file, 'utf8'), parsers.Yaml, file));
  return found.map(({ code, message, range }) => `${file}:${range.start.line + 1} spectral ${code}: ${message}`);
}

function redocly(file) {
  const program = join(dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json'))), 'bin', 'cli.js');
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { stdout, stderr } = spawnSync(process.execPath, [program, 'lint', '--extends=recommended', '--format=json', file], {
    encoding: 'utf8',
    env: { ...process.env, ...quiet },
  });
  if (!stdout.includes('{')) throw new Error(`redocly lint gave no report:\n${stdout}${stderr}`);
  const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1));
  return problems.map(({ ruleId, message, location: [at] }) => `${file} ${at?.pointer ?? ''} redocly ${ruleId}: ${message}`);
}

/** For clients that receive webhooks: no operation of ours takes or gives it. */
const isMeantToBeUnused = (remark) => / no-unused-components: .*"WebhookEvent"/.test(remark);

const house = (one) => houseRemarks(load(readFileSync(one, 'utf8'))).map((remark) => `${one} house ${remark}`);
const all = async (file) => [...house(file), ...(await spectral(file)), ...redocly(file)];
const found = isHouseOnly ? process.argv.slice(3).flatMap(house) : (await Promise.all(files.map(all))).flat();
const remarks = found.filter((remark) => !isMeantToBeUnused(remark));
for (const remark of remarks) console.error(remark);
if (remarks.length > 0) process.exitCode = 1;
