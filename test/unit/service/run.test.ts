import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { runByHand } from '../../../actions/run/run.ts';
import { renderService, renderServiceSummary } from '../../../actions/service/report.ts';
import { runService } from '../../../actions/service/run.ts';
import type { ServiceOptions } from '../../../actions/service/ports.ts';
import { forgetStarted, lookStanding, renderStanding } from '../../../actions/status/standing.ts';
import { UserError } from '../../../actions/core/types.ts';
import { openStage, photograph } from '../patroni/stage.ts';
import type { Stage } from '../patroni/stage.ts';

let stage: Stage;

beforeEach(() => {
  stage = openStage();
});

const run = (options: Pick<ServiceOptions, 'action' | 'unit' | 'limit'> & Partial<ServiceOptions>) =>
  runService({ environment: 'sandbox', door: 'command-line', ...options }, stage.adapters);
const limits = () => stage.world.runs.map(({ limit }) => limit);

describe('a refusal touches no host', () => {
  it.each<readonly [string, Parameters<typeof run>[0], string]>([
    ['an unknown unit', { action: 'stop', unit: 'sshd', limit: 'pg-test' }, 'there is no unit "sshd"'],
    ['an unknown host', { action: 'stop', unit: 'haproxy', limit: 'pg-tset' }, '"pg-tset" is no cluster'],
    ['an empty limit', { action: 'stop', unit: 'haproxy', limit: '' }, '"" is no cluster'],
    ['a pattern', { action: 'stop', unit: 'haproxy', limit: 'pg-*' }, '"pg-*" is no cluster'],
    [
      'a unit of the meta node elsewhere',
      { action: 'restart', unit: 'nginx', limit: 'pg-test' },
      'runs on the meta nodes',
    ],
    [
      'a member of the DCS elsewhere',
      { action: 'restart', unit: 'etcd', limit: 'pg-test' },
      'runs on the members of the DCS',
    ],
    ['Patroni of the leader', { action: 'stop', unit: 'patroni', limit: 'pg-test-1' }, 'pg-test-1 leads pg-test'],
    [
      'postgres in charge of Patroni',
      { action: 'restart', unit: 'postgres', limit: 'pg-test-2' },
      'enter maintenance mode first',
    ],
    ['the only etcd', { action: 'restart', unit: 'etcd', limit: '10.10.10.10' }, '--confirm 10.10.10.10'],
  ])('%s', async (_name, options, words) => {
    const before = photograph(stage);
    const report = await run(options);
    expect(report).toMatchObject({ ok: false, verdict: 'refused', hosts: [] });
    expect(report.problems.join()).toContain(words);
    expect(photograph(stage)).toBe(before);
  });

  it('leaves no Ansible that waits and no note where the ledger cannot be written', async () => {
    const { ansible, ledger } = stage.adapters;
    let abandoned = 0;
    const hold: typeof ansible.hold = async (wanted) => {
      const held = await ansible.hold(wanted);
      return { ...held, abandon: () => ((abandoned += 1), held.abandon()) };
    };
    const update = () => {
      throw new UserError('the disk is full [ledger]');
    };
    const adapters = { ...stage.adapters, ansible: { ...ansible, hold }, ledger: { ...ledger, update } };
    const options = { action: 'stop', unit: 'haproxy', limit: 'pg-test-2' } as const;
    const report = await runService({ environment: 'sandbox', door: 'command-line', ...options }, adapters);
    expect(report).toMatchObject({ verdict: 'refused', problems: ['the disk is full [ledger]'] });
    expect([abandoned, stage.notes.size, stage.world.runs.length]).toEqual([1, 0, 0]);
  });

  it('a commit that main does not have', async () => {
    stage.world.unmerged.add(stage.world.head);
    const report = await run({ action: 'stop', unit: 'haproxy', limit: 'pg-test-2' });
    expect(report.problems.join()).toContain('[unmerged]');
  });
});

describe('a restart', () => {
  it('goes through one host after the other, the leader last, where clients go through the unit', async () => {
    const report = await run({ action: 'restart', unit: 'pgbouncer', limit: 'pg-test' });
    expect(report).toMatchObject({ ok: true, verdict: 'done' });
    expect(limits()).toEqual(['10.10.10.12', '10.10.10.13', '10.10.10.11']);
    expect(stage.locks).toEqual(['cluster-pg-test']);
    expect(stage.world.runs[0]).toMatchObject({
      playbook: 'service.yml',
      vars: { _service_unit: 'pgbouncer', _service_action: 'restart', _service_port: '6432' },
    });
  });

  it('ends at the first that is not back', async () => {
    stage.world.behaviour = {
      fail: (_run, host) => (host === '10.10.10.13' ? 'port 6432 does not answer' : undefined),
    };
    const report = await run({ action: 'restart', unit: 'pgbouncer', limit: 'pg-test' });
    expect(report).toMatchObject({ ok: false, verdict: 'failed' });
    expect(limits()).toEqual(['10.10.10.12', '10.10.10.13']);
    expect(renderService(report)).toContain('not touched: 10.10.10.11');
  });

  it('waits until Patroni has seen that a PostgreSQL which was started beside it runs', async () => {
    stage = openStage({ paused: true, states: { 'pg-test-2': 'stopped' } });
    stage.state.events.push({ at: 9_000, happen: () => Reflect.deleteProperty(stage.state.states, 'pg-test-2') });
    const report = await run({ action: 'start', unit: 'postgres', limit: 'pg-test-2' });
    expect(report).toMatchObject({ ok: true, verdict: 'done' });
    expect(stage.adapters.clock.now()).toBeGreaterThanOrEqual(9_000);
  });

  it('tells what it has done where the next cannot even begin', async () => {
    const { ansible } = stage.adapters;
    const hold: typeof ansible.hold = (wanted) =>
      wanted.limit === '10.10.10.13'
        ? Promise.reject(new UserError('no space left [state-folder]'))
        : ansible.hold(wanted);
    const adapters = { ...stage.adapters, ansible: { ...ansible, hold } };
    const options = { action: 'restart', unit: 'pgbouncer', limit: 'pg-test' } as const;
    const report = await runService({ environment: 'sandbox', door: 'command-line', ...options }, adapters);
    expect(report).toMatchObject({ verdict: 'failed', hosts: [{ host: '10.10.10.12', ok: true }] });
    expect(report.problems.join()).toContain('not gone on with: no space left');
  });

  it('is told where nobody can look afterwards', async () => {
    const { ansible } = stage.adapters;
    const probe: typeof ansible.probe = (wanted) =>
      stage.world.runs.length > 0
        ? Promise.reject(new UserError('no space left [state-folder]'))
        : ansible.probe(wanted);
    const adapters = { ...stage.adapters, ansible: { ...ansible, probe } };
    const options = { action: 'stop', unit: 'haproxy', limit: 'pg-test-2' } as const;
    const report = await runService({ environment: 'sandbox', door: 'command-line', ...options }, adapters);
    expect(report).toMatchObject({ verdict: 'failed', hosts: [{ host: '10.10.10.12', ok: false }] });
    expect(report.problems.join()).toContain('what became of it is not known: no space left');
    expect(stage.notes.size).toBe(1);
  });

  it('of what nobody goes through is one run, and of a meta unit under the lock of the environment', async () => {
    await run({ action: 'restart', unit: 'pg_exporter', limit: 'pg-test' });
    expect(limits()).toEqual(['10.10.10.11:10.10.10.12:10.10.10.13']);
    await run({ action: 'reload', unit: 'nginx', limit: 'meta' });
    expect(stage.locks).toEqual(['cluster-pg-test', 'environment']);
  });

  it('of the DCS takes the lock of every cluster', async () => {
    await run({ action: 'restart', unit: 'etcd', limit: '10.10.10.10', confirm: '10.10.10.10' });
    expect([...stage.locks].sort()).toEqual(['cluster-pg-meta', 'cluster-pg-test', 'environment']);
  });

  it('is judged by what systemd says afterwards', async () => {
    stage.units.set('10.10.10.12', 'failed');
    stage.obeys = false;
    const report = await run({ action: 'restart', unit: 'haproxy', limit: 'pg-test-2' });
    expect(report.problems).toEqual(['10.10.10.12: haproxy is failed (x) afterwards']);
    expect(renderServiceSummary(report)).toContain('FAILED  10.10.10.12 (pg-test-2)  failed (x)');
  });
});

describe('what was stopped by hand', () => {
  const stop = () => run({ action: 'stop', unit: 'haproxy', limit: 'pg-test-2' });
  const told = () => renderStanding(lookStanding(stage.adapters.standing, stage.now));

  it('is told until it is started', async () => {
    expect((await stop()).notes.join()).toContain('stays stopped until somebody starts it');
    expect(told()).toBe('by hand:\n  haproxy on 10.10.10.12 was stopped by ada at 2026-06-30 12:00 UTC\n');
    await run({ action: 'start', unit: 'haproxy', limit: 'pg-test-2' });
    expect(told()).toBe('');
  });

  it('is not told where the stop failed', async () => {
    stage.obeys = false;
    expect(await stop()).toMatchObject({ ok: false });
    expect(told()).toBe('');
  });

  it('is started by no run: the host owes, with the reason, and the others go on', async () => {
    const { world, adapters } = stage;
    const patroni = { ...adapters, patroni: world.adapters().patroni, dcs: world.adapters().dcs };
    await runApply({ environment: 'sandbox', dryRun: false }, patroni);
    await stop();
    world.takeCommands();
    const whole = { environment: 'sandbox', playbook: 'pgsql.yml', limit: 'pg-test', tags: [], vars: {} };
    const report = await runByHand(whole, patroni);
    expect(report.ok).toBe(false);
    expect(world.takeCommands()).toEqual(['pgsql.yml pg-test:!10.10.10.12']);
    const other = await runByHand({ ...whole, tags: ['pg_hba'] }, patroni);
    expect(other.ok).toBe(true);
    expect(JSON.stringify(report)).toContain('scripts/ops service start haproxy 10.10.10.12 comes first');
  });

  it('is forgotten where somebody has started it without this program', async () => {
    const { world, adapters } = stage;
    await runApply(
      { environment: 'sandbox', dryRun: false },
      { ...adapters, patroni: world.adapters().patroni, dcs: world.adapters().dcs },
    );
    await stop();
    await forgetStarted('sandbox', adapters);
    expect(told()).not.toBe('');
    stage.units.set('10.10.10.12', 'active');
    await forgetStarted('sandbox', adapters);
    expect(told()).toBe('');
  });
});

it('status asks, under no lock, and says which are not active', async () => {
  stage.units.set('10.10.10.13', 'inactive');
  const report = await run({ action: 'status', unit: 'haproxy', limit: 'pg-test' });
  expect(report).toMatchObject({ ok: false, problems: ['10.10.10.13: inactive (x)'] });
  expect([stage.locks, stage.world.runs]).toEqual([[], []]);
});
