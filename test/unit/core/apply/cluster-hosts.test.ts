import { describe, expect, it } from 'vitest';
import { giveClusterHosts } from '../../../../actions/core/apply/cluster-hosts.ts';
import { buildResolved, type WrittenInventory } from '../../builders.ts';

const GROUPS: WrittenInventory['groups'] = {
  'pg-a': { hosts: { '10.0.0.3': {}, '10.0.0.2': { pg_seq: 2 } }, vars: { pg_cluster: 'pg-a' } },
  elsewhere: {
    hosts: { '10.0.0.9': { pg_cluster: 'pg-a', pg_seq: 3 }, '10.0.0.7': {}, '10.0.0.8': { pg_cluster: null } },
  },
  'pg-b': { hosts: { '10.0.0.4': {}, 'fd00::5': {} }, vars: { pg_cluster: 'pg-b' } },
};

function give(more: WrittenInventory['groups'], hosts: readonly string[], vars = {}): unknown {
  return giveClusterHosts(buildResolved({ groups: { ...GROUPS, ...more } }), { hosts, vars });
}

describe('hosts of the clusters of a run', () => {
  it('are those of each cluster, whatever their group, in the order of the inventory', () => {
    expect(give({}, ['10.0.0.9'])).toEqual({ clusterHosts: { 'pg-a': ['10.0.0.3', '10.0.0.2', '10.0.0.9'] } });
    expect(give({}, ['fd00::5', '10.0.0.3', '10.0.0.4'])).toEqual({
      clusterHosts: { 'pg-b': ['10.0.0.4', 'fd00::5'], 'pg-a': ['10.0.0.3', '10.0.0.2', '10.0.0.9'] },
    });
  });

  it('have one that also has a cluster of MatrixDB, since Ansible asks for nothing but the name', () => {
    const matrix = { matrix: { hosts: { '10.0.0.6': { pg_cluster: 'pg-b', gp_role: 'master' } } } };
    expect(give(matrix, ['10.0.0.4'])).toEqual({ clusterHosts: { 'pg-b': ['10.0.0.4', 'fd00::5', '10.0.0.6'] } });
  });

  it('are not given of hosts without a cluster', () => {
    expect(give({}, ['10.0.0.7', '10.0.0.8', 'nowhere'])).toEqual({});
  });

  it.each([
    ['a template', "{{ 'pg-a' }}"],
    ['a template by its header', '#jinja2: variable_start_string: "[["\n[[ x ]]'],
    ['a comment of a template', 'pg-a{# #}'],
    ['a number', 5],
    ['nothing', ''],
    ['a vaulted text', { __ansible_vault: '$ANSIBLE_VAULT;1.1;AES256' }],
  ])('are not given where the cluster of any host is %s', (_, value) => {
    expect(give({ other: { hosts: { '10.0.0.6': { pg_cluster: value } } } }, ['10.0.0.4'])).toEqual({});
  });

  it('are not given where a name of a host would be a template among the extra variables', () => {
    const hostile = { "{{ lookup('pipe', 'id') }}": {} };
    expect(give({ other: { hosts: hostile, vars: { pg_cluster: 'pg-b' } } }, ['10.0.0.4'])).toEqual({});
  });

  it('are not given where the run says the cluster of every host itself', () => {
    expect(give({}, ['10.0.0.4'], { pg_cluster: 'pg-b' })).toEqual({});
  });
});
