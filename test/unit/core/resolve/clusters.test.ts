import { expect, it } from 'vitest';
import { findStepClusters } from '../../../../actions/core/apply/step-scope.ts';
import { findCluster, listClusterNames, listMembers } from '../../../../actions/core/resolve/clusters.ts';
import { viewSide } from '../../../../actions/core/diff/side-view.ts';
import { buildResolved } from '../../builders.ts';

const resolved = buildResolved({
  groups: {
    'pg-10': { hosts: { '10.0.0.3': {}, '10.0.0.2': { pg_seq: 2 } }, vars: { pg_cluster: 'pg-10' } },
    'pg-2': { hosts: { '10.0.0.1': { pg_seq: 1 } }, vars: { pg_cluster: 'pg-2' } },
    matrix: {
      hosts: { '10.0.0.4': { gp_role: 'master' }, '10.0.0.5': { pg_instances: {} } },
      vars: { pg_cluster: 'mx' },
    },
    other: { hosts: { '10.0.0.6': {}, '10.0.0.7': { pg_cluster: '' }, '10.0.0.8': { pg_cluster: 5 } } },
  },
});

it('is the hosts that share a pg_cluster value, without those of MatrixDB', () => {
  expect(listClusterNames(resolved)).toEqual(['pg-2', 'pg-10']);
  expect(listMembers(resolved, 'pg-10')).toEqual(['10.0.0.3', '10.0.0.2']);
  expect(listMembers(resolved, 'mx')).toEqual([]);
  expect(resolved.hosts.map((host) => findCluster(resolved, host) ?? '-').join(' ')).toBe('pg-10 pg-10 pg-2 - - - - -');
});

it('is the same for a plan and for the locks of its steps', () => {
  expect(viewSide(resolved).listClusters()).toEqual(['pg-10', 'pg-2']);
  expect(viewSide(resolved).listMembers('pg-10')).toEqual(listMembers(resolved, 'pg-10'));
  expect(findStepClusters(resolved.hosts, [resolved])).toEqual(['pg-2', 'pg-10']);
});
