import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'sandbox-')));
cpSync(join(root, 'scripts'), join(elsewhere, 'scripts'), { recursive: true });
cpSync(join(root, 'playbooks/requirements.txt'), join(elsewhere, 'playbooks/requirements.txt'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly output: string;
}

function run(command: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { timeout: 120_000 }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}

const sandbox = (...args: readonly string[]) => run(join(root, 'scripts/sandbox'), ...args);
const sandboxElsewhere = (...args: readonly string[]) => run(join(elsewhere, 'scripts/sandbox'), ...args);
const containers = () => run('docker', 'ps', '--no-trunc', '--filter', 'label=ops.sandbox', '--format', '{{.ID}}');

describe('sandbox', () => {
  it('leaves a healthy sandbox alone', async () => {
    const before = await containers();
    expect(await sandbox('up')).toEqual({ code: 0, output: 'sandbox: up already\n' });
    expect(await containers()).toEqual(before);
  });

  it('has four hosts that ops of meta reaches and may administer', async () => {
    const script =
      'for host in meta node-1 node-2 node-3; do ssh -o BatchMode=yes $host sudo systemctl is-active ssh; done';
    expect(await sandbox('exec', 'bash', '-c', script)).toEqual({ code: 0, output: 'active\n'.repeat(4) });
  });

  it('brings a host back whose SSH was stopped', async () => {
    const before = await containers();
    await run('docker', 'exec', 'ops-node-3', 'systemctl', 'stop', 'ssh');
    expect((await sandbox('status')).code).toBe(1);
    expect((await sandbox('up')).code).toBe(0);
    expect(await containers()).toEqual(before);
  });

  it('is not taken down from another checkout', async () => {
    const before = await containers();
    const status = await sandboxElsewhere('status');
    expect(status).toMatchObject({ code: 1, output: expect.stringContaining('of another checkout') as string });
    const down = await sandboxElsewhere('down');
    expect(down).toMatchObject({ code: 0, output: expect.stringContaining('left alone: the sandbox of') as string });
    expect(await containers()).toEqual(before);
  });

  it('has the work tree after sync, and what is committed after push', async () => {
    expect((await sandbox('sync')).code).toBe(0);
    expect((await sandbox('push')).code).toBe(0);
    const head = (await run('git', '-C', root, 'rev-parse', 'HEAD')).output.trim();
    const script = `git merge-base --is-ancestor ${head} origin/main && git diff --quiet HEAD origin/main && ls ~/dev`;
    const found = await sandbox('exec', 'bash', '-c', script);
    expect(found).toMatchObject({ code: 0, output: expect.stringContaining('playbooks') as string });
  });
});

describe('meta-setup', () => {
  it('changes nothing on a meta node', async () => {
    expect((await sandbox('push')).code).toBe(0);
    const { code, output } = await sandbox('exec', '--root', 'scripts/meta-setup');
    expect(output).toMatch(/^meta-setup: v24\.\S+, ansible \[core 2\.19\.\d+\]\n$/);
    expect(code).toBe(0);
  });
});
