import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('scripts/ops says what is missing where there is no Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-node-'));
  const shell = execFileSync('sh', ['-c', 'command -v sh'], { encoding: 'utf8' }).trim();
  symlinkSync(shell, join(folder, 'sh'));
  const { status, stderr } = spawnSync(shell, ['scripts/ops', 'plan'], { env: { PATH: folder }, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: 'ops needs Node 20 or newer, and there is none (on a meta node: scripts/meta-setup)\n',
  });
});
