/** A role whose tasks need more than one beat has a file for each: who looks for a package, file or unit knows where. */
import { parse } from 'yaml';
import { expect, it } from 'vitest';
import { groupBy } from '../../../actions/core/general/group-by.ts';
import { realFiles } from '../../lib/playbook-files.ts';

const BEATS: readonly (readonly [file: string, modules: readonly string[]])[] = [
  ['install.yml', ['ansible.builtin.apt']],
  ['config.yml', ['ansible.builtin.template']],
  ['service.yml', ['ansible.builtin.systemd_service', 'restart_in_turn']],
];
/** Roles that hand over only files which the roles beside them read, and one that takes everything away. */
const OF_THEIR_OWN = ['pg_remove'];

function* listTasks(value: unknown): Generator<object> {
  if (!Array.isArray(value)) return;
  for (const task of value as readonly object[]) {
    yield task;
    for (const part of ['block', 'rescue', 'always'])
      if (part in task) yield* listTasks((task as Readonly<Record<string, unknown>>)[part]);
  }
}

const roles = groupBy(
  realFiles.paths.filter((path) => /\/roles\/[^/]+\/tasks\/[^/]+\.yml$/.test(path)),
  (path) => path.split('/')[2] ?? '',
);

/** What several members have and clients go through, or the members themselves: one is away at a time. */
const RESTARTED_IN_TURN = ['etcd', 'haproxy', 'patroni', 'pgbouncer', 'postgres'];

it('restarts what clients go through by nothing but the modules that wait for the member before', () => {
  const found = [...roles].flatMap(([role, paths]) =>
    paths
      .flatMap((path) => [...listTasks(parse(realFiles.read(path) ?? ''))])
      .filter((task) => 'restart_in_turn' in task || 'patroni_restart' in task)
      .map(() => role),
  );
  expect(new Set(found)).toEqual(new Set(['etcd', 'haproxy', 'patroni', 'pgbouncer']));
  const byItself = RESTARTED_IN_TURN.flatMap((role) => roles.get(role) ?? []).filter((path) =>
    /state: .*restarted|systemctl, restart|systemctl restart/.test(realFiles.read(path) ?? ''),
  );
  expect(byItself).toEqual([]);
});

it('finds each beat of a role in its own file', () => {
  const misplaced = [...roles].flatMap(([role, paths]) => {
    const own = paths.filter((path) => !path.includes('probe') && !path.includes('watch'));
    const main = own.find((path) => path.endsWith('/main.yml')) ?? '';
    const tasks = [...listTasks(parse(realFiles.read(main) ?? ''))];
    const beats = BEATS.filter(([, modules]) => tasks.some((task) => modules.some((module) => module in task)));
    // What a role does in one beat may stand in main.yml, and so may the stop of what is switched off.
    const isMany = own.length > 1 || beats.length > 1;
    const missing = beats.filter(([file]) => !own.some((path) => path.endsWith(`/${file}`)));
    return isMany && !OF_THEIR_OWN.includes(role) ? missing.map(([file]) => `${role} has no ${file}`) : [];
  });
  expect(roles.size).toBeGreaterThan(20);
  expect(misplaced).toEqual([]);
});
