// Makes JavaScript of the reference in nest/, whose decorators Node does not run.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCE = fileURLToPath(new URL('nest', import.meta.url));

/** @returns {Promise<string>} the file that starts the server; below node_modules, so that it finds its packages */
export async function buildNestServer(root) {
  const folder = join(root, 'node_modules', '.cache', 'bench-nest');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of await readdir(SOURCE)) {
    const { outputText } = ts.transpileModule(await readFile(join(SOURCE, file), 'utf8'), {
      fileName: file,
      // A field that a body does not name must not be defined: it would be written as null.
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, experimentalDecorators: true, emitDecoratorMetadata: true, useDefineForClassFields: false },
    });
    await writeFile(join(folder, file.replace(/\.ts$/, '.js')), outputText);
  }
  return join(folder, 'main.js');
}
