import { expect, it } from 'vitest';
import type { RoleChange } from '../../../../actions/core/patroni/checks.ts';
import { change, SWITCHOVER } from './change.ts';
import { fakePatroni, healthy, LEADER_POSITION, MEMBERS, ok } from './fake-patroni.ts';
import type { FakeState } from './fake-patroni.ts';

type Case = readonly [name: string, state: Partial<FakeState>, wanted: RoleChange, message: string];

const PAUSED_REPLAY = { xlog: { received_location: 10_000_000, replayed_location: 9_000_000, paused: true } };
const TO_2: RoleChange = { ...SWITCHOVER, candidate: 'pg-test-2' };
const FAILOVER: RoleChange = { operation: 'failover', candidate: 'pg-test-2' };
const STATUS = { '/pg/pg-test/status': `{"optime":${String(LEADER_POSITION)}}` };
/** The leader has died, its key has expired, and it had told the DCS where it was. */
const DEAD = { leader: undefined, unreachable: new Set(['pg-test-1']), keys: STATUS };

const CLUSTER: readonly Case[] = [
  ['nobody there', { unreachable: new Set(MEMBERS) }, SWITCHOVER, 'no member answers'],
  ['a DCS that is down', { dcs: 'down' }, SWITCHOVER, 'none of them can read the DCS'],
  ['a DCS that is down, to a failover', { dcs: 'down' }, FAILOVER, 'bring the DCS back first'],
  ['failsafe mode', { dcs: 'failsafe' }, SWITCHOVER, 'keeps its leader in failsafe mode'],
  ['two primaries', { roles: { 'pg-test-3': 'master' } }, TO_2, '"pg-test-3" runs as a primary while "pg-test-1"'],
  ['a primary without the key', { leader: undefined, roles: { 'pg-test-1': 'master' } }, FAILOVER, 'nobody holds'],
  ['a paused cluster', { paused: true }, SWITCHOVER, '--while-paused pg-test'],
  ['consent to another cluster', { paused: true }, { ...TO_2, whilePaused: 'pg-meta' }, 'is paused'],
  ['a scheduled switchover', { scheduled: true }, SWITCHOVER, 'scripts/ops patroni flush pg-test'],
];

const IDENTITY: readonly Case[] = [
  [
    "another cluster's Patroni at an address",
    { own: { 'pg-test-2': { patroni: { version: '3.0.2', scope: 'pg-meta' } } } },
    TO_2,
    'the Patroni at 10.10.10.12 says that it is "pg-test-2" of cluster "pg-meta"',
  ],
  [
    'members whose addresses are exchanged',
    { own: { 'pg-test-2': { patroni: { version: '3.3.0', scope: 'pg-test', name: 'pg-test-3' } } } },
    TO_2,
    'says that it is "pg-test-3", and the inventory has "pg-test-2" there',
  ],
  [
    'a member that is no copy of the others',
    { own: { 'pg-test-3': { database_system_identifier: '7000000000000000009' } } },
    TO_2,
    'members have different system identifiers',
  ],
  [
    'more than one leader of one list',
    { listed: { 'pg-test-3': { role: 'leader' } } },
    TO_2,
    'Patroni lists more than one leader (pg-test-1, pg-test-3)',
  ],
];

const LEADER: readonly Case[] = [
  ['a wrong leader', {}, { ...SWITCHOVER, leader: 'pg-test-2' }, 'the leader is "pg-test-1", not "pg-test-2"'],
  ['a leader beside the inventory', { leader: 'pg-test-4', strangers: ['pg-test-4'] }, TO_2, 'not in the inventory'],
  ['no leader', { leader: undefined }, SWITCHOVER, 'has no leader'],
  ['a silent leader', { unreachable: new Set(['pg-test-1']) }, TO_2, 'its key expires in at most 30 s'],
  [
    'a silent leader of a paused cluster',
    { unreachable: new Set(['pg-test-1']), paused: true },
    { ...TO_2, whilePaused: 'pg-test' },
    'because the cluster is paused: use failover',
  ],
  ['a leader that starts', { states: { 'pg-test-1': 'starting' } }, TO_2, 'is starting, so it cannot hand over'],
];

const CANDIDATE: readonly Case[] = [
  ['an unknown candidate', {}, { ...SWITCHOVER, candidate: 'pg-test-9' }, 'candidates: pg-test-2, pg-test-3'],
  ['a stranger', { strangers: ['pg-test-4'] }, { ...TO_2, candidate: 'pg-test-4' }, 'which Patroni lists'],
  ['the leader as candidate', {}, { ...SWITCHOVER, candidate: 'pg-test-1' }, 'is the leader already'],
  ['a silent candidate', { unreachable: new Set(['pg-test-2']) }, TO_2, 'does not answer on its Patroni port'],
  ['a stopped candidate', { states: { 'pg-test-2': 'stopped' } }, TO_2, 'is stopped, not running'],
  ['a lagging candidate', { lag: { 'pg-test-2': 2e6 } }, TO_2, 'lags by 2000000'],
  ['an unknown lag', { position: { 'pg-test-2': undefined } }, TO_2, 'has a lag that is not known'],
  ['a lag unknown by the leader', { position: { 'pg-test-1': undefined } }, TO_2, 'has a lag that is not known'],
  ['a candidate that does not stream', { notStreaming: new Set(['pg-test-2']) }, TO_2, 'does not stream'],
  ['another timeline', { timeline: 3, timelines: { 'pg-test-2': 2 } }, TO_2, 'is on timeline 2, the leader on 3'],
  ['a nofailover candidate', { noFailover: new Set(['pg-test-2']) }, TO_2, 'nofailover'],
  ['an asynchronous candidate', { synchronous: true }, TO_2, 'is not a synchronous standby'],
  ['the same in quorum mode', { synchronous: 'quorum', version: '4.1.0' }, TO_2, 'is not a synchronous standby'],
  ['a priority of none', { tags: { 'pg-test-2': { failover_priority: '0' } } }, TO_2, 'failover_priority 0, which is'],
  ['a watchdog that fails', { own: { 'pg-test-2': { watchdog_failed: true } } }, TO_2, 'a watchdog that does not work'],
  ['a replay that is paused', { own: { 'pg-test-2': PAUSED_REPLAY } }, TO_2, 'has its replay paused by somebody'],
  ['nobody fit', { notStreaming: new Set(['pg-test-2', 'pg-test-3']) }, SWITCHOVER, 'no replica is fit'],
  [
    'a failover without candidate, naming the best',
    { lag: { 'pg-test-2': 9 } },
    { operation: 'failover' },
    'needs a candidate that a person names; pg-test-3 is the best (timeline 1, 0 bytes not received; next is pg-test-2: ' +
      'timeline 1, 9 bytes not received): --candidate pg-test-3',
  ],
  [
    'a failover without candidate where none is fit',
    { noFailover: new Set(['pg-test-2', 'pg-test-3']) },
    { operation: 'failover' },
    'and no member is fit to be one now',
  ],
];

const LOSS: readonly Case[] = [
  ['no consent', DEAD, FAILOVER, "at least 0 bytes of WAL by the leader's last report to the DCS"],
  [
    'less than is lost',
    { ...DEAD, lag: { 'pg-test-2': 4000, 'pg-test-3': 4000 } },
    { ...FAILOVER, acceptDataLoss: 3999 },
    "at least 4000 bytes of WAL by the leader's last report to the DCS, which was up to 10 s old when it died, " +
      'more than the 3999 that are accepted; to accept it: --accept-data-loss 4000',
  ],
  [
    'a better candidate',
    { ...DEAD, lag: { 'pg-test-2': 4000 } },
    { ...FAILOVER, acceptDataLoss: 0 },
    '("pg-test-3" has 4000 bytes more: consider it instead)',
  ],
  ['the word unknown for what is known', DEAD, { ...FAILOVER, acceptDataLoss: 'unknown' }, 'it is known'],
  [
    'a number for what is unknown',
    { ...DEAD, keys: {} },
    { ...FAILOVER, acceptDataLoss: 1e9 },
    'the DCS has no last WAL',
  ],
  ['a broken key', { ...DEAD, keys: { '/pg/pg-test/status': '{' } }, FAILOVER, '--accept-data-loss unknown'],
  [
    'no position of the candidate',
    { ...DEAD, position: { 'pg-test-2': undefined } },
    FAILOVER,
    'tells no WAL position',
  ],
  [
    'a timeline that was left',
    { ...DEAD, timeline: 3, timelines: { 'pg-test-2': 2 } },
    FAILOVER,
    '"pg-test-2" is on timeline 2 and the cluster was on 3',
  ],
  [
    'a leader that starts',
    { states: { 'pg-test-1': 'starting' }, keys: STATUS, lag: { 'pg-test-2': 7 } },
    FAILOVER,
    'at least 7 bytes',
  ],
  [
    'a silent leader, before the wait for its key',
    { unreachable: new Set(['pg-test-1']), keys: STATUS },
    FAILOVER,
    '--accept-data-loss 0',
  ],
  [
    'an asynchronous candidate, by 3.0',
    { synchronous: true },
    { ...FAILOVER, acceptDataLoss: 9 },
    'Patroni 3.0.2 fails over',
  ],
  [
    'an asynchronous candidate without consent',
    { synchronous: true, version: '4.1.0', lag: { 'pg-test-2': 5 } },
    { ...FAILOVER, acceptDataLoss: 4 },
    '--accept-data-loss 5',
  ],
];

it.each([...CLUSTER, ...IDENTITY, ...LEADER, ...CANDIDATE, ...LOSS])(
  'refuses %s, and asks nothing',
  async (_, state, wanted, message) => {
    const fake = fakePatroni(healthy(state), () => ok('must not be asked'));
    const { verdict, before, checks } = await change(fake, wanted);
    expect(verdict.kind === 'refused' ? verdict.reasons.join('\n') : verdict).toContain(message);
    expect(before.members).toHaveLength(MEMBERS.length);
    expect(checks.filter((check) => check.verdict === 'refused').length).toBeGreaterThan(0);
    expect(fake.requests).toEqual([]);
  },
);
