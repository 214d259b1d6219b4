import { describe, expect, it } from 'vitest';
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { findMissing, findUnshown, listMaking, listProofKinds } from '../../../../actions/core/adoption/differences.ts';

const catalogue = readBundledCatalogue();

function result(status: string, ...tags: readonly string[]) {
  return { task: 'task', tags, host: 'n1', status, message: '' };
}

describe('findMissing', () => {
  it.each([
    ['pgsql.yml', ['patroni', 'patroni_config'], ['patroni-credentials']],
    ['pgsql.yml', ['patroni', 'pg_follow_role'], ['pg-follow-role']],
    ['pgsql.yml', ['pgbouncer', 'pgbouncer_config', 'pgbouncer_ini'], ['pgbouncer-run']],
    ['pgsql.yml', ['haproxy', 'haproxy_reload'], ['haproxy-run']],
    ['pgsql.yml', ['postgres', 'pg_pkg'], ['pg-install']],
    ['nodes.yml', ['node_exporter', 'node_exporter_unit'], ['node-exporter']],
    ['infra.yml', ['prometheus', 'prometheus_config'], ['prometheus-run']],
    ['infra.yml', ['prometheus', 'prometheus_rules'], ['prometheus-run']],
    ['pgsql.yml', ['always'], ['instance-create']],
    ['pgsql.yml', ['a_tag_that_no_effect_has'], ['instance-create']],
    ['nodes.yml', [], ['node-create']],
  ])('takes the widest effect of %s that runs a task with the tags %s', (playbook, tags, effects) => {
    expect(findMissing(catalogue, playbook, [result('ok'), result('changed', ...tags)])).toEqual(effects);
  });

  it.each(['failed', 'ignored', 'unreachable', 'a status of later'])('takes everything after "%s"', (status) => {
    expect(findMissing(catalogue, 'pgsql.yml', [result(status, 'postgres', 'pg_hba')])).toEqual(['instance-create']);
  });

  it('takes nothing where nothing would change', () => {
    expect(findMissing(catalogue, 'pgsql.yml', [result('ok', 'pg_hba'), result('skipped', 'vip')])).toEqual([]);
  });
});

describe('findUnshown', () => {
  const find = (kind: string, missing: readonly string[] = []) =>
    findUnshown(catalogue, { playbook: 'pgsql.yml', kind, missing });

  it('takes every effect that the probe is the proof of', () => {
    expect(find('pg_hba')).toEqual(['pg-hba']);
    expect(find('haproxy')).toEqual(['haproxy-run']);
    expect(find('patroni_config')).toEqual(['patroni-credentials']);
    expect(find('cluster')).toContain('patroni-run');
  });

  it('takes none where one of them is missing anyway, which may be why', () => {
    expect(find('cluster', ['pg-dir'])).toEqual([]);
    expect(find('pg_hba', ['pg-dir'])).toEqual(['pg-hba']);
  });
});

it('asks for a proof of all that the playbooks make, and for none of what is stopped, taken away, or a switchover’s own', () => {
  expect(listMaking(catalogue)).toEqual(['nodes.yml', 'infra.yml', 'pgsql.yml']);
  const kinds = listMaking(catalogue).flatMap((playbook) => listProofKinds(catalogue, playbook));
  const others = [...catalogue.proofs.keys()].filter((kind) => !kinds.includes(kind));
  expect(others).toEqual([
    'user',
    'database',
    'user_gone',
    'database_gone',
    'role_rules',
    'pgbouncer_off',
    'haproxy_off',
    'removed',
  ]);
});
