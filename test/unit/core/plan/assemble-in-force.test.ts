import { describe, expect, it } from 'vitest';
import { buildResolved, buildSandbox, planOf, testHosts, writeSteps } from '../../builders.ts';

const base = buildSandbox();
const rule = [{ title: 'app', role: 'common', rules: ['host all app 203.0.113.0/24 scram-sha-256'] }];
const without13 = buildSandbox({ test: { hosts: testHosts('10.10.10.11', '10.10.10.12') } });

describe('assemblePlan over several commits in force', () => {
  const a = buildSandbox({ test: { vars: { pg_hba_rules_extra: rule } } });
  const all = ['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13'];

  it('undoes a change of which only a part may be in force', () => {
    const plan = planOf(base, without13, {
      existing: [
        { ref: { rev: '1'.repeat(40) }, resolved: buildResolved(without13), hosts: new Set(all.slice(0, 3)) },
        { ref: { rev: '2'.repeat(40) }, resolved: buildResolved(a), hosts: new Set(all.slice(1)) },
      ],
      absent: new Set(['10.10.10.13']),
    });
    expect(plan.refusals).toEqual([]);
    expect(writeSteps(plan)).toEqual([
      'pgsql-remove.yml -l 10.10.10.13 -e rm_pgdata=true -e rm_node=true (existing)',
      'pgsql.yml -l pg-test -t pg_hba',
      'pgsql.yml -l pg-test -t haproxy_config,haproxy_reload after s01',
    ]);
    expect(plan.steps[0]?.existingRev).toBe('2'.repeat(40));
  });

  it('makes again what may not have been finished', () => {
    const plan = planOf(base, base, { absent: new Set(['10.10.10.13']) });
    expect(writeSteps(plan)).toEqual(['nodes.yml -l 10.10.10.13', 'pgsql.yml -l 10.10.10.13 after s01']);
  });
});
