import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pickEnvironment } from '../../../actions/adapters/repository.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'repository-'));
  vi.stubEnv('OPS_MARKS_DIR', join(root, 'marks'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

function make(...environments: readonly string[]): void {
  for (const name of environments) mkdirSync(join(root, 'inventory', name, 'hosts'), { recursive: true });
}

function carry(environment: string): void {
  mkdirSync(join(root, 'marks', environment), { recursive: true });
  writeFileSync(join(root, 'marks', environment, 'environment'), 'git@github.com:team/fleet.git\n');
}

it('takes the only environment of the checkout', () => {
  make('production');
  expect(pickEnvironment(root, undefined)).toBe('production');
});

it('takes of several the one that this meta node carries', () => {
  make('production', 'sandbox', 'staging');
  carry('staging');
  expect(pickEnvironment(root, undefined)).toBe('staging');
  expect(pickEnvironment(root, 'production')).toBe('production');
});

it('asks where the node carries none of several, or more than one', () => {
  make('production', 'sandbox');
  const asks = 'which environment? --env is needed: production, sandbox';
  expect(() => pickEnvironment(root, undefined)).toThrow(asks);
  carry('elsewhere');
  expect(() => pickEnvironment(root, undefined)).toThrow(asks);
  carry('production');
  carry('sandbox');
  expect(() => pickEnvironment(root, undefined)).toThrow(asks);
});
