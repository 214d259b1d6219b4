import { describe, expect, it } from 'vitest';
import { findGuardReasons } from '../../../../actions/core/operations/service-guards.ts';
import type { GuardInput, Place, UnitState } from '../../../../actions/core/operations/service-guards.ts';
import { readUnitState, writeStateScript } from '../../../../actions/core/operations/unit-state.ts';
import { findUnit, UNITS } from '../../../../actions/core/operations/units.ts';
import type { Unit } from '../../../../actions/core/operations/units.ts';
import { readCluster } from '../../../../actions/core/patroni/read-cluster.ts';
import { ENDPOINTS, fakePatroni, healthy, ok } from '../patroni/fake-patroni.ts';
import type { FakeState } from '../patroni/fake-patroni.ts';

const HOSTS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const ACTIVE: UnitState = { installed: true, active: true, canReload: true, words: 'active (running)' };
const STOPPED: UnitState = { ...ACTIVE, active: false, words: 'inactive (dead)' };
const NO_RELOAD: UnitState = { ...ACTIVE, canReload: false };

interface Situation {
  readonly unit: string;
  readonly action: GuardInput['action'];
  /** Last numbers of the hosts' addresses. */
  readonly on: readonly number[];
  readonly confirm?: string;
  readonly door?: GuardInput['door'];
  readonly cluster?: Partial<FakeState>;
  readonly states?: Readonly<Record<number, UnitState>>;
  readonly peers?: readonly string[];
}

function getUnit(name: string): Unit {
  const unit = findUnit(name);
  if (unit === undefined) throw new Error(name);
  return unit;
}

async function judge({ unit: name, action, on, peers = HOSTS, ...more }: Situation): Promise<readonly string[]> {
  const unit = getUnit(name);
  const view = await readCluster(ENDPOINTS, fakePatroni(healthy(more.cluster), () => ok('')).client);
  const places = on.map((number): Place => {
    const own = unit.where === 'member' ? { cluster: 'pg-test', instance: `pg-test-${String(number - 10)}` } : {};
    return { host: `10.10.10.${String(number)}`, peers, ...own };
  });
  const states = new Map(peers.map((host) => [host, more.states?.[Number(host.split('.')[3])] ?? ACTIVE]));
  const confirm = more.confirm === undefined ? {} : { confirm: more.confirm };
  const views = new Map([['pg-test', view]]);
  return findGuardReasons({ unit, action, places, states, views, door: more.door ?? 'command-line', ...confirm });
}

const noReload = UNITS.filter(({ reload }) => !reload).map(({ name }) => name);

describe('a unit is refused', () => {
  const cases: readonly (readonly [string, Situation, string])[] = [
    [
      'where nobody can ask',
      { unit: 'pgbouncer', action: 'stop', on: [12], states: { 12: { ...STOPPED, failure: 'timed out' } } },
      '10.10.10.12 cannot be asked: timed out',
    ],
    [
      'where it is not installed',
      { unit: 'vip-manager', action: 'restart', on: [12], states: { 12: { ...STOPPED, installed: false } } },
      'vip-manager is not installed on 10.10.10.12: only a cluster',
    ],
    [
      'to reload what is stopped',
      { unit: 'pgbouncer', action: 'reload', on: [12], states: { 12: STOPPED } },
      'start it',
    ],
    [
      'to reload what systemd cannot',
      { unit: 'haproxy', action: 'reload', on: [12], states: { 12: NO_RELOAD } },
      'scripts/ops service restart haproxy 10.10.10.12',
    ],
    [
      'the last pgbouncer, stopped',
      { unit: 'pgbouncer', action: 'stop', on: [12], states: { 11: STOPPED, 13: STOPPED } },
      'pg-test-2 has the last healthy pgbouncer of pg-test; it is not stopped',
    ],
    ['all of them at once', { unit: 'haproxy', action: 'stop', on: [11, 12, 13] }, 'has the last healthy haproxy'],
    [
      'the last one, restarted',
      { unit: 'haproxy', action: 'restart', on: [12], states: { 11: STOPPED, 13: STOPPED } },
      '--confirm pg-test-2',
    ],
    [
      'the last one, by a wrong name',
      { unit: 'haproxy', action: 'restart', on: [12], confirm: 'pg-test', states: { 11: STOPPED, 13: STOPPED } },
      '--confirm pg-test-2',
    ],
    [
      'Patroni of the leader, stopped',
      { unit: 'patroni', action: 'stop', on: [11] },
      'move leadership first, scripts/ops patroni switchover pg-test; or confirm with the name of the instance, --confirm pg-test-1',
    ],
    [
      "the leader's pgbouncer, stopped while others run",
      { unit: 'pgbouncer', action: 'stop', on: [11] },
      'pg-test-1 leads pg-test, and to stop pgbouncer there ends those of all who come through it',
    ],
    ["the leader's virtual address", { unit: 'vip-manager', action: 'stop', on: [11] }, '--confirm pg-test-1'],
    ['Patroni of the leader, restarted', { unit: 'patroni', action: 'restart', on: [11] }, 'pg-test-1 leads pg-test'],
    [
      'Patroni of a leader whose replicas do not stream',
      {
        unit: 'patroni',
        action: 'stop',
        on: [11],
        confirm: 'pg-test-1',
        cluster: { notStreaming: new Set(['pg-test-2', 'pg-test-3']) },
      },
      'last healthy patroni',
    ],
    [
      'Patroni of a leader whose replicas may not lead',
      {
        unit: 'patroni',
        action: 'stop',
        on: [11],
        confirm: 'pg-test-1',
        cluster: { noFailover: new Set(['pg-test-2', 'pg-test-3']) },
      },
      'last healthy patroni',
    ],
    [
      'Patroni of the whole cluster',
      { unit: 'patroni', action: 'stop', on: [11, 12, 13], confirm: 'pg-test-1' },
      'it is not stopped',
    ],
    [
      'postgres while Patroni is in charge',
      { unit: 'postgres', action: 'stop', on: [12] },
      'enter maintenance mode first, scripts/ops patroni pause pg-test; or ask Patroni, scripts/ops patroni restart pg-test',
    ],
    [
      'postgres of a paused leader',
      { unit: 'postgres', action: 'stop', on: [11], cluster: { paused: true } },
      'pg-test-1 leads',
    ],
    [
      'postgres of a former leader, started beside the new one',
      {
        ...{ unit: 'postgres', action: 'start', on: [12], cluster: { paused: true } },
        states: { 12: { ...STOPPED, isStandby: false } },
      },
      'PostgreSQL of pg-test-2 would start as a primary beside pg-test-1, and both would take writes',
    ],
    ['two members of the DCS', { unit: 'etcd', action: 'restart', on: [11, 12] }, 'one at a time'],
    [
      'all members of the DCS, by a name',
      { unit: 'etcd', action: 'stop', on: [11, 12, 13], confirm: '10.10.10.11' },
      'one at a time',
    ],
    [
      'a member of the DCS where another cannot be asked',
      { unit: 'etcd', action: 'restart', on: [11], states: { 13: { ...STOPPED, failure: 'timed out' } } },
      'not active on 10.10.10.13: never two',
    ],
    [
      'one of two members of the DCS, stopped',
      { unit: 'etcd', action: 'stop', on: [11], peers: ['10.10.10.11', '10.10.10.12'], confirm: '10.10.10.11' },
      'has no quorum (1 of 2 members); it is not stopped',
    ],
    [
      'a second member of the DCS',
      { unit: 'etcd', action: 'stop', on: [11], states: { 12: STOPPED } },
      'not active on 10.10.10.12: never two',
    ],
    [
      'the only member of the DCS, stopped',
      { unit: 'etcd', action: 'stop', on: [11], peers: ['10.10.10.11'], confirm: '10.10.10.11' },
      'has no quorum (0 of 1 members); it is not stopped',
    ],
    [
      'the only member of the DCS, restarted',
      { unit: 'etcd', action: 'restart', on: [11], peers: ['10.10.10.11'] },
      '--confirm 10.10.10.11',
    ],
    [
      'in the words of the form',
      { unit: 'patroni', action: 'stop', on: [11], door: 'form' },
      'the workflow Failover with operation "switchover", cluster "pg-test"; or confirm with the name of the instance, confirm "pg-test-1"',
    ],
  ];

  it.each(cases)('%s', async (_name, situation, words) => {
    expect((await judge(situation)).join('\n')).toContain(words);
  });

  it('to be told what to do by the inputs of the form', async () => {
    const reasons = await judge({
      unit: 'haproxy',
      action: 'reload',
      on: [12],
      states: { 12: NO_RELOAD },
      door: 'form',
    });
    expect(reasons.join()).toContain('the workflow Service with action "restart", unit "haproxy", limit "10.10.10.12"');
  });

  it.each(noReload)('to reload %s, which has none', async (unit) => {
    expect((await judge({ unit, action: 'reload', on: [12] })).join()).toContain(`service restart ${unit} 10.10.10.12`);
  });
});

describe('what a host says of PostgreSQL', () => {
  it('tells whether it would start as a standby', () => {
    const script = writeStateScript(getUnit('postgres'));
    expect(script).toContain('standby.signal');
    const read = (output: string) => readUnitState({ host: 'a', output }).isStandby;
    expect([read('Standby=yes\n'), read('Standby=no\n'), read('')]).toEqual([true, false, undefined]);
  });
});

describe('a unit may be', () => {
  it.each<readonly [string, Situation]>([
    ['stopped where others serve', { unit: 'pgbouncer', action: 'stop', on: [12] }],
    [
      'stopped where it is stopped already, though nobody else runs',
      { unit: 'pgbouncer', action: 'stop', on: [12], states: { 11: STOPPED, 12: STOPPED, 13: STOPPED } },
    ],
    ['restarted on all members', { unit: 'haproxy', action: 'restart', on: [11, 12, 13] }],
    ['Patroni of a replica', { unit: 'patroni', action: 'stop', on: [12] }],
    ['Patroni of the leader, by its name', { unit: 'patroni', action: 'restart', on: [11], confirm: 'pg-test-1' }],
    ['an exporter, everywhere', { unit: 'pg_exporter', action: 'stop', on: [11, 12, 13] }],
    ['one of three members of the DCS, restarted', { unit: 'etcd', action: 'restart', on: [12] }],
    ['one of three members of the DCS, stopped', { unit: 'etcd', action: 'stop', on: [12] }],
    ['the second member of the DCS, started', { unit: 'etcd', action: 'start', on: [12], states: { 12: STOPPED } }],
    ['postgres of a paused replica', { unit: 'postgres', action: 'stop', on: [12], cluster: { paused: true } }],
    [
      'postgres of a paused replica, started',
      {
        ...{ unit: 'postgres', action: 'start', on: [12], cluster: { paused: true } },
        states: { 12: { ...STOPPED, isStandby: true } },
      },
    ],
    [
      'postgres of a paused leader, started',
      {
        ...{ unit: 'postgres', action: 'start', on: [11], cluster: { paused: true } },
        states: { 11: { ...STOPPED, isStandby: false } },
      },
    ],
    [
      'started, whatever the others do',
      { unit: 'patroni', action: 'start', on: [11], states: { 11: STOPPED, 12: STOPPED, 13: STOPPED } },
    ],
  ])('%s', async (_name, situation) => {
    expect(await judge(situation)).toEqual([]);
  });
});
