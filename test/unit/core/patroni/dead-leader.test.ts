import { describe, expect, it } from 'vitest';
import type { RoleChange } from '../../../../actions/core/patroni/checks.ts';
import { change, promote } from './change.ts';
import { fakePatroni, healthy, LEADER_POSITION, ok } from './fake-patroni.ts';
import type { Fake, FakeState } from './fake-patroni.ts';

const WANTED: RoleChange = { operation: 'failover', candidate: 'pg-test-2', acceptDataLoss: 4000 };
const IN_PAUSE: RoleChange = { ...WANTED, whilePaused: 'pg-test' };
const KEYS = { '/pg/pg-test/status': `{"optime":${String(LEADER_POSITION)},"slots":{}}` };

/** The leader is dead, and both replicas have received less than it had written. */
function killed(overrides: Partial<FakeState> = {}): FakeState {
  const lag = { 'pg-test-2': 4000, 'pg-test-3': 4000 };
  return healthy({ unreachable: new Set(['pg-test-1']), keys: KEYS, lag, ...overrides });
}

function obey(state: FakeState): Fake {
  return fakePatroni(state, (request) => promote(state, request.body.candidate ?? ''));
}

function expire(state: FakeState, at: number): void {
  state.events.push({ at, happen: () => (state.leader = undefined) });
}

describe('a failover without leader', () => {
  it('promotes the candidate within what was accepted, and says what is lost', async () => {
    const state = killed({ leader: undefined });
    const fake = obey(state);
    const { verdict, notes } = await change(fake, WANTED);
    expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-2', expected: true, rejoined: ['pg-test-3'] });
    expect(notes.join('\n')).toContain('lost is at least 4000 bytes');
    expect(fake.requests).toMatchObject([
      { path: '/failover', body: { candidate: 'pg-test-2' }, member: { instance: 'pg-test-2' } },
    ]);
  });

  it('reads the position that Patroni before 2.1 keeps', async () => {
    const state = killed({ leader: undefined, keys: { '/pg/pg-test/optime/leader': String(LEADER_POSITION) } });
    expect((await change(obey(state), WANTED)).verdict.kind).toBe('moved');
  });

  it('promotes where no position is known, by the word for it', async () => {
    const state = killed({ leader: undefined, keys: {} });
    const { verdict, notes } = await change(obey(state), { ...WANTED, acceptDataLoss: 'unknown' });
    expect(verdict.kind).toBe('moved');
    expect(notes.join('\n')).toContain('an unknown amount of WAL');
  });

  it('asks the candidate where the leader runs no PostgreSQL, and not the leader', async () => {
    const state = killed({ unreachable: new Set(), states: { 'pg-test-1': 'starting' } });
    const fake = fakePatroni(state, () => {
      state.states = {};
      return promote(state, 'pg-test-2');
    });
    expect((await change(fake, WANTED)).verdict).toMatchObject({ kind: 'moved', expected: true });
    expect(fake.requests).toMatchObject([{ path: '/failover', member: { instance: 'pg-test-2' } }]);
  });
});

describe('while the key of a dead leader lives', () => {
  it('waits in a paused cluster, and asks as soon as the key is gone', async () => {
    const state = killed({ paused: true });
    expire(state, 20_000);
    const fake = obey(state);
    const said: string[] = [];
    const { verdict, before } = await change(fake, IN_PAUSE, said);
    expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-2', expected: true, requested: true });
    expect(before.leader).toBe('pg-test-1');
    expect(fake.requests).toMatchObject([{ path: '/failover', member: { instance: 'pg-test-2' } }]);
    expect(fake.clock.now()).toBeLessThan(21_000);
    expect(said).toContain('leader pg-test-1 does not answer; its key expires in at most 25 s');
  });

  it('counts what a leader that is cut off from here alone told the DCS while its key was waited for', async () => {
    const state = killed({ paused: true });
    const later = { '/pg/pg-test/status': `{"optime":${String(LEADER_POSITION + 5_000_000)},"slots":{}}` };
    state.events.push({ at: 8_000, happen: () => (state.keys = later) });
    expire(state, 20_000);
    const fake = obey(state);
    const { verdict } = await change(fake, IN_PAUSE);
    expect(verdict).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('at least 5004000 bytes')] });
    expect(fake.requests).toEqual([]);
  });

  it('leaves the election to Patroni where it is not paused', async () => {
    const state = killed();
    expire(state, 20_000);
    state.events.push({ at: 22_000, happen: () => promote(state, 'pg-test-3') });
    const fake = obey(state);
    const { verdict } = await change(fake, WANTED);
    expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-3', expected: false, requested: false });
    expect(fake.requests).toEqual([]);
  });

  it('asks where Patroni elects nobody', async () => {
    const state = killed();
    expire(state, 20_000);
    const fake = obey(state);
    expect((await change(fake, WANTED)).verdict).toMatchObject({ kind: 'moved', expected: true, requested: true });
    expect(fake.requests).toHaveLength(1);
    expect(fake.clock.now()).toBeLessThan(30_000);
  });

  it('does nothing when the leader answers again', async () => {
    const state = killed();
    state.events.push({ at: 10_000, happen: () => state.unreachable.clear() });
    const fake = fakePatroni(state, () => ok('must not be asked'));
    const { verdict } = await change(fake, WANTED);
    expect(verdict).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('answers again')] });
    expect(fake.requests).toEqual([]);
  });

  it.each([{}, { paused: true }])(
    'asks the candidate where only the Patroni of the leader comes back (%o)',
    async (pause) => {
      const state = killed(pause);
      const come = () => {
        state.unreachable.clear();
        state.states = { 'pg-test-1': 'stopped' };
      };
      state.events.push({ at: 10_000, happen: come });
      const fake = fakePatroni(state, () => {
        state.states = {};
        return promote(state, 'pg-test-2');
      });
      const { verdict } = await change(fake, IN_PAUSE);
      expect(verdict).toMatchObject({ kind: 'moved', leader: 'pg-test-2', expected: true, requested: true });
      expect(fake.requests).toMatchObject([{ path: '/failover', member: { instance: 'pg-test-2' } }]);
    },
  );

  it('judges the members anew where only the Patroni of the leader comes back', async () => {
    const state = killed();
    const come = () => {
      state.unreachable.clear();
      state.states = { 'pg-test-1': 'stopped' };
      state.noFailover.add('pg-test-2');
    };
    state.events.push({ at: 10_000, happen: come });
    const fake = fakePatroni(state, () => ok('must not be asked'));
    const { verdict } = await change(fake, WANTED);
    expect(verdict).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('nofailover')] });
    expect(fake.requests).toEqual([]);
  });

  it('does nothing where the leader goes on renewing its key', async () => {
    const fake = fakePatroni(killed(), () => ok('must not be asked'));
    const { verdict } = await change(fake, WANTED);
    expect(verdict).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('goes on renewing')] });
    expect(fake.requests).toEqual([]);
  });

  it('does nothing when the old leader is back as a primary without the key', async () => {
    const state = killed({ paused: true, roles: { 'pg-test-1': 'master' } });
    expire(state, 20_000);
    state.events.push({ at: 20_000, happen: () => state.unreachable.clear() });
    const fake = fakePatroni(state, () => ok('must not be asked'));
    const { verdict } = await change(fake, IN_PAUSE);
    expect(verdict).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('runs as a primary')] });
  });
});
