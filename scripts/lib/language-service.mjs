/**
 * What GitHub's own editor says of workflows and actions, as `file:line:column: message` lines: `language-service.mjs FILE…`.
 * Its packages import JSON in a way that Node 20 and newer refuse, so that esbuild puts them into one file first.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = fileURLToPath(new URL('language-service-packages.mjs', import.meta.url));

async function loadService() {
  const folder = mkdtempSync(join(root, 'node_modules/.language-service-'));
  try {
    const outfile = join(folder, 'service.cjs');
    await build({
      ...{ absWorkingDir: root, entryPoints: [packages], outfile, bundle: true },
      ...{ platform: 'node', format: 'cjs', logLevel: 'warning' },
    });
    return await import(pathToFileURL(outfile));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Findings of one file. What the service cannot get through is logged by it, and no finding: here it is one. */
async function listFindings({ registerLogger, TextDocument, validate }, file) {
  const failures = [];
  const fail = (message) => void failures.push(`${file}: ${message}`);
  registerLogger({ error: fail, warn: fail, info: () => undefined, log: () => undefined });
  const uri = pathToFileURL(resolve(file)).href;
  const found = await validate(TextDocument.create(uri, 'yaml', 0, readFileSync(file, 'utf8')));
  const findings = found.map(({ message, range: { start } }) => {
    return `${file}:${String(start.line + 1)}:${String(start.character + 1)}: ${message}`;
  });
  return [...failures, ...findings];
}

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('name the files to look at');
const service = await loadService();
for (const file of files) {
  for (const finding of await listFindings(service, file)) {
    console.error(finding);
    process.exitCode = 1;
  }
}
