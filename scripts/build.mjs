#!/usr/bin/env node
/**
 * Bundles every action and the command line into actions/dist/, which is committed: a runner and a
 * fresh clone run it as it is. Shared code is split into chunks, so that its size counts once.
 *
 * The same sources give the same bytes in any folder and on any Node:
 * - chunks are named by their content (a fixed name fails with two chunks),
 * - a symlinked node_modules is not resolved (its real path would end up in the order of modules).
 *
 *   scripts/build.mjs            empties actions/dist/ and writes it
 *   scripts/build.mjs --check    exits 1 where what is there is not what would be built
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const actionsFolder = join(root, 'actions');
const distFolder = join(actionsFolder, 'dist');

/** CommonJS packages inside the bundle call require('net') and the like, which ESM does not have. */
const REQUIRE_BANNER =
  "import{createRequire as bundledCreateRequire}from'node:module';const require=bundledCreateRequire(import.meta.url);";

function findEntryPoints() {
  const folders = readdirSync(actionsFolder).sort();
  return Object.fromEntries(
    folders
      .map((name) => [name === 'cli' ? 'ops' : name, join(actionsFolder, name, 'main.ts')])
      .filter(([, path]) => existsSync(path)),
  );
}

/** File name to bytes of everything that belongs into actions/dist/. */
async function assembleDist() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: findEntryPoints(),
    outdir: distFolder,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunk-[hash]',
    minifyWhitespace: true,
    minifySyntax: true,
    // Names in a stack trace are what a bug report is read by; keepNames would name each function again when it is made.
    minifyIdentifiers: false,
    legalComments: 'none',
    charset: 'utf8',
    preserveSymlinks: true,
    banner: { js: REQUIRE_BANNER },
    logLevel: 'warning',
  });
  // A key that is written twice in a JSON file, for one: the parser takes the last and says nothing.
  if (result.warnings.length > 0) throw new Error('the sources have warnings, see above');
  return new Map(result.outputFiles.map((file) => [basename(file.path), Buffer.from(file.contents)]));
}

function findDifferences(built) {
  const present = existsSync(distFolder) ? readdirSync(distFolder) : [];
  const differs = [...built].filter(
    ([name, bytes]) => !present.includes(name) || !readFileSync(join(distFolder, name)).equals(bytes),
  );
  return [...differs.map(([name]) => name), ...present.filter((name) => !built.has(name))].sort();
}

const built = await assembleDist();
if (process.argv.includes('--check')) {
  const differences = findDifferences(built);
  if (differences.length > 0) {
    console.error(
      `actions/dist is not built from these sources: ${differences.join(', ')}; run npm run build and commit`,
    );
    process.exit(1);
  }
} else {
  rmSync(distFolder, { recursive: true, force: true });
  mkdirSync(distFolder, { recursive: true });
  for (const [name, bytes] of built) writeFileSync(join(distFolder, name), bytes);
}
