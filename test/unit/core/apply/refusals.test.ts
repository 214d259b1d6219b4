import { describe, expect, it } from 'vitest';
import { findIllness } from '../../../../actions/core/apply/cluster-health.ts';
import { findLostQuorum, findSecondLoss } from '../../../../actions/core/apply/dcs-health.ts';
import { findLeaderRemoval } from '../../../../actions/core/apply/leader-removal.ts';
import { findOccupied, parseOccupancy } from '../../../../actions/core/apply/occupancy.ts';
import type { ClusterMember, ClusterView, DcsServer } from '../../../../actions/core/patroni/types.ts';

function member(seq: number, fields: Partial<ClusterMember> = {}): ClusterMember {
  const [instance, host] = [`pg-test-${String(seq)}`, `n${String(seq)}`];
  const leads = seq === 1;
  return {
    ...{ instance, host, address: host, role: leads ? 'leader' : 'replica', state: 'running', streaming: !leads },
    ...{ pendingRestart: false, noFailover: false, tags: {}, failoverPriority: 1, watchdogFailed: false },
    ...{ replayPaused: false, backups: [], identity: {} },
    ...fields,
  };
}

function cluster(fields: Partial<ClusterView> = {}): ClusterView {
  return {
    ...{ cluster: 'pg-test', leader: 'pg-test-1', paused: false, scheduledSwitchover: false },
    ...{ dcs: 'read', ttl: 30, loopWait: 10, rivals: [], synchronousMode: 'off', synchronousStrict: false },
    ...{ maximumLag: 1_048_576, members: [member(1), member(2), member(3)], strangers: [] },
    ...fields,
  };
}

describe('removing the live leader', () => {
  const isGone = () => false;

  it('is refused while a replica would remain', () => {
    const problem = findLeaderRemoval({ view: cluster({ leader: 'pg-test-2' }), removed: new Set(['n2']), isGone });
    expect(problem).toMatchObject({ rule: 'live-leader', hosts: ['n2'] });
    expect(problem?.message).toContain('pg-test-2 (n2) leads pg-test now and pg-test-1, pg-test-3 would remain');
  });

  it('is fine for a replica, and with the whole cluster', () => {
    expect(findLeaderRemoval({ view: cluster(), removed: new Set(['n2']), isGone })).toBeUndefined();
    expect(findLeaderRemoval({ view: cluster(), removed: new Set(['n1', 'n2', 'n3']), isGone })).toBeUndefined();
  });

  it('counts a member that does not answer, unless it was removed earlier', () => {
    const view = cluster({ members: [member(1), member(2, { state: 'unreachable' })] });
    const removed = new Set(['n1']);
    expect(findLeaderRemoval({ view, removed, isGone })).toBeDefined();
    expect(findLeaderRemoval({ view, removed, isGone: ({ host }) => host === 'n2' })).toBeUndefined();
    // Whatever the ledger says, it lives.
    expect(findLeaderRemoval({ view: cluster(), removed, isGone: () => true })).toBeDefined();
  });
});

describe('health', () => {
  const LIMIT = 16 * 1_048_576;
  const behind = (bytes: number, fields: Partial<ClusterMember> = {}) =>
    cluster({ members: [member(1), member(2), member(3, { replayLagBytes: bytes, ...fields })] });

  it('needs a leader that the inventory has', () => {
    const led = cluster({ leader: 'pg-test-4', strangers: ['pg-test-4'] });
    expect(findIllness(led, [])).toMatchObject({ passes: false });
    expect(findIllness(led, [])?.reason).toContain('pg-test is led by pg-test-4, which the inventory does not have');
    expect(findIllness(cluster({ strangers: ['pg-test-4'] }), [])).toBeUndefined();
  });

  it('needs a leader for any step, and all members streaming for a restart', () => {
    const lame = cluster({ members: [member(1), member(2), member(3, { state: 'unreachable', streaming: false })] });
    expect(findIllness(cluster(), ['restart'])).toBeUndefined();
    expect(findIllness(lame, [])).toBeUndefined();
    expect(findIllness(lame, ['restart'])?.reason).toContain('pg-test-3 is unreachable');
    expect(findIllness(cluster({ paused: true }), ['restart'])).toMatchObject({ passes: false });
    const { leader, ...leaderless } = cluster();
    expect(leader).toBe('pg-test-1');
    expect(findIllness(leaderless, [])?.reason).toContain('no leader');
  });

  it('lets replicas lag up to the limit, and judges lag for restarts and failovers alone', () => {
    expect(findIllness(behind(LIMIT), ['restart'], LIMIT)).toBeUndefined();
    expect(findIllness(behind(LIMIT + 1), [], LIMIT)).toBeUndefined();
    expect(findIllness(behind(LIMIT * 2), ['failover'], LIMIT)).toEqual({
      reason:
        'pg-test is not whole (pg-test-3 has 32.0 MB of WAL to replay, at most 16.0 MB is allowed); a restart now could ' +
        'leave it without a replica to fail over to',
      passes: true,
    });
    expect(findIllness(behind(LIMIT * 2, { replayPaused: true }), ['restart'], LIMIT)?.reason).toContain(
      'and its replay is paused',
    );
  });

  it('leaves out of it a replica that never takes over', () => {
    expect(findIllness(behind(LIMIT * 2, { noFailover: true }), ['restart'], LIMIT)).toBeUndefined();
  });

  it('names a replica that has not followed to the timeline of the leader', () => {
    const members = [member(1, { timeline: 3 }), member(2, { timeline: 3 }), member(3, { timeline: 2 })];
    const illness = findIllness(cluster({ members }), ['restart']);
    expect(illness).toMatchObject({ passes: true });
    expect(illness?.reason).toContain('pg-test-3 is on timeline 2 and the leader on 3');
  });
});

describe('the consensus store', () => {
  const servers = (...states: readonly DcsServer['state'][]): readonly DcsServer[] =>
    states.map((state, index) => ({ server: `10.10.10.${String(index + 1)}`, state }));

  it('must have its quorum for a restart; one that cannot be asked from here is none of that', () => {
    expect(findLostQuorum(servers('healthy', 'healthy', 'silent'))).toBeUndefined();
    expect(findLostQuorum(servers('silent', 'silent', 'silent'))).toBeUndefined();
    expect(findLostQuorum(servers('healthy', 'silent', 'unhealthy'))).toEqual({
      reason:
        'the consensus store has lost its quorum (1 of 3 healthy: 10.10.10.2 does not answer, 10.10.10.3 is ' +
        'unhealthy), so no leader could be elected; bring it back first',
      passes: true,
    });
  });

  it('loses no second member by a step that may restart a healthy one', () => {
    const two = servers('healthy', 'healthy', 'silent');
    expect(findSecondLoss(two, new Set(['10.10.10.1']))?.reason).toContain('on 10.10.10.1 while another one is away');
    expect(findSecondLoss(two, new Set(['10.10.10.3']))).toBeUndefined();
    expect(findSecondLoss(servers('healthy'), new Set(['10.10.10.1']))).toBeUndefined();
  });
});

describe('a host for a new instance', () => {
  const free = { ports: [] };
  const own = { ports: [5432, 8008], data: '/data', systemIdentifier: '7', scope: 'pg-test' };
  const base = { host: 'n1', cluster: 'pg-test', expectedIdentifier: '7', begun: false };

  it.each([
    ['free', free, {}],
    ['its own unfinished creation', own, {}],
    ['a base backup that was cut off', { ports: [], data: '/data' }, { begun: true }],
  ])('may be %s', (_, occupancy, fields) => {
    expect(findOccupied({ ...base, ...fields, occupancy })).toBeUndefined();
  });

  it.each([
    ['another system identifier', { ...own, systemIdentifier: '8' }, {}],
    ['another cluster', { ...own, scope: 'pg-other' }, { begun: true }],
    ['a cluster that the DCS does not know', own, { expectedIdentifier: undefined }],
    ['an unknown data directory', { ports: [], data: '/data' }, {}],
    ['something on the port', { ports: [5432] }, {}],
  ])('must not have %s', (_, occupancy, fields) => {
    expect(findOccupied({ ...base, ...fields, occupancy })).toMatchObject({ rule: 'occupied-host', hosts: ['n1'] });
  });

  it('is described by the last line of the probe', () => {
    expect(parseOccupancy('warning\n{"ports": [5432], "data": "/data", "scope": null}\n')).toEqual({
      ports: [5432],
      data: '/data',
    });
  });
});
