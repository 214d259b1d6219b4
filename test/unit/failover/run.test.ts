import { describe, expect, it } from 'vitest';
import type { GuardedRun } from '../../../actions/core/apply/ports.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import { renderReport, renderSummary } from '../../../actions/failover/report.ts';
import { runFailover } from '../../../actions/failover/run.ts';
import type { FailoverOptions } from '../../../actions/failover/run.ts';
import { hosts } from '../apply/world-files.ts';
import { promote } from '../core/patroni/change.ts';
import { healthy, LEADER_POSITION } from '../core/patroni/fake-patroni.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';
import { obey, OPTIONS, prepare } from './stage.ts';
import type { Stage } from './stage.ts';

const JOB_SECONDS = 15 * 60;

describe('a role change on a fleet with a ledger', () => {
  const begin = ({ world }: Stage) => {
    const state = { ...emptyLedger('sandbox', world.head), hosts: { '10.10.10.11': [world.head] } };
    world.entry = { commit: 'f'.repeat(40), state };
    return state;
  };

  it('is recorded, and leaves what is in force as it is', async () => {
    const stage = prepare(healthy(), obey);
    const state = begin(stage);
    await runFailover(OPTIONS, stage.adapters);
    expect(stage.world.records).toMatchObject([
      { verb: 'switchover', by: { login: 'jane' }, verdict: 'done', subject: 'pg-test: pg-test-1 → pg-test-2' },
    ]);
    expect(stage.world.entry?.state).toEqual(state);
  });

  it('is not recorded where it was refused', async () => {
    const stage = prepare({ ...healthy(), paused: true }, obey);
    begin(stage);
    expect(await runFailover(OPTIONS, stage.adapters)).toMatchObject({ verdict: 'refused' });
    expect(stage.world.records).toEqual([]);
  });
});

describe('a role change that went well', () => {
  it('proves the rules of every member that leads or follows, and renders nothing', async () => {
    const { world, adapters } = prepare(healthy(), obey);
    const report = await runFailover(OPTIONS, adapters);
    expect(report).toMatchObject({ ok: true, verdict: 'moved', leader: 'pg-test-2', problems: [] });
    expect(report.proven).toEqual(['10.10.10.12', '10.10.10.11', '10.10.10.13']);
    expect(world.runs.map(({ playbook, tags }) => [playbook, ...tags])).toEqual([['prove.yml', 'role_rules']]);
    expect(world.notes).toEqual([]);
  });

  it('has the files of its proof before Patroni is asked, and its Ansible while replicas are waited for', async () => {
    const state = healthy();
    const { adapters } = prepare(state, () => {
      order.push('Patroni asked');
      state.notStreaming.add('pg-test-1');
      state.events.push({ at: 10_000, happen: () => void (state.notStreaming.clear(), order.push('all stream')) });
      return obey(state);
    });
    const order: string[] = [];
    const { materialise, hold } = adapters.ansible;
    const ansible = {
      ...adapters.ansible,
      materialise: (commit: string) => {
        order.push('files written');
        return materialise(commit);
      },
      hold: async (run: GuardedRun) => {
        order.push('Ansible started');
        const held = await hold(run);
        return { ...held, go: () => (order.push('Ansible let go'), held.go()) };
      },
    };
    expect(await runFailover(OPTIONS, { ...adapters, ansible })).toMatchObject({ ok: true });
    expect(order).toEqual(['files written', 'Patroni asked', 'Ansible started', 'all stream', 'Ansible let go']);
  });

  it('gives up on the lock before its job ends', async () => {
    const { adapters, locks } = prepare(healthy(), obey);
    await runFailover(OPTIONS, adapters);
    expect(locks).toMatchObject([{ names: ['cluster-pg-test'], urgent: true }]);
    expect(locks[0]?.timeoutSeconds).toBeLessThan(JOB_SECONDS - 5 * 60);
  });

  it('reads what is in force under the lock', async () => {
    const { world, adapters } = prepare(healthy(), obey);
    const { acquire } = adapters.locks;
    const report = await runFailover(OPTIONS, {
      ...adapters,
      locks: {
        acquire: (request) => {
          world.commit({ hosts: hosts({ members: ['10.10.10.11', '10.10.10.12'] }) });
          return acquire(request);
        },
      },
    });
    expect(report.notes[0]).toContain('Patroni lists pg-test-3, which the inventory lacks');
  });
});

describe('a report is written on every way out', () => {
  const showsBoth = (text: string) => text.split('| Member').length === 3;

  it('refused by the checks: the topology, the reasons, and no run of Ansible', async () => {
    const { world, adapters } = prepare(healthy({ paused: true }), obey);
    const report = await runFailover(OPTIONS, adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'refused', leader: 'pg-test-1' });
    expect(renderReport(report)).toContain(
      'switchover of pg-test refused, nothing was changed:\n  - cluster "pg-test"',
    );
    expect(renderSummary(report)).toContain('| pg-test-1 | 10.10.10.11 | Leader');
    expect(world.runs).toEqual([]);
  });

  it('not carried out by Patroni', async () => {
    const failed = { status: 503, body: undefined, text: 'Switchover failed' };
    const report = await runFailover(OPTIONS, prepare(healthy(), () => failed).adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'unmoved', leader: 'pg-test-1' });
    expect(showsBoth(renderReport(report))).toBe(true);
  });

  it('another member leads: its rules are proven all the same', async () => {
    const report = await runFailover(OPTIONS, prepare(healthy(), (state) => promote(state, 'pg-test-3')).adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'moved', leader: 'pg-test-3' });
    expect(report.problems.join()).toContain('"pg-test-3" became leader instead of "pg-test-2"');
    expect(report.proven).toContain('10.10.10.13');
    expect(showsBoth(renderSummary(report))).toBe(true);
  });

  it('a new leader that has not all of the WAL: what is lost is said', async () => {
    const lose = (state: FakeState) => {
      state.position['pg-test-2'] = LEADER_POSITION - 5_000;
      return obey(state);
    };
    const report = await runFailover(OPTIONS, prepare(healthy(), lose).adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'moved', leader: 'pg-test-2' });
    expect(report.problems.join()).toContain('"pg-test-2" leads 5000 bytes of WAL before what the old leader had');
  });

  it('the old leader does not stream: the others are proven', async () => {
    const { adapters } = prepare(healthy(), (state) => {
      state.notStreaming.add('pg-test-1');
      return obey(state);
    });
    const report = await runFailover(OPTIONS, adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'moved', leader: 'pg-test-2' });
    expect(report.problems.join()).toContain('pg-test-1 did not stream from "pg-test-2" when this ended');
    expect(report.proven).toEqual(['10.10.10.12', '10.10.10.13']);
  });

  it('what the inventory should say now, with its line', async () => {
    const report = await runFailover(OPTIONS, prepare(healthy(), obey).adapters);
    expect(report.skew).toEqual([
      expect.stringMatching(
        /^inventory\/sandbox\/hosts\/all.yml:\d+: pg_role: replica \(pg-test-1 on 10.10.10.11, which the inventory calls "primary"\)$/,
      ),
      expect.stringMatching(
        /:\d+: pg_role: primary \(pg-test-2 on 10.10.10.12, which the inventory calls "replica"\)$/,
      ),
    ]);
  });

  it('a proof that fails, by host', async () => {
    const { world, adapters } = prepare(healthy(), obey);
    world.behaviour = { fail: (_run, host) => (host === '10.10.10.13' ? 'pg_hba.conf is of a replica' : undefined) };
    const report = await runFailover(OPTIONS, adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'moved', proven: ['10.10.10.12', '10.10.10.11'] });
    expect(report.problems.join()).toContain('10.10.10.13 (not proven: ');
    expect(report.problems.join()).toContain('--limit 10.10.10.13 --tags pg_hba,pgbouncer_hba,pgbouncer_reload');
  });

  it('a proof that breaks off, whatever broke', async () => {
    const { world, adapters } = prepare(healthy(), obey);
    world.behaviour = { crash: () => true };
    const report = await runFailover(OPTIONS, adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'moved', leader: 'pg-test-2', proven: [] });
    expect(report.problems.join()).toContain('(killed)');
  });

  it('a second primary is told first of all', async () => {
    const { adapters } = prepare(healthy({ paused: true }), (state) => {
      state.roles['pg-test-1'] = 'master';
      return obey(state);
    });
    const report = await runFailover({ ...OPTIONS, whilePaused: 'pg-test' }, adapters);
    expect(report.ok).toBe(false);
    expect(report.problems.join()).toContain('pg-test-1 runs as a primary beside pg-test-2');
  });
});

describe('what the person on call should know of a leader that was lost', () => {
  const DEAD = { leader: undefined, unreachable: new Set(['pg-test-1']), keys: {} };
  const failover: FailoverOptions = { ...OPTIONS, operation: 'failover', acceptDataLoss: 'unknown' };

  it.each([
    ['3.0.2', false, 'takes its key back by Patroni 3.0.2'],
    ['3.3.2', false, 'Patroni makes it a replica again'],
    ['3.3.2', true, 'keep it off until the cluster is resumed'],
  ])('Patroni %s, paused %s', async (version, paused, words) => {
    const { adapters } = prepare(healthy({ ...DEAD, unreachable: new Set(['pg-test-1']), version, paused }), obey);
    const report = await runFailover({ ...failover, whilePaused: 'pg-test' }, adapters);
    expect(report).toMatchObject({ ok: true, leader: 'pg-test-2' });
    expect(report.notes.join('\n')).toContain(words);
  });
});

it('looks at nothing before the cluster is confirmed by name', async () => {
  const { adapters, locks } = prepare(healthy(), obey);
  await expect(runFailover({ ...OPTIONS, confirm: 'pg-tset' }, adapters)).rejects.toThrow('--confirm pg-test');
  expect(locks).toEqual([]);
});
