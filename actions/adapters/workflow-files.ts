import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '.github/workflows';

/** Workflows with a job on a runner of our own. */
export function readMetaWorkflows(root: string): readonly string[] {
  return readdirSync(join(root, FOLDER))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${FOLDER}/${name}`)
    .filter((path) => /^\s*runs-on:.*\bself-hosted\b/m.test(readFileSync(join(root, path), 'utf8')))
    .sort();
}
