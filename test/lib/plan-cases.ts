/** The golden plans' sides: what `existing/` and `desired/` of a case hold replaces the files of `base/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readBundledCatalogue } from '../../actions/adapters/catalogue.ts';
import type { PlanAdapters } from '../../actions/core/plan/ports.ts';
import type { PlaybookFiles } from '../../actions/core/playbooks/types.ts';
import type { EnvironmentSource, SourceFile } from '../../actions/core/types.ts';
import { doctor, realFiles } from './playbook-files.ts';

export const folder = resolve('test/cases/plan');
const EXISTING = 'e'.repeat(40);
/** What a plan of a case is of. */
export const SIDES = {
  environment: 'sandbox',
  existing: [{ rev: EXISTING }],
  desired: { path: 'inventory/sandbox' },
} as const;

function readFiles(root: string): readonly SourceFile[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

export function readSide(name: string, side: 'existing' | 'desired'): EnvironmentSource {
  const base = readFiles(join(folder, 'base'));
  const files = new Map([...base, ...readFiles(join(folder, name, side))].map((file) => [file.path, file]));
  const environmentFile = files.get('environment.yml');
  const removalsFile = files.get('removals.yml');
  const hosts = [...files.values()].filter(({ path }) => path.startsWith('hosts/'));
  return {
    environment: SIDES.environment,
    side: side === 'existing' ? SIDES.existing[0] : SIDES.desired,
    inventory: { root: 'hosts', files: hosts.sort((left, right) => (left.path < right.path ? -1 : 1)) },
    ...(environmentFile === undefined ? {} : { environmentFile }),
    ...(removalsFile === undefined ? {} : { removalsFile }),
  };
}

export function readPlaybooks(name: string, side: 'existing' | 'desired'): PlaybookFiles {
  const edits: Record<string, string | readonly [from: string, to: string] | undefined> = {};
  for (const { path, text } of readFiles(join(folder, name, side, 'playbooks'))) {
    const [from = '', to = ''] = text.split('\n---\n');
    if (path.endsWith('.edit')) edits[path.slice(0, -'.edit'.length)] = [from, to.replace(/\n$/, '')];
    else edits[path] = text === '' ? undefined : text;
  }
  return Object.keys(edits).length === 0 ? realFiles : doctor(realFiles, edits);
}

export function openCase(name: string): PlanAdapters {
  return {
    catalogue: readBundledCatalogue(),
    readToday: () => '2026-06-30',
    repository: {
      findCommit: (revision) => (revision === 'origin/main' ? EXISTING : undefined),
      findMergeBase: () => EXISTING,
      readFolder: () => [],
      findFile: () => undefined,
    },
    readEnvironment: () => readSide(name, 'desired'),
    hasPath: () => false,
    readInventory: () => readSide(name, 'desired'),
    readRevision: () => readSide(name, 'existing'),
    readPlaybooks: (commit) => readPlaybooks(name, commit === EXISTING ? 'existing' : 'desired'),
  };
}

export const cases = readdirSync(folder).filter((name) => name !== 'base');
