/** Drift believes assertions alone: whatever else fails in a probe could not look. So each probe reads, and then asserts. */
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { realFiles } from '../../lib/playbook-files.ts';

type Task = Readonly<Record<string, unknown>>;

const ASSERT = 'ansible.builtin.assert';
const IMPORT = 'ansible.builtin.import_tasks';
const probes = realFiles.paths.filter((path) => /\/roles\/[^/]+\/tasks\/(probe|watch)[^/]*\.yml$/.test(path));

function readTasks(path: string): readonly Task[] {
  const tasks = parse(realFiles.read(path) ?? '') as readonly Task[];
  return tasks.flatMap((task) => {
    const imported = task[IMPORT];
    return typeof imported === 'string' ? readTasks(join(dirname(path), imported)) : [task];
  });
}

/** Tasks of one proof follow one another; a file of several gives each its tag. */
function listProofs(path: string): readonly (readonly Task[])[] {
  const tasks = readTasks(path);
  const tags = new Set(tasks.map((task) => String(task['tags'])));
  return [...tags].map((tag) => tasks.filter((task) => String(task['tags']) === tag));
}

it.each(probes)('%s judges by assertions alone', (path) => {
  for (const tasks of listProofs(path)) {
    expect(Object.keys(tasks.at(-1) ?? {}), path).toContain(ASSERT);
    const reads = tasks.filter((task) => !(ASSERT in task));
    // A read whose result nobody keeps can only judge by its failure, and so does one that fails on what it has read.
    for (const { name, register, failed_when: failedWhen } of reads) {
      expect(register, String(name)).toEqual(expect.any(String));
      expect(String(failedWhen), String(name)).not.toMatch(/ is (failed|changed)|stdout|length/);
    }
    const judged = JSON.stringify(tasks.filter((task) => ASSERT in task || 'vars' in task));
    expect(judged).not.toContain('is failed');
  }
});

it('has a file for each probe', () => {
  expect(probes.length).toBeGreaterThan(30);
});
