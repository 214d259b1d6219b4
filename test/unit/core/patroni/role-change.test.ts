import { describe, expect, it } from 'vitest';
import type { PatroniAnswer } from '../../../../actions/core/patroni/types.ts';
import { change, promote, SWITCHOVER } from './change.ts';
import { fakePatroni, healthy, ok } from './fake-patroni.ts';

const TO_2 = { ...SWITCHOVER, candidate: 'pg-test-2' };
const DEADLINE_MS = 120_000;

function unavailable(text: string): PatroniAnswer {
  return { status: 503, body: undefined, text };
}

describe('a switchover', () => {
  it('asks once, and says who leads and who streams', async () => {
    const state = healthy();
    const fake = fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
    const { verdict, before, after } = await change(fake, { ...SWITCHOVER, candidate: 'pg-test-3' });
    expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-3', expected: true, requested: true, waiting: [] });
    expect(verdict).toMatchObject({ rejoined: ['pg-test-1', 'pg-test-2'] });
    expect([before.leader, after.leader]).toEqual(['pg-test-1', 'pg-test-3']);
    expect(fake.requests).toMatchObject([
      { path: '/switchover', body: { leader: 'pg-test-1', candidate: 'pg-test-3' }, member: { instance: 'pg-test-1' } },
    ]);
  });

  it('chooses the replica with the least lag when none is named', async () => {
    const state = healthy({ lag: { 'pg-test-2': 4096, 'pg-test-3': 0 } });
    const fake = fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
    expect((await change(fake, SWITCHOVER)).after.leader).toBe('pg-test-3');
  });

  it('says how far the candidate is, received and replayed', async () => {
    const state = healthy({ lag: { 'pg-test-2': 10 }, replayLag: { 'pg-test-2': 90 } });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
    const said: string[] = [];
    await change(fake, TO_2, said);
    expect(said.join('\n')).toContain('pg-test-2 (10 bytes not received, 100 not replayed)');
  });

  it('keeps watching, and never asks again, when the status is unknown', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => {
      promote(state, 'pg-test-2');
      return unavailable('Switchover status unknown');
    });
    expect((await change(fake, TO_2)).verdict).toMatchObject({ kind: 'moved', expected: true });
    expect(fake.requests).toHaveLength(1);
  });

  it('sees the new leader while Patroni still thinks about its answer', async () => {
    const state = healthy();
    let answerNow: (answer: PatroniAnswer) => void = () => undefined;
    const answer = new Promise<PatroniAnswer>((resolve) => {
      answerNow = resolve;
    });
    state.events.push(
      { at: 1_000, happen: () => promote(state, 'pg-test-2') },
      { at: 2_000, happen: () => state.notStreaming.clear() },
      { at: 2_000, happen: () => answerNow(ok('Successfully switched over')) },
    );
    const fake = fakePatroni(state, () => {
      state.notStreaming.add('pg-test-1');
      return answer;
    });
    expect((await change(fake, TO_2)).verdict).toMatchObject({ leaderAfterMs: 1_000, streamingAfterMs: 2_000 });
  });

  it('tells at once that another member became leader, although Patroni answered 200', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => promote(state, 'pg-test-3'));
    const { verdict } = await change(fake, TO_2);
    expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-3', expected: false, requested: true });
    expect(fake.clock.now()).toBeLessThan(DEADLINE_MS);
  });

  it('tells as moved what moved, where the old leader never streams again', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => {
      state.notStreaming.add('pg-test-1');
      return promote(state, 'pg-test-2');
    });
    const { verdict } = await change(fake, TO_2);
    expect(verdict).toMatchObject({ kind: 'moved', expected: true, rejoined: ['pg-test-3'], waiting: ['pg-test-1'] });
    expect(verdict).not.toHaveProperty('streamingAfterMs');
  });

  it('tells at once that Patroni says failed', async () => {
    const fake = fakePatroni(healthy(), () => unavailable('Switchover failed'));
    const { verdict } = await change(fake, TO_2);
    expect(verdict).toEqual({
      kind: 'unmoved',
      reason:
        '"pg-test-1" still leads (Patroni answered 503: Switchover failed); ' +
        'the log of patroni on its host has the reason',
    });
    expect(fake.clock.now()).toBeLessThan(DEADLINE_MS);
  });

  it('waits to the end where nothing is said and nothing happens', async () => {
    const fake = fakePatroni(healthy(), () => ({ status: 0, body: undefined, text: 'socket hang up' }));
    expect((await change(fake, TO_2)).verdict).toMatchObject({ kind: 'unmoved' });
    expect(fake.clock.now()).toBeGreaterThanOrEqual(DEADLINE_MS);
  });

  it('does not take the DCS at its word before the member runs as a primary', async () => {
    const state = healthy();
    const fake = fakePatroni(state, () => {
      state.roles['pg-test-2'] = 'replica';
      return promote(state, 'pg-test-2');
    });
    const { verdict } = await change(fake, TO_2);
    expect(verdict.kind === 'unmoved' && verdict.reason).toContain('does not take writes yet');
  });

  it("passes Patroni's own refusal on, with the topology", async () => {
    const fake = fakePatroni(healthy(), () => ({ status: 412, body: undefined, text: 'leader name does not match' }));
    const { verdict, after } = await change(fake, SWITCHOVER);
    expect(verdict).toEqual({ kind: 'refused', reasons: ['Patroni answered 412: leader name does not match'] });
    expect(after.leader).toBe('pg-test-1');
  });
});

describe('clusters of other shapes', () => {
  it('a standby cluster moves without a new timeline', async () => {
    const state = healthy({ standbyCluster: true });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
    expect((await change(fake, TO_2)).verdict).toMatchObject({ kind: 'moved', expected: true, waiting: [] });
  });

  it('a replica that streams from another replica is one that streams', async () => {
    const state = healthy({ cascades: { 'pg-test-3': 'pg-test-2' } });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
    const { verdict } = await change(fake, TO_2);
    expect(verdict).toMatchObject({ rejoined: ['pg-test-1', 'pg-test-3'], waiting: [] });
  });

  it('tells of a member that the inventory lacks', async () => {
    const state = healthy({ strangers: ['pg-test-4'] });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
    expect((await change(fake, TO_2)).notes[0]).toContain('Patroni lists pg-test-4, which the inventory lacks');
  });

  it('tells of a leader that the inventory lacks', async () => {
    const state = healthy({ strangers: ['pg-test-4'] });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-4'));
    const { verdict } = await change(fake, TO_2);
    expect(verdict.kind === 'unmoved' && verdict.reason).toContain(
      '"pg-test-4" holds the leader key, which the inventory',
    );
  });

  it('moves in a paused cluster by typed consent', async () => {
    const state = healthy({ paused: true });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
    expect((await change(fake, { ...TO_2, whilePaused: 'pg-test' })).verdict).toMatchObject({ kind: 'moved' });
  });

  it('moves to a quorum standby in quorum mode', async () => {
    const state = healthy({ synchronous: 'quorum', version: '4.1.0', standbys: new Set(['pg-test-3']) });
    const fake = fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
    expect((await change(fake, SWITCHOVER)).after.leader).toBe('pg-test-3');
  });

  it('fails over to an asynchronous member by accepted loss, in the words that Patroni takes for it', async () => {
    const state = healthy({ synchronous: true, standbys: new Set(['pg-test-3']), version: '4.1.0' });
    const fake = fakePatroni(state, () => promote(state, 'pg-test-2'));
    await change(fake, { operation: 'failover', candidate: 'pg-test-2', acceptDataLoss: 0 });
    expect(fake.requests).toMatchObject([{ path: '/failover', body: { candidate: 'pg-test-2' } }]);
  });
});
