// Brings dist/ up to date with src/, file by file: what has not changed costs nothing, so one command is enough after a
// checkout and after each edit. It only translates; `npm run types` checks the types, and `npm run build` does both.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [src, dist] = [join(root, 'src'), join(root, 'dist')];
/** What bundle.mjs makes of dist/. */
const bin = join(dist, 'bin') + sep;
/** Touched when a build is complete; the options and the compiler that it was made with are part of it. */
const stamp = join(dist, '.built');
const inputs = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'scripts/build-if-changed.mjs', 'scripts/bundle.mjs'].map((name) => join(root, name));

const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.spec.ts');
const isAsset = (path) => !path.endsWith('.ts');
const outputOf = (path) => join(dist, relative(src, path).replace(/\.ts$/, '.js'));

async function build() {
  const { default: ts } = await import('typescript');
  const { options } = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.build.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
  // File by file the compiler does not look at package.json, which says that these are ES modules.
  Object.assign(options, { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler });
  // With other options or another compiler everything is made again.
  const isFresh = inputs.every((path) => modified(path) < modified(stamp));
  const files = filesBelow(src).filter((path) => isSource(path) || isAsset(path));
  const outputs = new Set();
  for (const path of files) {
    const output = outputOf(path);
    outputs.add(output).add(`${output}.map`);
    if (isFresh && modified(output) > modified(path)) continue;
    mkdirSync(dirname(output), { recursive: true });
    if (isAsset(path)) {
      cpSync(path, output);
      utimesSync(output, new Date(), new Date());
      continue;
    }
    const { outputText, sourceMapText, diagnostics = [] } = ts.transpileModule(readFileSync(path, 'utf8'), { fileName: path, compilerOptions: options, reportDiagnostics: true });
    if (diagnostics.length > 0) {
      process.stderr.write(ts.formatDiagnosticsWithColorAndContext(diagnostics, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => root, getNewLine: () => '\n' }));
      process.exit(1);
    }
    if (sourceMapText) writeFileSync(`${output}.map`, sourceMapText);
    writeFileSync(output, outputText);
  }
  // A file that is gone from src/ must not be found in dist/.
  for (const path of filesBelow(dist)) if (/\.js(\.map)?$/.test(path) && !outputs.has(path) && !path.startsWith(bin)) rmSync(path);
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  writeFileSync(stamp, '');
}

// An installed package has dist/ and no src/.
if (modified(src) > 0) {
  const newest = Math.max(...[src, ...filesBelow(src), ...inputs].map(modified));
  if (newest >= modified(stamp)) await build();
}
