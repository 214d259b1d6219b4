import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const scratch = mkdtempSync(join(tmpdir(), 'dist-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const ops = (...args: readonly string[]) => spawnSync('scripts/ops', args, { encoding: 'utf8' });

describe('actions/dist', () => {
  it('is what the sources build, in another folder and with a symlinked node_modules too', () => {
    for (const path of ['actions', 'scripts', 'inventory/schema', 'package.json']) {
      cpSync(path, join(scratch, path), { recursive: true });
    }
    symlinkSync(join(process.cwd(), 'node_modules'), join(scratch, 'node_modules'));
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: scratch });
    const built = readdirSync(join(scratch, 'actions/dist')).sort();
    expect(readdirSync('actions/dist').sort()).toEqual(built);
    for (const name of built) {
      expect(
        readFileSync(join('actions/dist', name)).equals(readFileSync(join(scratch, 'actions/dist', name))),
        name,
      ).toBe(true);
    }
  });
});

describe('scripts/ops', () => {
  it('prints its help and exits 0', () => {
    const { status, stdout } = ops('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: ops VERB');
  });

  it.each([[[]], [['no-such-verb']], [['--no-such-option']]])('exits 2 for %j', (args) => {
    const { status, stdout, stderr } = ops(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });
});
