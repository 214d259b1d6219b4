import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { noModuleState } from '../../scripts/lib/module-state.mjs';

function lint(code: string): readonly string[] {
  const plugins = { ops: { rules: { 'no-module-state': noModuleState } } };
  const languageOptions = { parser: tseslint.parser };
  const found = new Linter().verify(
    code,
    [{ files: ['**/*.ts'], plugins, languageOptions, rules: { 'ops/no-module-state': 'error' } }],
    'a.ts',
  );
  return found.map(({ message }) => message);
}

describe('state of a module of core', () => {
  it.each([
    'let last: string | undefined;',
    'export let last = 1;',
    'const known = new Map<string, number>();',
    'export const known = new Set();',
    'const views = new WeakMap([[{}, 1]]);',
    'const memory = new TurnMemory();',
    'const found: string[] = [];',
  ])('is refused: %s', (code) => {
    expect(lint(code)).toEqual([expect.stringContaining('keeps no state')]);
  });

  it.each([
    "const NAMES = new Set(['a']);",
    'const NONE: readonly string[] = [];',
    'const NONE: ReadonlyMap<string, number> = new Map();',
    'const FALLBACK = {};',
    'function read() { const known = new Map(); return known; }',
  ])('is none: %s', (code) => {
    expect(lint(code)).toEqual([]);
  });
});
