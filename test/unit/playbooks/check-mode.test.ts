/**
 * Adoption believes a check run: what would be changed must be said there. These tasks of what makes hosts and instances
 * are passed over by check mode, each with what finds out instead. A task that is not here tells, or says `check_mode`.
 */
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { realFiles } from '../../lib/playbook-files.ts';

const SILENT: Readonly<Record<string, string>> = {
  'patroni/dynamic.yml: Bring the dynamic configuration to what is wanted': 'a task of check mode alone tells',
  'patroni/follow-role.yml: Put the rules of the live role in place': 'proof pg_hba compares them with the live role',
  'patroni/restart.yml: Wait until Patroni has compared the settings': 'it only waits',
  'patroni/service.yml: Wait for the leader of a new cluster': 'it only waits',
  'patroni/service.yml: Wait until the member runs': 'it only waits',
  'patroni_mode/main.yml: Pause': 'proof patroni_mode',
  'patroni_mode/main.yml: Resume': 'proof patroni_mode',
  'pg_hba/main.yml: Put the rules of the live role in place': 'proof pg_hba compares them with the live role',
};

/** Modules that do nothing in check mode, unless they are told what they create. */
const MUTE = ['command', 'shell', 'script', 'raw', 'uri', 'pause', 'wait_for'];
/** Roles that take away: no check run of a making playbook has them. */
const TAKING = /roles\/(pg_remove|pg_drop_\w+)\//;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function* listTasks(value: unknown, spoken = false): Generator<Fields> {
  if (!Array.isArray(value)) return;
  for (const task of value.filter(isFields)) {
    const isSpoken = task.check_mode === undefined ? spoken : task.check_mode === false;
    for (const part of [task.block, task.rescue, task.always]) yield* listTasks(part, isSpoken);
    if (!isSpoken) yield task;
  }
}

function isMute(task: Fields): boolean {
  return MUTE.some((name) => {
    const module = task[`ansible.builtin.${name}`];
    return module !== undefined && !(isFields(module) && ('creates' in module || 'removes' in module));
  });
}

it('passes over no task but those that a proof stands for', () => {
  const files = realFiles.paths.filter((path) => /\/roles\/[^/]+\/tasks\/(?!probe)[^/]+\.yml$/.test(path));
  expect(files.length).toBeGreaterThan(50);
  const silent = files
    .filter((path) => !TAKING.test(path))
    .flatMap((path) => {
      const place = path.replace(/^.*roles\/(\w+)\/tasks\//, '$1/');
      return [...listTasks(parse(realFiles.read(path) ?? ''))]
        .filter(isMute)
        .map(({ name }) => `${place}: ${String(name)}`);
    });
  expect(silent.sort()).toEqual(Object.keys(SILENT));
});
