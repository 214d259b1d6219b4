/** What `patroni restart` waits for, and what it says of members that are not as they should be after it. */
import { describe, expect, it } from 'vitest';
import type { HostSessions } from '../../../actions/core/handover/ports.ts';
import { runPatroni } from '../../../actions/patroni/run.ts';
import type { PatroniOptions } from '../../../actions/patroni/ports.ts';
import { aroundRuns } from '../apply/hold-runs.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const run = (stage: Stage, options: Partial<PatroniOptions> & { command: string }) =>
  runPatroni({ environment: 'sandbox', door: 'command-line', cluster: 'pg-test', ...options }, stage.adapters);

it('restart runs by the playbook whose module waits for the other members', async () => {
  const stage = openStage();
  await run(stage, { command: 'restart', member: 'pg-test-2' });
  expect(stage.world.runs).toMatchObject([
    { playbook: 'pgsql-restart.yml', limit: '10.10.10.12', vars: { _restart_pending_only: 'false' } },
  ]);
  await run(stage, { command: 'restart' });
  expect(stage.world.runs.at(-1)).toMatchObject({ limit: 'pg-test' });
});

it.each([
  ['is over when the replicas have found their leader again', 5_000, []],
  ['tells which of them have not', 60_000, [expect.stringContaining('pg-test-3 is running and does not stream')]],
])('restart %s', async (_, back, problems) => {
  const stage = openStage();
  const { hold } = stage.adapters.ansible;
  const held = aroundRuns(hold, async (_run, go) => {
    stage.state.notStreaming.add('pg-test-3');
    const after = stage.adapters.clock.now() + back;
    stage.state.events.push({ at: after, happen: () => stage.state.notStreaming.delete('pg-test-3') });
    return go();
  });
  const adapters = { ...stage.adapters, ansible: { ...stage.adapters.ansible, hold: held } };
  const report = await run({ ...stage, adapters }, { command: 'restart' });
  expect(report).toMatchObject({ ok: problems.length === 0, problems });
});

it('restart of what waits for it tells of a replica that keeps the setting', async () => {
  const stage = openStage({ own: { 'pg-test-2': { pending_restart: true } } });
  const report = await run(stage, { command: 'restart', pending: true });
  expect(report).toMatchObject({
    ok: false,
    problems: [
      expect.stringContaining('a setting still waits for a restart of pg-test-2; where it was lowered, pg-test-1'),
    ],
  });
  expect(await run(stage, { command: 'restart' })).toMatchObject({ ok: true, problems: [] });
});

describe('sessions that a switchover has left to the pool of the old leader', () => {
  /** The pool of pg-test-2 sends sessions to pg-test-1 until then. */
  const lend = (stage: Stage, until: number) => {
    const open: HostSessions['open'] = ({ instance }) => ({
      ask: () => {
        const left = (until - stage.adapters.clock.now()) / 1_000;
        const lent = instance === 'pg-test-2' && left > 0 ? { to: 'pg-test-1', seconds: left } : null;
        return Promise.resolve({ kind: 'done', result: lent });
      },
      close: () => undefined,
    });
    return { ...stage, adapters: { ...stage.adapters, hosts: { open } } };
  };

  it('are waited for by a restart of the leader', async () => {
    const stage = lend(openStage(), 12_000);
    const before = stage.world.runs.length;
    expect(await run(stage, { command: 'restart' })).toMatchObject({ ok: true });
    expect(stage.adapters.clock.now()).toBeGreaterThanOrEqual(12_000);
    expect(stage.world.runs.length).toBeGreaterThan(before);
    expect(stage.world.messages).toContain(
      'waiting: the pool of pg-test-2 sends sessions to pg-test-1, for 12 s more at most: a restart would cut them',
    );
  });

  it('keep a restart from the leader when they stay', async () => {
    const stage = lend(openStage(), 3_600_000);
    const report = await run(stage, { command: 'restart' });
    expect(report).toMatchObject({ ok: false, verdict: 'refused' });
    expect(report.problems.join()).toMatch(/would cut them; try again when they have ended \[cluster-health\]/);
    expect(stage.world.runs).toEqual([]);
  });

  it('are nothing to a replica', async () => {
    const stage = lend(openStage(), 3_600_000);
    expect(await run(stage, { command: 'restart', member: 'pg-test-2' })).toMatchObject({ ok: true });
  });
});
