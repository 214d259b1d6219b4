/** A process of its own that runs TypeScript, for what only a process can do: be killed, get signals, hold locks. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Writes the source, with what it imports from the repository's root, as one program into the folder. */
export function writeProgram(folder: string, source: string): string {
  const outfile = join(folder, 'program.mjs');
  buildSync({
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20.19', logLevel: 'warning' },
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return outfile;
}
