import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryFlock } from '../../../actions/adapters/flock.ts';
import { openLocks } from '../../../actions/adapters/lock.ts';
import { nameLock } from '../../../actions/core/apply/lock-name.ts';
import { UserError } from '../../../actions/core/types.ts';

const A = nameLock({ cluster: 'a' });
const B = nameLock({ cluster: 'b' });
let folder: string;
const said: string[] = [];
let signal: string | undefined;
const interruption = { signal: () => signal, leave: () => undefined };
const progress = { say: (line: string) => void said.push(line) };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-lock-'));
  said.length = 0;
  signal = undefined;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('locks', () => {
  it('are held by one at a time, and those who wait are told by whom', async () => {
    const mine = await openLocks({ folder, verb: 'apply sandbox', progress, interruption }).acquire({
      names: [nameLock({ cluster: 'pg-test' })],
    });
    const other = openLocks({ folder, verb: 'failover', progress, interruption });
    await expect(other.acquire({ names: [nameLock({ cluster: 'pg-test' })], timeoutSeconds: 0 })).rejects.toThrow(
      `"cluster-pg-test" is locked by "apply sandbox" (process ${String(process.pid)} of `,
    );
    mine.release();
    (await other.acquire({ names: [nameLock({ cluster: 'pg-test' })], timeoutSeconds: 0 })).release();
  });

  it('are taken by a failover that cannot announce itself', async () => {
    mkdirSync(join(folder, `${A}.urgent`));
    const locks = openLocks({ folder, verb: 'failover', progress, interruption });
    (await locks.acquire({ names: [A], urgent: true, timeoutSeconds: 0 })).release();
  });

  it('leave the other locks free', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const one = await locks.acquire({ names: [A] });
    const two = await locks.acquire({ names: [B], timeoutSeconds: 0 });
    one.release();
    two.release();
  });

  it('give back what they have when one of them cannot be had', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const held = await locks.acquire({ names: [B] });
    await expect(locks.acquire({ names: [A, B], timeoutSeconds: 0 })).rejects.toThrow('"cluster-b" is locked');
    (await locks.acquire({ names: [A], timeoutSeconds: 0 })).release();
    held.release();
  });

  it('are all had or none: who waits for one of several keeps no other verb from the rest', async () => {
    const open = (verb: string) => openLocks({ folder, verb, progress, interruption });
    const run = await open('run').acquire({ names: [B] });
    let waits = 0;
    const apply = open('apply').acquire({ names: [A, B], onWait: () => (waits += 1) });
    for (let turn = 0; turn < 4; turn += 1) {
      const failover = await open('failover').acquire({ names: [A], urgent: true, timeoutSeconds: 0 });
      await sleep(200);
      failover.release();
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`waiting for the lock of "cluster-b", held by "run" (process ${String(process.pid)} of `);
    run.release();
    const both = await apply;
    expect(both.names).toEqual([A, B]);
    expect(both.descriptors).toHaveLength(2);
    expect(waits).toBe(1);
    await expect(open('run').acquire({ names: [A], timeoutSeconds: 0 })).rejects.toThrow('locked by "apply"');
    await expect(open('run').acquire({ names: [B], timeoutSeconds: 0 })).rejects.toThrow('locked by "apply"');
    both.release();
  });

  it('that are several are not taken past a failover that waits for one of them', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const run = await locks.acquire({ names: [B] });
    const order: string[] = [];
    const take = (who: string, names: readonly (typeof A)[], urgent: boolean) =>
      locks.acquire({ names, urgent }).then(async (lock) => {
        order.push(who);
        await sleep(100);
        lock.release();
      });
    const all = [take('apply', [A, B], false), take('another apply', [B, A], false), take('failover', [B], true)];
    await sleep(700);
    run.release();
    await Promise.all(all);
    expect(order[0]).toBe('failover');
    expect(order.slice(1).sort()).toEqual(['another apply', 'apply']);
  });

  it('that are several are all left to others while a failover is announced on one of them', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const announced = tryFlock(join(folder, `${A}.urgent`), 'shared') ?? -1;
    const apply = locks.acquire({ names: [A, B] });
    (await locks.acquire({ names: [B], timeoutSeconds: 0 })).release();
    closeSync(announced);
    (await apply).release();
  });

  it('live on in a child that inherited them, and end with it however it dies', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
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
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
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

  it('are never taken past a waiting failover, whoever looks at its announcement when it makes it', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const held = await locks.acquire({ names: [A] });
    const order: string[] = [];
    const take = (who: string, urgent: boolean) =>
      locks.acquire({ names: [A], urgent }).then((lock) => {
        order.push(who);
        lock.release();
      });
    const looking = tryFlock(join(folder, `${A}.urgent`)) ?? -1;
    const failovers = [take('failover', true), take('another failover', true)];
    await sleep(200);
    closeSync(looking);
    const patient = [take('apply', false), take('run', false)];
    await sleep(700);
    held.release();
    // It looks before either of those that wait can look again.
    await expect(locks.acquire({ names: [A], timeoutSeconds: 0 })).rejects.toThrow('[lock]');
    await Promise.all([...failovers, ...patient]);
    expect(order.slice(0, 2).sort()).toEqual(['another failover', 'failover']);
  });

  it('name the process that goes on, and the host that it waits for, when the one that took them has ended', async () => {
    const locks = openLocks({ folder, verb: 'apply sandbox', progress, interruption });
    const lock = await locks.acquire({ names: [A] });
    const events = join(folder, 'events.jsonl');
    const start = { event: 'host_start', at: Number(process.hrtime.bigint()) / 1e9 - 28, task: 't : Wait', host: 'n1' };
    writeFileSync(events, `${JSON.stringify(start)}\n`);
    const child = spawn('sleep', ['60'], {
      stdio: ['ignore', 'ignore', 'ignore', ...lock.descriptors],
      env: { ...process.env, OPS_EVENTS: events },
    });
    await new Promise((resolve) => child.once('spawn', resolve));
    await expect(locks.acquire({ names: [A], timeoutSeconds: 0 })).rejects.toThrow(
      /is locked by "apply sandbox" \(process \d+ of \w+\), which waits for n1 since 2[89] s: t : Wait; gave up/,
    );
    lock.release();
    await expect(locks.acquire({ names: [A], timeoutSeconds: 0 })).rejects.toThrow(
      `, which has ended: its sleep (process ${String(child.pid)}) goes on, which waits for n1 since`,
    );
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
  });

  it('are not waited for after a signal', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const held = await locks.acquire({ names: [A] });
    signal = 'SIGTERM';
    await expect(locks.acquire({ names: [A] })).rejects.toThrow('SIGTERM came while it waited for the lock');
    held.release();
  });

  it('are had although their holder cannot be written down, and a file that cannot be opened is told with its owner', async () => {
    const locks = openLocks({ folder, verb: 'x', progress, interruption });
    const full = join(folder, `${B}.lock`);
    execFileSync('ln', ['-s', '/dev/full', full]);
    (await locks.acquire({ names: [B] })).release();
    rmSync(full);
    execFileSync('ln', ['-s', join(folder, 'nowhere', 'x'), full]);
    await expect(locks.acquire({ names: [B] })).rejects.toThrow(`cannot open the lock ${full}`);
    await expect(locks.acquire({ names: [B] })).rejects.toBeInstanceOf(UserError);
  });
});
