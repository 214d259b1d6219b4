import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CORE_FOLDERS, findViolation } from '../../scripts/lib/layers.mjs';

const IMPORT = /^\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

function findSources(): readonly string[] {
  return readdirSync('actions', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('dist/') && !name.includes('generated/'))
    .map((name) => `actions/${name}`);
}

describe('layers', () => {
  it('hold in every source file', () => {
    const sources = findSources();
    expect(sources.length).toBeGreaterThan(20);
    const violations = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap((match) => {
        const message = findViolation(file, match[1] ?? match[2] ?? match[3] ?? '');
        return message === undefined ? [] : [`${file}: ${message}`];
      }),
    );
    expect(violations).toEqual([]);
  });

  it('have a place for every folder of core, and no other', () => {
    const folders = readdirSync('actions/core', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...CORE_FOLDERS].sort());
  });

  it.each([
    ['actions/core/plan/assemble-checked-plan.ts', '../../adapters/git.ts', 'core imports adapters'],
    ['actions/core/plan/assemble-checked-plan.ts', 'node:fs', 'impure'],
    ['actions/core/diff/side-view.ts', '../plan/assemble-plan.ts', 'comes after it in the pipeline'],
    ['actions/core/types.ts', './load/load.ts', 'none of the folders'],
    ['actions/core/diff/side-view.ts', '../elsewhere/file.ts', 'has no place'],
    ['actions/plan/run.ts', '../adapters/git.ts', 'run imports adapters'],
    ['actions/plan/run.ts', '@actions/core', 'impure'],
    ['actions/adapters/git.ts', '../plan/run.ts', 'adapters imports run'],
    ['actions/plan/main.ts', '../cli/main.ts', 'main imports cli'],
    ['actions/cli/plan.ts', '../../test/unit/fake.ts', 'outside actions/'],
  ])('refuse %s importing %s', (file, specifier, message) => {
    expect(findViolation(file, specifier)).toContain(message);
  });

  it.each([
    ['actions/core/plan/assemble-checked-plan.ts', '../diff/compare.ts'],
    ['actions/plan/run.ts', '../core/types.ts'],
    ['actions/plan/run.ts', '../validate/run.ts'],
    ['actions/plan/main.ts', '../adapters/git.ts'],
    ['actions/cli/plan.ts', '../plan/run.ts'],
    ['actions/core/catalogue/effects.ts', '../../../inventory/schema/effects.json'],
  ])('allow %s importing %s', (file, specifier) => {
    expect(findViolation(file, specifier)).toBeUndefined();
  });
});
