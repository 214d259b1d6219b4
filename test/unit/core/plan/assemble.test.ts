import { describe, expect, it } from 'vitest';
import type { ValueMap } from '../../../../actions/core/general/values.ts';
import { buildSandbox, consent, environmentFile, planOf, testHosts, writeSteps } from '../../builders.ts';

const base = buildSandbox();
const rule = [{ title: 'app', role: 'common', rules: ['host all app 203.0.113.0/24 scram-sha-256'] }];
const without13 = buildSandbox({ test: { hosts: testHosts('10.10.10.11', '10.10.10.12') } });

describe('assemblePlan', () => {
  it('has nothing to do between equal sides', () => {
    const plan = planOf(base, base);
    expect(plan).toMatchObject({ steps: [], refusals: [], unaffected: [], notes: [] });
  });

  it('plans an HBA rule as one step', () => {
    const plan = planOf(base, buildSandbox({ test: { vars: { pg_hba_rules_extra: rule } } }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t pg_hba']);
    expect(plan.steps[0]?.because).toEqual([
      {
        path: 'pg_hba_rules_extra',
        hosts: ['10.10.10.11', '10.10.10.12', '10.10.10.13'],
        file: 'hosts/pg-test.yml',
        line: 1,
        side: 'desired',
        summary: '"app" added',
        change: {
          ...{ kind: 'hba', let: ['app'], refused: [] },
          lines: [{ sign: '+', text: 'host all app 203.0.113.0/24 scram-sha-256' }],
        },
      },
    ]);
  });

  it("plans pgbouncer's HBA rules with its reload", () => {
    const plan = planOf(base, buildSandbox({ test: { vars: { pgbouncer_hba_rules_extra: rule } } }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t pgbouncer_hba,pgbouncer_reload']);
  });

  it('leaves out hosts that override a changed value of all', () => {
    const override = (vars: Parameters<typeof buildSandbox>[0]) => {
      const written = buildSandbox(vars);
      const meta = {
        hosts: { '10.10.10.10': { pg_seq: 1 } },
        vars: { pg_cluster: 'pg-meta', pgbouncer_poolmode: 'session' },
      };
      return { ...written, groups: { ...written.groups, 'pg-meta': meta } };
    };
    const plan = planOf(override({}), override({ vars: { pgbouncer_poolmode: 'statement' } }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t pgbouncer_ini,pgbouncer_reload']);
  });

  it('serves several clusters with one run', () => {
    const plan = planOf(base, buildSandbox({ vars: { pgbouncer_poolmode: 'statement' } }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-meta:pg-test -t pgbouncer_ini,pgbouncer_reload']);
  });

  it('removes a replica with the existing inventory, then refreshes the others', () => {
    const plan = planOf(base, without13, { removals: [consent({ kind: 'instance', name: 'pg-test-3' })] });
    expect(plan.refusals).toEqual([]);
    expect(writeSteps(plan)).toEqual([
      'pgsql-remove.yml -l 10.10.10.13 -e rm_pgdata=true -e rm_node=true (existing)',
      'pgsql.yml -l pg-test -t haproxy_config,haproxy_reload after s01',
    ]);
    expect(plan.steps[0]).toMatchObject({ hazards: ['destroy', 'data-loss'], existingRev: 'a'.repeat(40) });
    expect(plan.steps[1]?.hosts).toEqual(['10.10.10.11', '10.10.10.12']);
  });

  it('refuses a removal without consent, where the instance stood', () => {
    const plan = planOf(base, without13);
    expect(plan.refusals).toMatchObject([
      { rule: 'removal-consent', file: 'hosts/pg-test.yml', hosts: ['10.10.10.13'] },
    ]);
  });

  it('refuses consent that nothing uses', () => {
    const plan = planOf(base, base, { removals: [consent({ kind: 'instance', name: 'pg-test-3' })] });
    expect(plan.refusals).toMatchObject([{ rule: 'removal-unused', file: 'removals.yml' }]);
  });

  it('forgets without touching the host', () => {
    const plan = planOf(base, without13, {
      removals: [consent({ kind: 'instance', name: 'pg-test-3', action: 'forget' })],
    });
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t haproxy_config,haproxy_reload']);
    expect(plan.notes).toHaveLength(1);
  });

  it('destroys a cluster only by its own name', () => {
    const groups = { meta: base.groups['meta'] ?? { hosts: {} }, 'pg-meta': base.groups['pg-meta'] ?? { hosts: {} } };
    const byInstance = planOf(
      base,
      { ...base, groups },
      { removals: [consent({ kind: 'instance', name: 'pg-test-1' })] },
    );
    expect(byInstance.refusals).toHaveLength(1);
    const plan = planOf(base, { ...base, groups }, { removals: [consent({ kind: 'cluster', name: 'pg-test' })] });
    expect(plan.refusals).toEqual([]);
    expect(writeSteps(plan)).toEqual(['pgsql-remove.yml -l pg-test -e rm_pgdata=true -e rm_node=true (existing)']);
  });

  it('creates a cluster', () => {
    const groups = { meta: base.groups['meta'] ?? { hosts: {} }, 'pg-meta': base.groups['pg-meta'] ?? { hosts: {} } };
    const plan = planOf({ ...base, groups }, base);
    expect(writeSteps(plan)).toEqual(['nodes.yml -l pg-test', 'pgsql.yml -l pg-test after s01']);
  });

  it('creates an environment from nothing', () => {
    expect(writeSteps(planOf(undefined, base))).toEqual([
      'nodes.yml -l pg-meta:pg-test',
      'infra.yml -l meta after s01',
      'pgsql.yml -l pg-meta:pg-test after s01,s02',
    ]);
  });

  it('adds an instance, then refreshes the others', () => {
    expect(writeSteps(planOf(without13, base))).toEqual([
      'nodes.yml -l 10.10.10.13',
      'pgsql.yml -l 10.10.10.13 after s01',
      'pgsql.yml -l pg-test:!10.10.10.13 -t haproxy_config,haproxy_reload after s02',
    ]);
  });

  it('creates a user before the database that it owns', () => {
    const users = [
      { name: 'test', password: 'DBUser.Test' },
      { name: 'app', password: 'x', pgbouncer: true, roles: ['zeta'] },
      { name: 'zeta', password: 'x', pgbouncer: true },
    ];
    const plan = planOf(
      base,
      buildSandbox({ test: { vars: { pg_users: users, pg_databases: [{ name: 'a', owner: 'app' }] } } }),
    );
    expect(writeSteps(plan)).toEqual([
      'pgsql-createuser.yml -l pg-test -e pg_user=zeta',
      'pgsql-createuser.yml -l pg-test -e pg_user=app after s01',
      'pgsql-createdb.yml -l pg-test -e pg_database=a after s02',
    ]);
    expect(JSON.stringify(plan)).not.toContain('DBUser');
  });

  it('leaves the pools alone where they do not know the user', () => {
    const test = { name: 'test', password: 'DBUser.Test' };
    const planWith = (user: ValueMap) =>
      writeSteps(planOf(base, buildSandbox({ test: { vars: { pg_users: [test, user] } } }))).filter((step) =>
        step.startsWith('pgsql-createuser.yml'),
      );
    const alone = (name: string) => [`pgsql-createuser.yml -l pg-test -t pg_user -e pg_user=${name}`];
    const all = (name: string) => [`pgsql-createuser.yml -l pg-test -e pg_user=${name}`];
    expect(planWith({ name: 'app', password: 'x' })).toEqual(alone('app'));
    expect(planWith({ name: 'app', pgbouncer: false })).toEqual(alone('app'));
    expect(planWith({ name: 'app', pgbouncer: true })).toEqual(all('app'));
    expect(planWith({ name: 'app', comment: '{{ pg_cluster }}' })).toEqual(all('app'));
    expect(planWith({ name: 'dbuser_monitor' })).toEqual(all('dbuser_monitor'));
    expect(planWith({ ...test, password: 'y' })).toEqual(alone('test'));
    expect(planWith({ ...test, pgbouncer: true })).toEqual(all('test'));
  });

  it('refuses a user that disappears', () => {
    const plan = planOf(base, buildSandbox({ test: { vars: { pg_users: [] } } }));
    expect(plan.refusals).toMatchObject([{ rule: 'removal-consent', path: 'pg_users.test' }]);
  });

  it("reads every member's weight on every member", () => {
    const hosts = testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13');
    const weighed = { ...hosts, '10.10.10.12': { ...hosts['10.10.10.12'], pg_weight: 50 } };
    const plan = planOf(base, buildSandbox({ test: { hosts: weighed } }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t haproxy_config,haproxy_reload']);
    expect(plan.steps[0]?.because[0]?.hosts).toEqual(['10.10.10.12']);
  });

  it('names a restart as a hazard, and only for settings that need one', () => {
    const plan = (settings: Readonly<Record<string, string>>) =>
      planOf(base, buildSandbox({ test: { vars: { pg_parameters: settings } } }));
    expect(writeSteps(plan({ work_mem: '64MB' }))).toEqual(['pgsql.yml -l pg-test -t patroni_config,patroni_reload']);
    expect(plan({ work_mem: '64MB' }).steps[0]?.hazards).toEqual([]);
    expect(plan({ shared_buffers: '1GB' }).steps[0]?.hazards).toEqual(['restart']);
  });

  it('takes a written default for no change, for others too where they take it', () => {
    const own = planOf(base, buildSandbox({ test: { vars: { pgbouncer_poolmode: 'transaction' } } }));
    expect(own.steps).toEqual([]);
    expect(own.unaffected).toMatchObject([
      { path: 'pgbouncer_poolmode', reason: 'equals the default, which no other host reads' },
    ]);
    const others = planOf(base, buildSandbox({ test: { vars: { pg_weight: 100 } } }));
    expect(others.steps).toEqual([]);
    expect(others.unaffected).toMatchObject([
      { path: 'pg_weight', reason: 'equals the default, which other hosts take too' },
    ]);
  });

  it.each([
    ['pg_version', { pg_version: 16 }],
    ['pg_data', { pg_data: '/elsewhere' }],
    ['ansible_host', { ansible_host: '10.10.10.99' }],
    ['pg_namespace', { pg_namespace: '/other' }],
    ['pg_cluster', { pg_cluster: 'pg-other' }],
  ])('refuses a change of %s in place', (path, vars) => {
    const plan = planOf(base, buildSandbox({ test: { vars } }));
    expect(plan.refusals).toMatchObject([{ rule: 'identity-change', path }]);
  });

  it('refuses an instance under another host name', () => {
    const hosts = { ...testHosts('10.10.10.11', '10.10.10.12'), 'node-3': { pg_seq: 3, pg_role: 'replica' } };
    const plan = planOf(base, buildSandbox({ test: { hosts } }));
    expect(plan.refusals.map(({ rule }) => rule)).toContain('instance-moved');
  });

  it('refuses a variable that no effect knows, unless something mentions it', () => {
    expect(planOf(base, buildSandbox({ vars: { colour: 'red' } })).refusals).toMatchObject([
      { rule: 'unmapped-parameter', path: 'colour' },
    ]);
    const mention = (colour: string) => buildSandbox({ vars: { colour, pgbouncer_poolmode: '{{ colour }}' } });
    const plan = planOf(mention('session'), mention('statement'));
    expect(plan.refusals).toEqual([]);
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-meta:pg-test -t pgbouncer_ini,pgbouncer_reload']);
  });

  it.each([
    ['after a mapping in braces', "{{ {'a': {'b': 1}} | combine({'c': colour}) | to_json }}"],
    ['after a comment with a quote', "{# it's {{ ' #}{{ colour ~ ' x' }}"],
    ['as the second name of a lookup', "{{ lookup('vars', 'pg_cluster', 'colour') | join }}"],
    ['between marks of another name', "#jinja2: variable_start_string: '[[', variable_end_string: ']]'\n[[ colour ]]"],
    ['in a template that is broken', '{{ a b }} {{ colour }}'],
    ['of the hosts, by a name that is computed', "{{ groups['all'] | map('extract', hostvars, [nothing, 'x']) }}"],
  ])('changes a value by what it mentions %s', (_, template) => {
    const mention = (colour: string) => buildSandbox({ vars: { colour, node_exporter_options: template } });
    const plan = planOf(mention('red'), mention('blue'));
    expect(writeSteps(plan)).toContain('nodes.yml -l pg-meta:pg-test -t node_exporter_unit,node_exporter_launch');
  });

  it('changes a value by the groups of a host that it mentions', () => {
    const vars = { node_exporter_options: "{{ hostvars['10.10.10.13'].group_names | join }}" };
    const existing = buildSandbox({ vars, test: { hosts: testHosts('10.10.10.11', '10.10.10.12') } });
    expect(writeSteps(planOf(existing, buildSandbox({ vars })))).toContain(
      'nodes.yml -l pg-meta:pg-test:!10.10.10.13 -t node_exporter_unit,node_exporter_launch',
    );
  });

  it('takes the members of a mentioned group for a value', () => {
    const options = { node_exporter_options: "{{ groups['pg-test'] | join(',') }}" };
    const existing = buildSandbox({ vars: options, test: { hosts: testHosts('10.10.10.11', '10.10.10.12') } });
    const plan = planOf(existing, buildSandbox({ vars: options }));
    expect(writeSteps(plan)).toContain(
      'nodes.yml -l pg-meta:pg-test:!10.10.10.13 -t node_exporter_unit,node_exporter_launch',
    );
  });

  it('reads what a selector of a service reads', () => {
    const services = [{ name: 'rack', src_port: 5999, selector: '[? rack==`a`]' }];
    const hosts = testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13');
    const racked = { ...hosts, '10.10.10.13': { ...hosts['10.10.10.13'], rack: 'a' } };
    const vars = { pg_services_extra: services };
    const plan = planOf(buildSandbox({ test: { vars } }), buildSandbox({ test: { vars, hosts: racked } }));
    expect(plan.refusals).toEqual([]);
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t haproxy_config,haproxy_reload']);
  });

  it('refuses more than environment.yml allows', () => {
    const limits = { hosts: 0.5, clusters: 1, restarts: 1000 };
    const plan = planOf(base, buildSandbox({ vars: { pgbouncer_poolmode: 'session' } }), {
      environmentFile: { ...environmentFile, limits },
    });
    expect(plan.refusals[0]?.message).toContain('touch 4 of 4 hosts (100 %), limits.hosts allows 50 %');
  });
});
