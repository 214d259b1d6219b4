/** Whatever Patroni says, the verdict is what became of the cluster, and leadership was asked for once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createPatroniClient } from '../../../actions/adapters/patroni.ts';
import { adviseRoleChange } from '../../../actions/core/operations/advice.ts';
import { changeRoles } from '../../../actions/core/patroni/role-change.ts';
import type { RoleChangeResult } from '../../../actions/core/patroni/verdict.ts';
import { promote } from '../core/patroni/change.ts';
import { healthy, LEADER_POSITION } from '../core/patroni/fake-patroni.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';
import { fastClock, openLyingCluster, say, sayForEver, sayHalf } from '../../lib/patroni/lying-server.ts';
import type { Lies, LyingCluster } from '../../lib/patroni/lying-server.ts';

/** Of the fast clock. */
const DEADLINE_MS = 16_000;
const MOVED = 'Successfully switched over to "pg-test-2"';

let cluster: LyingCluster | undefined;
afterEach(() => {
  cluster?.close();
});

type Truth = (result: RoleChangeResult) => unknown;
type Case = readonly [lie: string, lies: Lies, truth: Truth, expected: unknown];

const kind: Truth = ({ verdict }) => verdict.kind;
const words: Truth = ({ verdict }) =>
  verdict.kind === 'unmoved' ? verdict.reason : verdict.kind === 'refused' ? verdict.reasons.join() : verdict;
const leads = (leader: string, rest: object = {}) =>
  expect.objectContaining({ kind: 'moved', leader, ...rest }) as unknown;
const verdict: Truth = (result) => result.verdict;
const toSelf = (state: FakeState) => void promote(state, 'pg-test-2');
/** Once the request is there. */
const later = (ms: number, happen: () => void) => void sleep(ms).then(happen);

const OBEY: Lies['send'] = (state, response) => {
  toSelf(state);
  say(response, 200, MOVED);
};

const LIES: readonly Case[] = [
  [
    '200, and does nothing',
    { send: (_, response) => say(response, 200, MOVED) },
    words,
    expect.stringContaining('"pg-test-1" still leads'),
  ],
  [
    '202, scheduled, and does nothing',
    { send: (_, response) => say(response, 202, 'Switchover scheduled') },
    words,
    expect.stringContaining('202: Switchover scheduled'),
  ],
  ['412, and does nothing', { send: (_, response) => say(response, 412, 'no') }, words, 'Patroni answered 412: no'],
  [
    '412, and moves all the same',
    {
      send: (state, response) => {
        toSelf(state);
        say(response, 412, 'no');
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    '503, failed',
    { send: (_, response) => say(response, 503, 'Switchover failed') },
    words,
    expect.stringContaining('503: Switchover failed'),
  ],
  [
    '503, failed, and has moved',
    {
      send: (state, response) => {
        toSelf(state);
        say(response, 503, 'Switchover failed');
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    '503, status unknown, and moves a while after',
    {
      send: (state, response) => {
        say(response, 503, 'Switchover status unknown');
        later(200, () => toSelf(state));
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    '200, and promotes another',
    {
      send: (state, response) => {
        promote(state, 'pg-test-3');
        say(response, 200, MOVED);
      },
    },
    verdict,
    leads('pg-test-3', { expected: false, requested: true }),
  ],
  [
    'who leads, while that is in recovery',
    {
      send: (state, response) => {
        state.roles['pg-test-2'] = 'replica';
        OBEY(state, response, undefined as never);
      },
    },
    words,
    expect.stringContaining('does not take writes yet'),
  ],
  ['nothing, and does nothing', { send: () => undefined }, words, expect.stringContaining('"pg-test-1" still leads')],
  ['nothing, and moves', { send: toSelf }, verdict, leads('pg-test-2', { expected: true, waiting: [] })],
  [
    'half a sentence, and moves',
    {
      send: (state, response) => {
        toSelf(state);
        sayHalf(response, MOVED);
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    'nothing, hangs up, and moves',
    {
      send: (state, response) => {
        response.destroy();
        later(100, () => toSelf(state));
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    'that it is to be asked elsewhere, and does nothing',
    {
      send: (_, response, request) => {
        say(response, 307, '', { location: `http://${request.headers.host ?? ''}/switchover` });
      },
    },
    kind,
    'unmoved',
  ],
  [
    'half a list of the cluster for a while',
    {
      send: OBEY,
      get: (() => {
        let left = 6;
        return ({ path, asked }, response, state) => {
          if (asked === 0 || path !== '/cluster' || left-- <= 0) return false;
          sayHalf(response, JSON.stringify({ members: [{ name: 'pg-test-3', role: 'leader' }], pause: state.paused }));
          return true;
        };
      })(),
    },
    verdict,
    leads('pg-test-2', { expected: true, waiting: [] }),
  ],
  [
    'of a replica without end',
    {
      send: OBEY,
      get: ({ path, instance, asked }, response) => {
        if (asked === 0 || path !== '/patroni' || instance !== 'pg-test-3') return false;
        sayForEver(response);
        return true;
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    'of two leaders, one by its own word',
    {
      send: (state, response) => {
        state.roles['pg-test-1'] = 'master';
        state.notStreaming.add('pg-test-1');
        OBEY(state, response, undefined as never);
      },
    },
    verdict,
    leads('pg-test-2', { waiting: ['pg-test-1'] }),
  ],
  [
    'of two leaders in one list',
    {
      send: (state, response) => {
        state.listed['pg-test-1'] = { role: 'leader' };
        OBEY(state, response, undefined as never);
      },
    },
    words,
    expect.stringContaining('more than one leader (pg-test-1, pg-test-2)'),
  ],
  [
    'of a replica that streams on the timeline before',
    {
      send: (state, response) => {
        state.timelines['pg-test-3'] = 1;
        OBEY(state, response, undefined as never);
      },
    },
    verdict,
    leads('pg-test-2', { rejoined: ['pg-test-1'], waiting: ['pg-test-3'] }),
  ],
  [
    'no more of the old leader, which never returns',
    {
      send: (state, response) => {
        state.unreachable.add('pg-test-1');
        OBEY(state, response, undefined as never);
      },
    },
    verdict,
    leads('pg-test-2', { rejoined: ['pg-test-3'], waiting: ['pg-test-1'] }),
  ],
  [
    'a position that goes backwards',
    {
      send: (state, response) => {
        state.position['pg-test-2'] = LEADER_POSITION - 5_000;
        OBEY(state, response, undefined as never);
      },
    },
    verdict,
    leads('pg-test-2', { lostBytes: 5_000n }),
  ],
  [
    'of a leader key that goes back to the old leader',
    {
      send: (state, response) => {
        state.notStreaming.add('pg-test-3');
        OBEY(state, response, undefined as never);
        later(150, () => (state.leader = 'pg-test-1'));
      },
    },
    words,
    expect.stringContaining('"pg-test-1" still leads'),
  ],
  [
    'of a leader key that passes by another member',
    {
      send: (state, response) => {
        promote(state, 'pg-test-3');
        // Nobody follows it, so that it counts as passing however long the machine takes.
        for (const member of ['pg-test-1', 'pg-test-2']) state.notStreaming.add(member);
        say(response, 200, MOVED);
        later(30, () => {
          state.notStreaming.clear();
          toSelf(state);
        });
      },
    },
    verdict,
    leads('pg-test-2', { expected: true }),
  ],
  [
    'nothing of who leads, since nobody does any more',
    {
      send: (state, response) => {
        state.leader = undefined;
        say(response, 200, MOVED);
      },
    },
    words,
    expect.stringContaining('the cluster has no leader'),
  ],
];

it.each(LIES)('Patroni says %s', async (_lie, lies, truth, expected) => {
  cluster = await openLyingCluster(healthy(), lies);
  const result = await changeRoles({
    endpoints: cluster.endpoints,
    change: { operation: 'switchover', leader: 'pg-test-1', candidate: 'pg-test-2' },
    client: createPatroniClient(),
    dcs: { findValue: () => Promise.resolve(undefined), readHealth: () => Promise.resolve([]) },
    clock: fastClock,
    report: () => undefined,
    advice: adviseRoleChange('command-line'),
    timeoutMs: DEADLINE_MS,
  });
  expect(truth(result)).toEqual(expected);
  expect(cluster.requests).toEqual(['POST pg-test-1/switchover']);
});
