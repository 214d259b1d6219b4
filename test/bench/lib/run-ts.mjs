/** Runs a TypeScript file of this folder: Node 20 reads none. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export async function runTypeScript(name) {
  process.chdir(root);
  const folder = mkdtempSync(join(root, 'node_modules/.bench-'));
  // Of a run that is cut off, too.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'main.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'test/bench/lib', name)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  await import(pathToFileURL(outfile));
}
