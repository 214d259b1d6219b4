import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocks } from '../../../actions/adapters/lock.ts';
import { nameLock } from '../../../actions/core/apply/lock-name.ts';

const A = nameLock({ cluster: 'a' });
const B = nameLock({ cluster: 'b' });
let folder: string;
const said: string[] = [];
const progress = { say: (line: string) => void said.push(line) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-lock-'));
  said.length = 0;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('locks', () => {
  it('are held by one at a time, and those who wait are told by whom', async () => {
    const mine = await openLocks({ folder, verb: 'apply sandbox', progress }).acquire({
      names: [nameLock({ cluster: 'pg-test' })],
    });
    const other = openLocks({ folder, verb: 'failover', progress });
    await expect(other.acquire({ names: [nameLock({ cluster: 'pg-test' })], timeoutSeconds: 0 })).rejects.toThrow(
      `"cluster-pg-test" is locked by "apply sandbox" (process ${String(process.pid)} of `,
    );
    mine.release();
    (await other.acquire({ names: [nameLock({ cluster: 'pg-test' })], timeoutSeconds: 0 })).release();
  });

  it('leave the other locks free', async () => {
    const locks = openLocks({ folder, verb: 'x', progress });
    const one = await locks.acquire({ names: [A] });
    const two = await locks.acquire({ names: [B], timeoutSeconds: 0 });
    one.release();
    two.release();
  });

  it('give back what they have when one of them cannot be had', async () => {
    const locks = openLocks({ folder, verb: 'x', progress });
    const held = await locks.acquire({ names: [B] });
    await expect(locks.acquire({ names: [A, B], timeoutSeconds: 0 })).rejects.toThrow('"cluster-b" is locked');
    (await locks.acquire({ names: [A], timeoutSeconds: 0 })).release();
    held.release();
  });

  it('live on in a child that inherited them, and end with it however it dies', async () => {
    const locks = openLocks({ folder, verb: 'x', progress });
    const lock = await locks.acquire({ names: [A] });
    const child = spawn('sleep', ['60'], { stdio: ['ignore', 'ignore', 'ignore', ...lock.descriptors] });
    await new Promise((resolve) => child.once('spawn', resolve));
    lock.release();
    await expect(locks.acquire({ names: [A], timeoutSeconds: 0 })).rejects.toThrow('is locked');
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    (await locks.acquire({ names: [A], timeoutSeconds: 0 })).release();
  });

  it('go to an urgent request before one that waits longer', async () => {
    const locks = openLocks({ folder, verb: 'x', progress });
    const held = await locks.acquire({ names: [A] });
    const order: string[] = [];
    const patient = locks.acquire({ names: [A] }).then((lock) => {
      order.push('apply');
      lock.release();
    });
    const urgent = locks.acquire({ names: [A], urgent: true }).then(async (lock) => {
      order.push('failover');
      await sleep(100);
      lock.release();
    });
    await sleep(700);
    held.release();
    await Promise.all([patient, urgent]);
    expect(order).toEqual(['failover', 'apply']);
    expect(said[0]).toContain('waiting for the lock of "cluster-a"');
  });
});
