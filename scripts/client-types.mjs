// Writes the types that openapi-typescript makes of the document of each API; with --check, fails if the committed ones are others.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..');

for (const api of ['oratek', 'octolane']) {
  const document = `openapi.${api}.yaml`;
  const file = join(root, 'test', 'support', 'generated', `${api}.d.ts`);
  const types = `// Made of ${document} by "npm run openapi".\n${astToString(await openapiTypescript(pathToFileURL(join(root, document)), { defaultNonNullable: false }))}`;
  if (!process.argv.includes('--check')) writeFileSync(file, types);
  else if (readFileSync(file, 'utf8') !== types) {
    console.error(`${file} is not what ${document} says. Run: npm run openapi`);
    process.exitCode = 1;
  }
}
