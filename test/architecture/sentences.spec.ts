import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SENTENCES } from '../../src/surfaces/oratek/words.js';

const SOURCE = join(process.cwd(), 'src');
const FAILURES: readonly (readonly [made: RegExp, prefix: string])[] = [
  [/new Failure\(\s*'\w+',\s*'(\w+)'/g, ''],
  [/\brefused\(\s*'(\w+)'/g, ''],
  [/\binvalid\(\s*'\w+',\s*'(\w+)'/g, 'subscription_'],
];

const codes = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
  .flatMap((text) => FAILURES.flatMap(([made, prefix]) => Array.from(text.matchAll(made), ([, code = '']) => prefix + code)));

it.each(Object.keys(SENTENCES))('%s, of which the API has a sentence of its own, is made in one place: another failure would be answered with its advice', (code) => {
  expect(codes.filter((one) => one === code)).toEqual([code]);
});
