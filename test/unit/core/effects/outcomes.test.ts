import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMentions } from '../../../../actions/core/diff/mentions.ts';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf, testHosts, writeSteps } from '../../builders.ts';

const roles = join(import.meta.dirname, '../../../../playbooks/roles');
const entry = (role: Value, address = '10.1.0.0/16', title: Value = 'x') => ({ title, role, rules: [`host all app ${address} scram-sha-256`] }); // prettier-ignore
const withRules = (extra: Value, vars: Readonly<Record<string, Value>> = {}) =>
  buildSandbox({ test: { vars: { pg_hba_rules_extra: extra, ...vars } } });
const members = (roles: readonly string[], more: readonly Readonly<Record<string, Value>>[] = []) =>
  Object.fromEntries(Object.entries(testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13')).map(([host, own], index) => [host, { ...own, pg_role: roles[index] ?? 'replica', ...more[index] }])); // prettier-ignore

function stepsOf(role: Value, labels: readonly string[], more: readonly Readonly<Record<string, Value>>[] = []) {
  const hosts = members(labels, more);
  const sides = [[], [entry(role)]].map((rules) =>
    buildSandbox({ test: { hosts, vars: { pg_hba_rules_extra: rules } } }),
  );
  const [before, after] = sides;
  return before === undefined || after === undefined ? [] : writeSteps(planOf(before, after));
}

describe('an HBA rule goes to the instances that may have it', () => {
  it.each([
    ['common', ['primary', 'replica', 'offline'], ['pgsql.yml -l pg-test -t pg_hba']],
    ['primary', ['primary', 'replica', 'offline'], ['pgsql.yml -l pg-test -t pg_hba']],
    ['replica', ['primary', 'replica', 'offline'], ['pgsql.yml -l pg-test:!10.10.10.13 -t pg_hba']],
    ['offline', ['primary', 'replica', 'offline'], ['pgsql.yml -l 10.10.10.13 -t pg_hba']],
    ['offline', ['primary', 'replica', 'replica'], []],
    ['standby', ['primary', 'replica', 'replica'], []],
  ] as const)('%s', (role, labels, expected) => {
    expect(stepsOf(role, labels)).toEqual(expected);
  });

  it('who is alone in its cluster has those of a replica, too: another member may join it', () => {
    const stepsAlone = (role: string) => {
      const hosts = testHosts('10.10.10.11');
      const [before, after] = [[], [entry(role)]].map((rules) => buildSandbox({ test: { hosts, vars: { pg_hba_rules_extra: rules } } })); // prettier-ignore
      return before && after && planOf(before, after).steps.length;
    };
    expect(['common', 'primary', 'replica', 'offline'].map(stepsAlone)).toEqual([1, 1, 1, 0]);
  });

  it('an instance that serves offline queries has those of offline instances', () => {
    expect(stepsOf('offline', [], [{}, { pg_offline_query: true }])).toEqual(['pgsql.yml -l 10.10.10.12 -t pg_hba']);
  });

  it('a role that is a template may be any', () => {
    expect(stepsOf('{{ a_role }}', [])).toEqual(['pgsql.yml -l pg-test -t pg_hba']);
  });

  it('a switch that is no boolean may be either', () => {
    expect(stepsOf('offline', [], [{ pg_offline_query: '{{ x }}' }])).toEqual(['pgsql.yml -l 10.10.10.11 -t pg_hba']);
  });
});

describe('what the file is made of', () => {
  it.each([
    ['rules', [entry('common')], [entry('common', '10.2.0.0/16')], 1],
    ['a title', [entry('common')], [entry('common', '10.1.0.0/16', 'y')], 1],
    ['no title', [entry('common')], [{ role: 'common', rules: entry('common').rules }], 1],
    ['their order', [entry('common'), entry('primary')], [entry('primary'), entry('common')], 1],
    [
      'their order where no instance has both',
      [entry('offline'), entry('common')],
      [entry('common'), entry('offline')],
      0,
    ],
    ['a list of another form', [], '{{ rules }}', 1],
  ] as const)('%s', (_, before, after, expected) => {
    expect(planOf(withRules(before), withRules(after)).steps).toHaveLength(expected);
  });

  it('what a rule mentions', () => {
    const [before, after] = ['10.1.0.0/16', '10.2.0.0/16'].map((network) => withRules([entry('common', '{{ a_network }}')], { a_network: network })); // prettier-ignore
    expect(before && after && writeSteps(planOf(before, after))).toEqual(['pgsql.yml -l pg-test -t pg_hba']);
  });

  it('an entry at the end of one list is one at the beginning of the other', () => {
    const [one, other] = [entry('common'), entry('common', '10.2.0.0/16')];
    const before = withRules([one, other], { pg_hba_rules: [] });
    expect(planOf(before, withRules([one], { pg_hba_rules: [other] })).steps).toEqual([]);
  });

  it('labels count only as offline or not', () => {
    const [before, swapped, offline] = [
      ['primary', 'replica'],
      ['replica', 'primary'],
      ['primary', 'offline'],
    ].map((labels) => buildSandbox({ test: { hosts: members(labels) } }));
    const tagsOf = (after: typeof before) =>
      before && after ? planOf(before, after).steps.flatMap(({ tags }) => tags) : [];
    expect(tagsOf(swapped)).toEqual(['haproxy_config', 'haproxy_reload', 'register_prometheus']);
    expect(tagsOf(offline)).toEqual(expect.arrayContaining(['pg_hba', 'pgbouncer_hba']));
  });

  it('says why nothing is done', () => {
    const { unaffected } = planOf(withRules([]), withRules([entry('offline')]));
    expect(unaffected).toEqual([
      expect.objectContaining({ path: 'pg_hba_rules_extra', reason: 'what is made of it comes to the same there' }),
    ]);
  });
});

it.each([
  ['pg_hba/templates/pg_hba.conf.j2', ['pg_hba_rules', 'pg_hba_rules_extra']],
  ['pgbouncer/templates/pgb_hba.conf.j2', ['pgbouncer_hba_rules', 'pgbouncer_hba_rules_extra']],
])('%s reads nothing else', (template, lists) => {
  const refused = ['pg_dbsu', 'pg_replication_username', 'pg_monitor_username'];
  const { own } = readMentions(readFileSync(join(roles, template), 'utf8'));
  const variables = [...own].filter((name) => name.startsWith('pg') || name.startsWith('_'));
  const known = new Set([...lists, 'pg_offline_query', '_pg_instance', ...refused]);
  expect(variables.filter((name) => !known.has(name))).toEqual([]);
  expect(readFileSync(join(roles, 'pg_id/vars/main.yml'), 'utf8')).toContain(
    "'offline' if pg_role == 'offline' else 'replica'",
  );
});

describe('what is left out where its switch is off', () => {
  const off = { haproxy_enabled: false, pgbouncer_enabled: false, pg_exporter_enabled: false };
  const tagsOf = (before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>) =>
    planOf(buildSandbox({ test: { vars: before } }), buildSandbox({ test: { vars: after } })).steps.flatMap(
      ({ tags }) => tags,
    );

  it.each(['haproxy_exporter_port', 'pgbouncer_exporter_port', 'pgbouncer_port', 'haproxy_admin_password'])(
    '%s',
    (name) => {
      expect(tagsOf(off, { ...off, [name]: 9999 })).toEqual([]);
    },
  );

  it('is written again with it', () => {
    const others = ['register_prometheus', 'register_nginx'];
    const [on, off] = [{ haproxy_exporter_port: 9999 }, { haproxy_enabled: false }];
    expect(tagsOf(off, on)).toEqual(['haproxy', ...others]);
    expect(tagsOf(on, off)).toEqual(['haproxy_launch', ...others]);
  });

  it('a switch that is a template may be on', () => {
    const switched = { haproxy_enabled: '{{ x }}' };
    expect(tagsOf(switched, { ...switched, haproxy_exporter_port: 9999 })).toContain('register_prometheus');
  });
});

it.each([
  ['register/vars/main.yml', '([pg_exporter_port] if pg_exporter_enabled else [])'],
  ['register/vars/main.yml', '([pgbouncer_exporter_port] if pgbouncer_enabled and pgbouncer_exporter_enabled else [])'],
  ['register/vars/main.yml', '([haproxy_exporter_port] if haproxy_enabled else [])'],
  [
    'register/tasks/nginx.yml',
    "loop: \"{{ _register_meta | product(['upstream', 'location']) }}\"\n  when: haproxy_enabled",
  ],
  ['node_register/tasks/main.yml', 'loop: "{{ _node_register_meta }}"\n  when: node_exporter_enabled'],
  [
    'haproxy/templates/haproxy.cfg.j2',
    "{'patroni': member.patroni_port, 'pg_exporter': member.pg_exporter_port}[check_port]",
  ],
  [
    'haproxy/templates/haproxy.cfg.j2',
    "{'postgres': member.pg_port, 'pgbouncer': member.pgbouncer_port}[service.dst_port",
  ],
])('the conditions are those of %s: %s', (file, text) => {
  expect(readFileSync(join(roles, file), 'utf8')).toContain(text);
});

describe('the pools are told what they know of a user or a database', () => {
  const sides = (list: string, before: Value, after: Value, vars: Readonly<Record<string, Value>>[] = [{}, {}]) =>
    [before, after].map((item, index) => buildSandbox({ test: { vars: { [list]: [item], ...vars[index] } } }));
  const user = { name: 'app', password: 'x', pgbouncer: true, roles: ['dbrole_readonly'] };
  const stepsBetween = ([before, after]: readonly ReturnType<typeof buildSandbox>[]) =>
    before && after ? writeSteps(planOf(before, after)) : [];

  it.each([
    ['pg_users', user, { ...user, comment: 'y' }, 'pgsql-createuser.yml -l pg-test -t pg_user -e pg_user=app'],
    ['pg_users', user, { ...user, password: 'y' }, 'pgsql-createuser.yml -l pg-test -e pg_user=app'],
    ['pg_users', user, { ...user, pgbouncer: false }, 'pgsql-createuser.yml -l pg-test -e pg_user=app'],
    ['pg_users', user, { ...user, pgbouncer: false, comment: 'y' }, 'pgsql-createuser.yml -l pg-test -e pg_user=app'],
    ['pg_users', user, { ...user, comment: '{{ y }}' }, 'pgsql-createuser.yml -l pg-test -e pg_user=app'],
    ['pg_databases', { name: 'app' }, { name: 'app', connlimit: 9 }, 'pgsql-createdb.yml -l pg-test -t pg_db -e pg_database=app'], // prettier-ignore
    [
      'pg_databases',
      { name: 'app' },
      { name: 'app', pgbouncer: false },
      'pgsql-createdb.yml -l pg-test -e pg_database=app',
    ],
  ] as const)('%s: %j → %j', (list, before, after, expected) => {
    expect(stepsBetween(sides(list, before, after))).toEqual([expected]);
  });

  it('a password that mentions another variable', () => {
    const templated = { ...user, password: '{{ a_password }}' };
    const found = sides('pg_users', templated, templated, [{ a_password: 'x' }, { a_password: 'y' }]);
    expect(stepsBetween(found)).toEqual(['pgsql-createuser.yml -l pg-test -e pg_user=app']);
  });
});

describe('less of what stays', () => {
  const both = ['monitor', 'extra'];
  const planBetween = (parameter: string, before: Value, after: Value) =>
    planOf(
      ...([before, after].map((value) => buildSandbox({ test: { vars: { [parameter]: value } } })) as [never, never]),
    );

  it.each([
    ['pg_default_schemas', both, ['monitor']],
    ['node_sysctl_params', { 'vm.swappiness': 1, 'net.core.somaxconn': 9 }, { 'vm.swappiness': 1 }],
    ['pg_default_extensions', [{ name: 'pgstattuple' }, { name: 'pg_trgm' }], [{ name: 'pg_trgm' }]],
  ] as const)('is nothing to do: %s', (parameter, before, after) => {
    const plan = planBetween(parameter, before, after);
    expect(plan.steps).toEqual([]);
    expect(plan.unaffected).toMatchObject([{ path: expect.stringContaining(parameter) as string }]);
    expect(plan.notes.map(({ message }) => message).join()).toContain(`is taken off ${parameter}`);
  });

  it.each([
    ['pg_default_schemas', both, ['monitor', 'other']],
    ['pg_default_schemas', both, ['{{ one }}']],
    ['node_sysctl_params', { 'vm.swappiness': 1, 'net.core.somaxconn': 9 }, { 'vm.swappiness': 2 }],
    ['node_packages', ['jq', 'lsof'], ['jq']],
  ] as const)('is something to do if it is also more, or may be: %s %j → %j', (parameter, before, after) => {
    expect(planBetween(parameter, before, after).steps).toHaveLength(1);
  });
});
