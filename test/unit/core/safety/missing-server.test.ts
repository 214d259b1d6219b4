import { expect, it } from 'vitest';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf, testHosts } from '../../builders.ts';

const { groups, vars = {} } = buildSandbox();
const others = Object.entries(groups).filter(([name]) => name !== 'pg-test');
const without = { vars, groups: Object.fromEntries(others) };

function refusalsOf(variables: Readonly<Record<string, Value>>) {
  const desired = buildSandbox({ test: { hosts: testHosts('10.10.10.11'), vars: variables } });
  return planOf(without, desired).refusals.map(({ rule, message }) => `${rule}: ${message.split(';')[0] ?? ''}`);
}

it('refuses to make an instance of a major that Debian 12 has not', () => {
  expect(refusalsOf({ pg_version: 14 })).toEqual([
    'debian-version: PostgreSQL 14 of 10.10.10.11 is not in Debian 12, which has 15 only',
  ]);
});

it.each([
  ['of Debian', { pg_version: 15 }],
  ['of an archive that is named', { pg_version: 17, pg_packages: ['postgresql-17 patroni'] }],
  ['that a template names', { pg_version: 17, pg_packages: '{{ packages }}' }],
])('makes one of a major %s', (_name, variables) => {
  expect(refusalsOf(variables)).toEqual([]);
});

it('lets one be that runs', () => {
  const side = buildSandbox({ test: { vars: { pg_version: 14 } } });
  expect(planOf(side, side).refusals).toEqual([]);
});
