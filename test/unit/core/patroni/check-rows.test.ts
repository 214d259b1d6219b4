import { describe, expect, it } from 'vitest';
import type { RoleChange } from '../../../../actions/core/patroni/checks.ts';
import { change, promote, SWITCHOVER } from './change.ts';
import { fakePatroni, healthy, LEADER_POSITION } from './fake-patroni.ts';
import type { FakeState } from './fake-patroni.ts';

const TO_2: RoleChange = { ...SWITCHOVER, candidate: 'pg-test-2' };
const FAILOVER: RoleChange = { operation: 'failover', candidate: 'pg-test-2', acceptDataLoss: 4000 };
const STATUS = { '/pg/pg-test/status': `{"optime":${String(LEADER_POSITION)}}` };
const DEAD: Partial<FakeState> = {
  ...{ leader: undefined, unreachable: new Set(['pg-test-1']), keys: STATUS, timeline: 4 },
  lag: { 'pg-test-2': 4000, 'pg-test-3': 5000 },
};

async function findRows(state: Partial<FakeState>, wanted: RoleChange): Promise<readonly string[]> {
  const full = healthy(state);
  const { checks } = await change(
    fakePatroni(full, () => promote(full, 'pg-test-2')),
    wanted,
  );
  return checks.map(({ verdict, what, found }) => `${verdict}  ${what}: ${found}`);
}

it('a switchover of a healthy cluster: every question has its row', async () => {
  expect(await findRows({ timeline: 4 }, TO_2)).toEqual([
    'ok  members: 3 of 3 answer',
    'ok  DCS: 1 of 1 healthy',
    'ok  system identifier: 7000000000000000001',
    'ok  primaries: one',
    'ok  leader: pg-test-1, running, timeline 4, Patroni 3.0.2',
    'ok  maintenance mode: off',
    'ok  scheduled switchover: none',
    'ok  synchronous mode: off',
    'ok  replicas: 2 of 2 stream',
    'ok  base backups: none by the list of walsenders',
    'ok  candidate: pg-test-2, named',
    "ok  candidate's timeline: 4",
    "ok  candidate's lag: 0 bytes not received",
    "ok  candidate's replay: 0 bytes not replayed",
    "ok  candidate's tags: none",
    'ok  pending restart: none',
  ]);
});

it('a failover from a dead leader: positions come from the DCS', async () => {
  const rows = await findRows(DEAD, FAILOVER);
  expect(rows).toContain('warn  members: 2 of 3 answer; not pg-test-1');
  expect(rows).toContain('warn  leader: none: nobody holds the leader key');
  expect(rows).toContain("ok  candidate's timeline: 4");
  expect(rows).toContain('warn  lost WAL: at least 4000 bytes');
  expect(rows.filter((row) => row.includes("candidate's lag"))).toEqual([]);
});

type Case = readonly [name: string, state: Partial<FakeState>, row: string];

const WALSENDERS = [
  { application_name: 'pg-test-2', state: 'streaming' },
  { application_name: 'pg_basebackup', state: 'backup' },
];
const CASES: readonly Case[] = [
  ['a member that is away', { unreachable: new Set(['pg-test-3']) }, 'warn  members: 2 of 3 answer; not pg-test-3'],
  ['a stranger', { strangers: ['pg-test-4'] }, 'warn  members: 3 of 3 answer; the inventory lacks pg-test-4'],
  [
    'a replica that does not stream',
    { notStreaming: new Set(['pg-test-3']) },
    'warn  replicas: 1 of 2 stream; not pg-test-3',
  ],
  ['a cascade', { cascades: { 'pg-test-3': 'pg-test-2' } }, 'ok  replicas: 2 of 2 stream, pg-test-3 from pg-test-2'],
  [
    'a candidate at the end of a cascade',
    { cascades: { 'pg-test-2': 'pg-test-3' } },
    "warn  candidate's upstream: pg-test-3, by way of which the last WAL comes",
  ],
  [
    'a base backup',
    { own: { 'pg-test-1': { replication: WALSENDERS } } },
    'warn  base backups: pg_basebackup from pg-test-1: lost where that member changes its role',
  ],
  ['a pending restart', { own: { 'pg-test-3': { pending_restart: true } } }, 'warn  pending restart: pg-test-3'],
  [
    'a pending restart of the candidate',
    { own: { 'pg-test-2': { pending_restart: true } } },
    'warn  pending restart: pg-test-2: restart the candidate before, or writers wait a second time',
  ],
  [
    'a replay that is far behind',
    { replayLag: { 'pg-test-2': 2e7 } },
    "warn  candidate's replay: 20000000 bytes not replayed: it takes writes only after them",
  ],
  [
    'a candidate that gets no reads',
    { tags: { 'pg-test-2': { noloadbalance: true, clonefrom: true } } },
    "warn  candidate's tags: noloadbalance: true, clonefrom: true; it gets no reads, and would get all writes",
  ],
  [
    'tags that matter not',
    { tags: { 'pg-test-2': { clonefrom: true, failover_priority: 2 } } },
    "ok  candidate's tags: clonefrom: true, failover_priority: 2",
  ],
  [
    'a candidate that tells no timeline',
    { own: { 'pg-test-2': { timeline: null } }, listed: { 'pg-test-2': { timeline: null } } },
    "unasked  candidate's timeline: it tells none",
  ],
  [
    'a standby cluster',
    { standbyCluster: true, config: { standby_cluster: { host: '10.20.0.1', port: 5433 } } },
    'warn  standby cluster: takes no writes: it follows 10.20.0.1:5433',
  ],
  ['synchronous mode', { synchronous: true, standbys: new Set(['pg-test-2']) }, 'ok  synchronous mode: on: pg-test-2'],
  [
    'its strict form',
    { synchronous: true, standbys: new Set(['pg-test-2']), config: { synchronous_mode_strict: true } },
    'ok  synchronous mode: on, strict: pg-test-2',
  ],
  [
    'quorum mode of Patroni 4',
    { synchronous: 'quorum', version: '4.1.0', standbys: new Set(['pg-test-2', 'pg-test-3']) },
    'ok  synchronous mode: quorum: pg-test-2, pg-test-3',
  ],
  [
    'quorum mode, which Patroni 3 reads as off',
    { synchronous: 'quorum', version: '3.3.2' },
    'ok  synchronous mode: off',
  ],
];

it.each(CASES)('%s', async (_name, state, row) => {
  expect(await findRows(state, TO_2)).toContain(row);
});

describe('the servers of the DCS', () => {
  it.each<[Partial<FakeState>, string]>([
    [
      { stores: { '10.10.10.10': 'unhealthy' } },
      'unasked  DCS: Patroni reads it; nothing of it answers from here: 10.10.10.10 is unhealthy',
    ],
    [
      { stores: { '10.10.10.10': 'silent' } },
      'unasked  DCS: Patroni reads it; nothing of it answers from here: 10.10.10.10 does not answer',
    ],
  ])('%o', async (state, row) => {
    expect(await findRows(state, TO_2)).toContain(row);
  });
});

describe('the candidate that is chosen where none is named', () => {
  const findChoice = async (state: Partial<FakeState>): Promise<string> =>
    (await findRows(state, SWITCHOVER)).find((row) => row.includes('  candidate: ')) ?? '';

  it.each<[string, Partial<FakeState>, string]>([
    [
      'the nearest',
      { lag: { 'pg-test-2': 9 } },
      'pg-test-3, chosen: timeline 1, 0 bytes not received; next is pg-test-2',
    ],
    [
      'who has the highest priority, since all get what the leader has',
      { lag: { 'pg-test-2': 9 }, tags: { 'pg-test-2': { failover_priority: 3 } } },
      'pg-test-2, chosen: timeline 1, 9 bytes not received, failover_priority 3; next is pg-test-3',
    ],
    [
      'of equals, who has replayed more',
      { replayLag: { 'pg-test-2': 7 } },
      'pg-test-3, chosen: timeline 1, 0 bytes not received; next is pg-test-2: timeline 1, 0 bytes not received, 7 not replayed',
    ],
    [
      'a synchronous standby',
      { synchronous: true, standbys: new Set(['pg-test-3']) },
      'pg-test-3, chosen: synchronous standby, timeline 1, 0 bytes not received',
    ],
    [
      'nobody with nofailover',
      { noFailover: new Set(['pg-test-2']) },
      'pg-test-3, chosen: timeline 1, 0 bytes not received',
    ],
  ])('%s', async (_name, state, words) => {
    expect(await findChoice(state)).toContain(words);
  });

  it('is proposed, and no more, to a failover: who has the most of a dead leader, priority or not', async () => {
    const state = { ...DEAD, tags: { 'pg-test-3': { failover_priority: 9 } } };
    const full = healthy(state);
    const fake = fakePatroni(full, () => promote(full, 'pg-test-2'));
    const { verdict } = await change(fake, { operation: 'failover', acceptDataLoss: 9e9 });
    expect(verdict).toMatchObject({
      kind: 'refused',
      reasons: [
        'a failover needs a candidate that a person names; pg-test-2 is the best (timeline 4, most of the WAL; next is ' +
          'pg-test-3: timeline 4, 1000 bytes less than the most, failover_priority 9): --candidate pg-test-2',
      ],
    });
    expect(fake.requests).toEqual([]);
  });
});

it('a dead standby leader costs no consent: what is missing comes from the other cluster', async () => {
  const state = healthy({ ...DEAD, standbyCluster: true, config: { standby_cluster: { host: '10.20.0.1' } } });
  const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
  const { verdict, checks } = await change(fake, { operation: 'failover', candidate: 'pg-test-2' });
  expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-2' });
  expect(checks.find(({ what }) => what === 'lost WAL')?.found).toBe(
    'at least 4000 bytes, which it gets anew from 10.20.0.1:5432 while that lives',
  );
});

it('a standby leader that has received less has lost nothing', async () => {
  const state = healthy({ standbyCluster: true, config: { standby_cluster: { host: '10.20.0.1' } } });
  const fake = fakePatroni(state, () => {
    state.position['pg-test-2'] = LEADER_POSITION - 5_000;
    return promote(state, 'pg-test-2');
  });
  const { verdict } = await change(fake, TO_2);
  expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-2', expected: true });
  expect(verdict).not.toHaveProperty('lostBytes');
});
