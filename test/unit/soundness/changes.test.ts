/** The kinds of change that the live test makes are what their names say to the plan, before any host is asked. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBundledCatalogue } from '../../../actions/adapters/catalogue.ts';
import type { PlaybookFiles } from '../../../actions/core/playbooks/types.ts';
import type { EnvironmentSource, Plan } from '../../../actions/core/types.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import type { Change } from '../../lib/soundness/change.ts';
import { CHANGES, GROUND } from '../../lib/soundness/changes.ts';
import { writeRemovals } from '../../lib/soundness/removals.ts';
import { applyEdits } from '../../lib/soundness/edit.ts';
import { realFiles } from '../../lib/playbook-files.ts';

const FOLDER = join(import.meta.dirname, '../../../inventory/sandbox');
const EXISTING = 'e'.repeat(40);
const PLAYBOOKS = '../../';

type Texts = ReadonlyMap<string, string>;

function readTexts(): Texts {
  const hosts = readdirSync(join(FOLDER, 'hosts')).map((name) => `hosts/${name}`);
  const files = [...hosts, 'environment.yml', 'removals.yml'];
  return new Map(files.sort().map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]));
}

function edit(texts: Texts, { edits, consents = [] }: Change): Texts {
  const edited = new Map(texts);
  for (const one of edits) {
    const before = edited.get(one.file) ?? realFiles.read(one.file.slice(PLAYBOOKS.length)) ?? '';
    edited.set(one.file, applyEdits(before, [one]));
  }
  return edited.set('removals.yml', writeRemovals(consents, 'a test'));
}

function readSide(texts: Texts, side: EnvironmentSource['side']): EnvironmentSource {
  const at = (path: string) => ({ path, text: texts.get(path) ?? '' });
  const hosts = [...texts.keys()].filter((path) => path.startsWith('hosts/'));
  return {
    environment: 'sandbox',
    side,
    inventory: { root: 'hosts', files: hosts.map(at) },
    environmentFile: at('environment.yml'),
    removalsFile: at('removals.yml'),
  };
}

function readPlaybooks(texts: Texts): PlaybookFiles {
  return { paths: realFiles.paths, read: (path) => texts.get(PLAYBOOKS + path) ?? realFiles.read(path) };
}

function plan(existing: Texts, desired: Texts): Plan {
  return runPlan(
    { environment: 'sandbox' },
    {
      catalogue: readBundledCatalogue(),
      readToday: () => '2026-06-30',
      repository: {
        findCommit: (revision) => (revision === 'origin/main' ? EXISTING : undefined),
        findMergeBase: () => EXISTING,
        readFolder: () => [],
        findFile: () => undefined,
      },
      readEnvironment: () => readSide(desired, { path: 'inventory/sandbox' }),
      hasPath: () => false,
      readInventory: () => readSide(desired, { path: 'inventory/sandbox' }),
      readRevision: () => readSide(existing, { rev: EXISTING }),
      readPlaybooks: (commit) => readPlaybooks(commit === EXISTING ? existing : desired),
    },
  );
}

describe('kinds of change', () => {
  const bare = readTexts();
  const ground = edit(bare, GROUND);

  it('have names of their own', () => {
    expect(new Set(CHANGES.map(({ name }) => name)).size).toBe(CHANGES.length);
  });

  it('are made to what a plan brings about', () => {
    const { refusals, steps } = plan(bare, ground);
    expect(refusals).toEqual([]);
    expect(steps).not.toEqual([]);
  });

  it.each(CHANGES.map((change) => [change.name, change] as const))('%s', (_, change) => {
    const desired = edit(ground, change);
    expect(desired).not.toEqual(ground);
    const { refusals, steps } = plan(ground, desired);
    expect(refusals).toEqual([]);
    expect(steps.length === 0).toBe(change.isEmpty === true);
  });
});
