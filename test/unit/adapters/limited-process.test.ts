import { describe, expect, it } from 'vitest';
import { runLimited } from '../../../actions/adapters/limited-process.ts';

const run = (script: string, rest: { readonly timeoutMs?: number; readonly mostBytes?: number } = {}) =>
  runLimited({
    ...{ program: process.execPath, args: ['-e', script], env: { SEEN: 'yes' } },
    ...{ timeoutMs: 60_000, mostBytes: 1_000, ...rest },
  });

describe('a process with limits', () => {
  it('gives what it printed, and its status', async () => {
    expect(await run('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3')).toEqual({
      ...{ status: 3, stdout: 'out', stderr: 'err' },
    });
  });

  it('has the environment that it was given, and nothing of ours', async () => {
    const { stdout } = await run('process.stdout.write(Object.keys(process.env).join(" "))');
    expect(stdout).toBe('SEEN');
  });

  it('ends by its limit of time, and what it started with it', async () => {
    const script = 'require("child_process").spawnSync(process.execPath, ["-e", "setInterval(() => 1, 1000)"])';
    await expect(run(script, { timeoutMs: 500 })).rejects.toThrow('takes more than 0.5 s');
  });

  it('ends by its limit of what it prints', async () => {
    await expect(run('for (;;) console.log("x".repeat(100))')).rejects.toThrow('prints more than 1000 bytes');
  });

  it('says where it cannot be run', async () => {
    const request = { program: '/no/such/program', args: [], env: {}, timeoutMs: 1_000, mostBytes: 1 };
    await expect(runLimited(request)).rejects.toThrow('/no/such/program cannot be run');
  });
});
