import { describe, expect, it } from 'vitest';
import type { RoleChange } from '../../../../actions/core/patroni/checks.ts';
import { changeRoles } from '../../../../actions/core/patroni/role-change.ts';
import type { RoleChangeResult } from '../../../../actions/core/patroni/role-change.ts';
import type { PatroniAnswer } from '../../../../actions/core/patroni/types.ts';
import { ENDPOINTS, fakePatroni, healthy, ok } from './fake-patroni.ts';
import type { Fake, FakeState } from './fake-patroni.ts';

const SWITCHOVER: RoleChange = { operation: 'switchover' };

function promote(state: FakeState, instance: string): PatroniAnswer {
  state.leader = instance;
  state.timeline += 1;
  return ok(`Successfully switched over to "${instance}"`);
}

function change(fake: Fake, wanted: RoleChange): Promise<RoleChangeResult> {
  return changeRoles({
    endpoints: ENDPOINTS,
    change: wanted,
    client: fake.client,
    clock: fake.clock,
    report: () => {},
  });
}

describe('a switchover', () => {
  it('asks once and reports the hosts whose role changed', async () => {
    const state = healthy();
    const fake = fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
    const result = await change(fake, { ...SWITCHOVER, candidate: 'pg-test-3' });
    expect(result.leader).toBe('pg-test-3');
    expect(result.changedHosts).toEqual(['10.10.10.11', '10.10.10.13']);
    expect(fake.requests).toMatchObject([
      { path: '/switchover', body: { leader: 'pg-test-1', candidate: 'pg-test-3' }, member: { instance: 'pg-test-1' } },
    ]);
  });

  it('chooses the replica with the least lag when none is named', async () => {
    const state = healthy({ lag: { 'pg-test-2': 4096, 'pg-test-3': 0 } });
    const fake = fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
    expect((await change(fake, SWITCHOVER)).leader).toBe('pg-test-3');
  });

  it('keeps watching, and never asks again, when the status is unknown', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => {
      promote(state, 'pg-test-2');
      return { status: 503, body: undefined, text: 'Switchover status unknown' };
    });
    expect((await change(fake, { ...SWITCHOVER, candidate: 'pg-test-2' })).leader).toBe('pg-test-2');
    expect(fake.requests).toHaveLength(1);
  });

  it('fails when another member became leader, although Patroni answered 200', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => promote(state, 'pg-test-3'));
    await expect(change(fake, { ...SWITCHOVER, candidate: 'pg-test-2' })).rejects.toThrow(
      '"pg-test-3" became leader instead of "pg-test-2"',
    );
  });

  it('fails when the old leader never streams again', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => {
      state.notStreaming.add('pg-test-1');
      return promote(state, 'pg-test-2');
    });
    await expect(change(fake, { ...SWITCHOVER, candidate: 'pg-test-2' })).rejects.toThrow('pg-test-1 (running)');
  });

  it('fails when nothing happened', async () => {
    const fake = fakePatroni(healthy(), () => ({ status: 503, body: undefined, text: 'Switchover failed' }));
    await expect(change(fake, { ...SWITCHOVER, candidate: 'pg-test-2' })).rejects.toThrow('"pg-test-1" still leads');
  });

  it("passes Patroni's own refusal on", async () => {
    const fake = fakePatroni(healthy(), () => ({ status: 412, body: undefined, text: 'leader name does not match' }));
    await expect(change(fake, SWITCHOVER)).rejects.toThrow('412: leader name does not match');
  });
});

describe('refusals ask nothing of Patroni', () => {
  const cases: [string, Partial<FakeState>, RoleChange, string][] = [
    ['a paused cluster', { paused: true }, SWITCHOVER, 'is paused'],
    ['a scheduled switchover', { scheduled: true }, SWITCHOVER, 'already scheduled'],
    ['an unknown candidate', {}, { ...SWITCHOVER, candidate: 'pg-test-9' }, 'candidates: pg-test-2, pg-test-3'],
    ['the leader as candidate', {}, { ...SWITCHOVER, candidate: 'pg-test-1' }, 'is the leader already'],
    ['a wrong leader', {}, { ...SWITCHOVER, leader: 'pg-test-2' }, 'the leader is "pg-test-1", not "pg-test-2"'],
    [
      'a lagging candidate',
      { lag: { 'pg-test-2': 2e6 } },
      { ...SWITCHOVER, candidate: 'pg-test-2' },
      'lags by 2000000',
    ],
    [
      'a candidate that does not stream',
      { notStreaming: new Set(['pg-test-2']) },
      { ...SWITCHOVER, candidate: 'pg-test-2' },
      'does not stream',
    ],
    [
      'a nofailover candidate',
      { noFailover: new Set(['pg-test-2']) },
      { ...SWITCHOVER, candidate: 'pg-test-2' },
      'nofailover',
    ],
    [
      'an asynchronous candidate in synchronous mode',
      { synchronous: true },
      { ...SWITCHOVER, candidate: 'pg-test-2' },
      'not the synchronous standby',
    ],
    ['no leader', { leader: undefined }, SWITCHOVER, 'has no leader'],
    [
      'nobody there',
      { unreachable: new Set(['pg-test-1', 'pg-test-2', 'pg-test-3']) },
      SWITCHOVER,
      'no member answers',
    ],
    ['a failover without candidate', {}, { operation: 'failover' }, 'needs a candidate'],
    [
      'a failover without consent to loss',
      { leader: undefined },
      { operation: 'failover', candidate: 'pg-test-2' },
      '--accept-data-loss',
    ],
  ];
  it.each(cases)('%s', async (_name, overrides, wanted, message) => {
    const fake = fakePatroni(healthy(overrides), () => ok('must not be asked'));
    await expect(change(fake, wanted)).rejects.toThrow(message);
    expect(fake.requests).toEqual([]);
  });
});

describe('a failover without leader', () => {
  const position = { 'pg-test-2': 1000, 'pg-test-3': 5000 };

  it('refuses a candidate that would lose more than was accepted', async () => {
    const fake = fakePatroni(healthy({ leader: undefined, position }), () => ok('must not be asked'));
    const wanted: RoleChange = { operation: 'failover', candidate: 'pg-test-2', acceptDataLoss: 3999 };
    await expect(change(fake, wanted)).rejects.toThrow('"pg-test-3" is 4000 bytes ahead of "pg-test-2"');
  });

  it('promotes a candidate within what was accepted', async () => {
    const state = healthy({ leader: undefined, position, unreachable: new Set(['pg-test-1']) });
    const fake = fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
    const result = await change(fake, { operation: 'failover', candidate: 'pg-test-2', acceptDataLoss: 4000 });
    expect(result.leader).toBe('pg-test-2');
    expect(fake.requests).toMatchObject([{ path: '/failover', body: { candidate: 'pg-test-2' } }]);
  });
});
