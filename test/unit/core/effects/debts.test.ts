import { describe, expect, it } from 'vitest';
import { buildSandbox, planOf, testHosts, writeSteps } from '../../builders.ts';

const base = buildSandbox();
const rule = [{ title: 'app', role: 'common', rules: ['host all app 203.0.113.0/24 scram-sha-256'] }];

function owe(entries: Readonly<Record<string, readonly string[]>>) {
  return { debts: new Map(Object.entries(entries)) };
}

describe('debts', () => {
  it('are planned between equal sides, with every hazard that they may have', () => {
    const plan = planOf(base, base, owe({ '10.10.10.12': ['pg-hba'], '10.10.10.13': ['pgbouncer-run', 'pg-hba'] }));
    expect(writeSteps(plan)).toEqual([
      'pgsql.yml -l pg-test:!10.10.10.11 -t pg_hba',
      'pgsql.yml -l 10.10.10.13 -t pgbouncer',
    ]);
    expect(plan.steps.map(({ hazards }) => hazards)).toEqual([['lock-out', 'access'], ['restart']]);
    expect(plan.steps[0]?.because[0]?.summary).toContain('"pg-hba" was not found there');
    expect(plan.fingerprint).not.toBe(planOf(base, base).fingerprint);
  });

  it('join what a change needs anyway', () => {
    const desired = buildSandbox({ test: { vars: { pg_hba_rules_extra: rule } } });
    const plan = planOf(base, desired, owe({ '10.10.10.12': ['pg-hba'] }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l pg-test -t pg_hba']);
  });

  it('restart where the settings may need it', () => {
    const plan = planOf(base, base, owe({ '10.10.10.11': ['patroni-credentials'] }));
    expect(plan.steps).toMatchObject([
      { tags: ['patroni_config', 'patroni_reload', 'patroni_restart'], hazards: ['restart', 'lock-out', 'access'] },
    ]);
  });

  it('of the whole playbook are one run of it, which may do what any part may', () => {
    const plan = planOf(base, base, owe({ '10.10.10.12': ['instance-create', 'pg-hba', 'haproxy-run'] }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l 10.10.10.12']);
    expect(plan.steps[0]?.hazards).toEqual(['restart', 'lock-out', 'access']);
  });

  it('of an effect that the catalogue has no more are all that the playbooks make', () => {
    const plan = planOf(base, base, owe({ '10.10.10.12': ['an-effect-of-old'] }));
    expect(writeSteps(plan)).toEqual(['nodes.yml -l 10.10.10.12', 'pgsql.yml -l 10.10.10.12 after s01']);
  });

  it('end with the service, which is stopped instead', () => {
    const off = buildSandbox({ test: { vars: { haproxy_enabled: false } } });
    const plan = planOf(off, off, owe({ '10.10.10.12': ['haproxy-run', 'haproxy'] }));
    expect(writeSteps(plan)).toEqual(['pgsql.yml -l 10.10.10.12 -t haproxy_launch']);
  });

  it('neither make a host that is gone nor hide that its removal takes consent', () => {
    const without = buildSandbox({ test: { hosts: testHosts('10.10.10.11', '10.10.10.12') } });
    const plan = planOf(base, without, owe({ '10.10.10.13': ['pg-hba', 'instance-create'] }));
    expect(plan.refusals).toMatchObject([{ rule: 'removal-consent', hosts: ['10.10.10.13'] }]);
    expect(plan.steps.flatMap(({ hosts, tags }) => (tags.includes('pg_hba') ? hosts : []))).toEqual([]);
  });
});
