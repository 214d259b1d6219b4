import { expect, test } from 'vitest';
import { buildSandbox, planOf, testHosts } from '../../builders.ts';
import type { Plan, Value } from '../../../../actions/core/types.ts';

const hosts = testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13');
const withVars = (vars: Readonly<Record<string, Value>>) => buildSandbox({ test: { hosts, vars } });
const refusals = (plan: Plan) => plan.refusals.map(({ rule, path }) => `${rule} ${path}`);

test.each([
  ['another name', { pg_libs: 'timescaledb' }, ['renamed-parameter pg_libs']],
  ['a value that nothing brings about', { vip_mode: 'l4' }, ['unsupported-value vip_mode']],
  ['a cluster without Patroni', { patroni_enabled: false }, ['unsupported-value patroni_enabled']],
  ['another name with the same value', { pg_libs: 'pg_stat_statements, auto_explain' }, []],
  ['another name that is empty', { node_extra_packages: [] }, []],
  ['what is not read at all', { pg_clean: true, grafana_plugin_list: ['x'], repo_name: 'x' }, []],
] as const)('%s is refused where it would matter', (_, vars, expected) => {
  const changed = planOf(buildSandbox(), withVars(vars));
  expect(refusals(changed)).toEqual(expected);
  const existing = { ...buildSandbox(), groups: { meta: { hosts: { '10.10.10.10': {} }, vars: { meta_node: true } } } };
  expect(new Set(refusals(planOf(existing, withVars(vars))))).toEqual(new Set(expected));
});

test('what stays as it is, or is mended, is not refused', () => {
  const before = withVars({ pg_libs: 'timescaledb', vip_mode: 'l4' });
  expect(planOf(before, before).refusals).toEqual([]);
  expect(refusals(planOf(before, withVars({ pg_shared_libraries: 'timescaledb', vip_mode: 'none' })))).toEqual([]);
});

test('a change of an unread parameter is listed with the reason', () => {
  const plan = planOf(withVars({ repo_name: 'one', pg_clean: true }), withVars({ repo_name: 'two', pg_clean: false }));
  expect(plan.steps).toEqual([]);
  expect(plan.unaffected).toEqual([
    { path: 'pg_clean', hosts: Object.keys(hosts), reason: expect.stringMatching(/^no play reads it: /) as string },
    { path: 'repo_name', hosts: Object.keys(hosts), reason: expect.stringMatching(/^no play reads it: /) as string },
  ]);
});
