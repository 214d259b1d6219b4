import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { HOST_LIMIT, STEP_SILENCE, TASK_LIMITS } from '../../../actions/core/apply/time-limits.ts';

type Task = Readonly<Record<string, unknown>>;

/** Every task of every playbook and role, those in blocks included. */
function readTasks(): readonly { readonly file: string; readonly task: Task }[] {
  const files = readdirSync('playbooks', { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.yml') && (name.includes('/tasks/') || !name.includes('/')),
  );
  return files.flatMap((file) => {
    const document: unknown = parse(readFileSync(join('playbooks', file), 'utf8'), { merge: true });
    return flatten(document).map((task) => ({ file, task }));
  });
}

function flatten(list: unknown): readonly Task[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const task: Task = entry !== null && typeof entry === 'object' ? Object.fromEntries(Object.entries(entry)) : {};
    const inner = ['block', 'rescue', 'always', 'pre_tasks', 'tasks', 'post_tasks'].flatMap((key) =>
      flatten(task[key]),
    );
    return [task, ...inner];
  });
}

function readSetting(pattern: RegExp): number {
  return Number(pattern.exec(readFileSync('ansible.cfg', 'utf8'))?.[1]);
}

describe('time limits', () => {
  const tasks = readTasks();
  const limits: readonly number[] = Object.values(TASK_LIMITS).map(({ seconds }) => seconds);
  const longest = Math.max(...limits);

  it('of Ansible are those of the table', () => {
    expect(readSetting(/^task_timeout = (\d+)$/m)).toBe(TASK_LIMITS.other.seconds);
    const own = tasks.flatMap(({ task }) => (task.timeout === undefined ? [] : [Number(task.timeout)]));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((seconds) => !limits.includes(seconds) || seconds === TASK_LIMITS.other.seconds)).toEqual([]);
  });

  it('of a restart leave the module the time that it allows itself', () => {
    const module = readFileSync('playbooks/library/patroni_restart.py', 'utf8');
    const read = (pattern: RegExp) => Number(pattern.exec(module)?.[1]);
    const [checkpoint, settle] = [read(/^CHECKPOINT_SECONDS = (\d+)/m), read(/^SETTLE_SECONDS = (\d+)/m)];
    const patience = read(/timeout:\n.*\n\s+type: int\n\s+default: (\d+)/);
    // It waits for itself, twice as long for the replay, and for two other members; then asks Patroni, and waits again.
    expect(5 * settle + checkpoint + 2 * patience).toBeLessThanOrEqual(TASK_LIMITS.restarts.seconds);
    const restarts = tasks.filter(({ task }) => 'patroni_restart' in task);
    expect(restarts.map(({ task }) => task.timeout)).toEqual(restarts.map(() => TASK_LIMITS.restarts.seconds));
  });

  it('of packages are on every task that installs or removes some', () => {
    const installing = tasks.filter(({ file, task }) => 'ansible.builtin.apt' in task && !file.endsWith('probe.yml'));
    expect(installing.length).toBeGreaterThan(8);
    expect(installing.filter(({ task }) => task.timeout !== TASK_LIMITS.packages.seconds)).toEqual([]);
  });

  it('of a host are what SSH needs to give it up: its keep-alive, and one more attempt to connect', () => {
    const interval = readSetting(/ServerAliveInterval=(\d+)/);
    const count = readSetting(/ServerAliveCountMax=(\d+)/);
    const connect = readSetting(/^timeout = (\d+)$/m);
    expect(interval * (count + 1) + connect).toBe(HOST_LIMIT.seconds);
  });

  it('of a step exceed those of its tasks and hosts', () => {
    expect(STEP_SILENCE.seconds).toBeGreaterThan(longest + HOST_LIMIT.seconds);
  });

  it('are for each question of a loop, which is heard of in between', () => {
    const pauses = tasks.flatMap(({ task }) => (task.until === undefined ? [] : [Number(task.delay ?? 5)]));
    expect(pauses.length).toBeGreaterThan(10);
    expect(Math.max(...pauses)).toBeLessThan(TASK_LIMITS.other.seconds);
  });
});
