/**
 * Golden plans. A case is a folder: what `existing/` and `desired/` hold replaces the files of `base/`. Below
 * `playbooks/` they hold edits of this checkout's playbooks: a file `X.edit` has a line that is replaced, `---`, and
 * what it is replaced by; any other file stands in the place of the one there, an empty one for none. The expected plan is plan.txt as a person reads it and plan.json as programs do; `vitest -u` rewrites both.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundledCatalogue } from '../../../actions/adapters/catalogue.ts';
import type { PlanAdapters } from '../../../actions/core/plan/ports.ts';
import { renderPlanJson } from '../../../actions/core/render/json.ts';
import { renderPlanMarkdown } from '../../../actions/core/render/markdown.ts';
import { renderPlanText } from '../../../actions/core/render/text.ts';
import type { PlaybookFiles } from '../../../actions/core/playbooks/types.ts';
import type { EnvironmentSource, SourceFile } from '../../../actions/core/types.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { doctor, realFiles } from '../core/playbooks/files.ts';

const folder = join(import.meta.dirname, '../../cases/plan');
const EXISTING = 'e'.repeat(40);

function readFiles(root: string): readonly SourceFile[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

function readSide(name: string, side: 'existing' | 'desired'): EnvironmentSource {
  const base = readFiles(join(folder, 'base'));
  const files = new Map([...base, ...readFiles(join(folder, name, side))].map((file) => [file.path, file]));
  const environmentFile = files.get('environment.yml');
  const removalsFile = files.get('removals.yml');
  const hosts = [...files.values()].filter(({ path }) => path.startsWith('hosts/'));
  return {
    environment: 'sandbox',
    side: side === 'existing' ? { rev: EXISTING } : { path: 'inventory/sandbox' },
    inventory: { root: 'hosts', files: hosts.sort((left, right) => (left.path < right.path ? -1 : 1)) },
    ...(environmentFile === undefined ? {} : { environmentFile }),
    ...(removalsFile === undefined ? {} : { removalsFile }),
  };
}

function readPlaybooks(name: string, side: 'existing' | 'desired'): PlaybookFiles {
  const edits: Record<string, string | readonly [from: string, to: string] | undefined> = {};
  for (const { path, text } of readFiles(join(folder, name, side, 'playbooks'))) {
    const [from = '', to = ''] = text.split('\n---\n');
    if (path.endsWith('.edit')) edits[path.slice(0, -'.edit'.length)] = [from, to.replace(/\n$/, '')];
    else edits[path] = text === '' ? undefined : text;
  }
  return Object.keys(edits).length === 0 ? realFiles : doctor(realFiles, edits);
}

function openCase(name: string): PlanAdapters {
  return {
    catalogue: readBundledCatalogue(),
    readToday: () => '2026-06-30',
    repository: {
      findCommit: () => undefined,
      findMergeBase: () => EXISTING,
      readFolder: () => [],
      findFile: () => undefined,
    },
    readEnvironment: () => readSide(name, 'desired'),
    readInventory: () => readSide(name, 'desired'),
    readRevision: () => readSide(name, 'existing'),
    readPlaybooks: (commit) => readPlaybooks(name, commit === EXISTING ? 'existing' : 'desired'),
  };
}

const cases = readdirSync(folder).filter((name) => name !== 'base');

describe('golden plans', () => {
  it.each(cases)('%s', async (name) => {
    const plan = runPlan({ environment: 'sandbox' }, openCase(name));
    await expect(renderPlanText(plan)).toMatchFileSnapshot(join(folder, name, 'plan.txt'));
    await expect(renderPlanJson(plan)).toMatchFileSnapshot(join(folder, name, 'plan.json'));
    if (name === 'hostile-values' || name === 'removal-without-consent') {
      await expect(renderPlanMarkdown(plan)).toMatchFileSnapshot(join(folder, name, 'plan.md'));
    }
  });
});
