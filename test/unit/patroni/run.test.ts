import { describe, expect, it } from 'vitest';
import { LEADERSHIP_COMMANDS, PATRONI_COMMANDS } from '../../../actions/core/operations/patroni-commands.ts';
import { UserError } from '../../../actions/core/types.ts';
import { runPatroni } from '../../../actions/patroni/run.ts';
import type { PatroniOptions } from '../../../actions/patroni/ports.ts';
import { renderPatroni, renderPatroniSummary } from '../../../actions/patroni/report.ts';
import { ok } from '../core/patroni/fake-patroni.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

const run = (stage: Stage, options: Partial<PatroniOptions> & { command: string }) =>
  runPatroni({ environment: 'sandbox', door: 'command-line', cluster: 'pg-test', ...options }, stage.adapters);

it('has the nineteen commands of patronictl', () => {
  const names = [...PATRONI_COMMANDS.map(({ name }) => name), ...LEADERSHIP_COMMANDS].sort();
  expect(names).toEqual(
    'configure dsn edit-config failover flush history list pause query reinit reload remove restart resume scaffold show-config switchover topology version'.split(
      ' ',
    ),
  );
});

describe('pause', () => {
  it('notes who did it and until when, under the lock of the cluster', async () => {
    const stage = openStage();
    const report = await run(stage, { command: 'pause', forSeconds: 1_800 });
    expect(report).toMatchObject({ ok: true, data: { paused: true, until: '2026-06-30T12:30:00.000Z' } });
    expect(report.text).toContain('pg-test is paused by ada since 2026-06-30 12:00 UTC, until 2026-06-30 12:30 UTC');
    expect(report.text).toContain('keeps the deadline, in /state/standing');
    expect(stage.locks).toEqual(['cluster-pg-test']);
    expect(stage.requests).toMatchObject([{ method: 'PATCH', path: '/config', body: { pause: true } }]);
  });

  it('says who must resume it where nothing on the machine keeps a deadline', async () => {
    const stage = openStage();
    stage.timer = false;
    const report = await run(stage, { command: 'pause', forSeconds: 1_800 });
    expect(report.text).not.toContain('keeps the deadline');
    expect(report.notes).toContain(
      'nothing resumes it by itself: ops-deadline@sandbox.timer does not run on this machine (scripts/meta-setup starts it); ' +
        'when the deadline is over, run scripts/ops patroni resume pg-test',
    );
  });

  it('takes another deadline while it is paused, and keeps since when', async () => {
    const stage = openStage();
    await run(stage, { command: 'pause' });
    stage.now = '2026-06-30T13:00:00.000Z';
    const report = await run(stage, { command: 'pause', forSeconds: 600 });
    expect(report.text).toContain('since 2026-06-30 12:00 UTC, until 2026-06-30 13:10 UTC');
  });

  it('leaves no note where Patroni refuses, and says its words', async () => {
    const stage = openStage({}, () => ({ status: 503, body: undefined, text: 'no\u001b[2J DCS' }));
    const report = await run(stage, { command: 'pause' });
    expect(report).toMatchObject({ ok: false, verdict: 'failed' });
    expect(renderPatroni(report)).toContain('Patroni said 503: no\\u001b[2J DCS');
    expect(stage.notes.size).toBe(0);
  });

  it('goes by what the cluster shows, not by the answer', async () => {
    const silent = openStage({}, (request, stage) => {
      stage.state.paused = request.body.pause === true;
      return { status: 0, body: undefined, text: 'socket hang up' };
    });
    expect((await run(silent, { command: 'pause' })).ok).toBe(true);
    const lying = openStage({}, () => ok(''));
    expect((await run(lying, { command: 'pause' })).verdict).toBe('failed');
    expect(lying.requests).toHaveLength(1);
  });
});

describe('resume', () => {
  it('takes the note away', async () => {
    const stage = openStage();
    await run(stage, { command: 'pause', forSeconds: 60 });
    expect(await run(stage, { command: 'resume' })).toMatchObject({ ok: true, data: { paused: false } });
    expect([stage.notes.size, stage.state.paused]).toEqual([0, false]);
  });

  it('of what is overdue resumes nothing before the deadline, and all after it', async () => {
    const stage = openStage();
    await run(stage, { command: 'pause', forSeconds: 60 });
    const rest = { environment: 'sandbox', door: 'command-line', command: 'resume' } as const;
    await runPatroni({ ...rest, overdue: true }, stage.adapters);
    expect(stage.state.paused).toBe(true);
    stage.now = '2026-06-30T12:01:00.000Z';
    expect((await runPatroni({ ...rest, overdue: true }, stage.adapters)).ok).toBe(true);
    expect(stage.state.paused).toBe(false);
  });

  it('of what is overdue only forgets a pause that somebody has ended past this program', async () => {
    const stage = openStage();
    await run(stage, { command: 'pause', forSeconds: 60 });
    stage.now = '2026-06-30T12:01:00.000Z';
    stage.state.paused = false;
    const sent = stage.requests.length;
    const report = await runPatroni(
      { environment: 'sandbox', door: 'command-line', command: 'resume', overdue: true },
      stage.adapters,
    );
    expect(report).toMatchObject({ ok: true, text: expect.stringContaining('resumed by somebody else') as string });
    expect([stage.notes.size, stage.requests.length]).toEqual([0, sent]);
  });

  it('of what is overdue goes by the deadline that there is once it has the lock', async () => {
    const stage = openStage();
    await run(stage, { command: 'pause', forSeconds: 60 });
    stage.now = '2026-06-30T12:01:00.000Z';
    const { locks } = stage.adapters;
    const extending = {
      ...stage.adapters,
      locks: {
        ...locks,
        acquire: async (wanted: Parameters<typeof locks.acquire>[0]) => {
          const lock = await locks.acquire(wanted);
          const until = '2026-06-30T14:00:00.000Z';
          for (const note of stage.adapters.standing.read())
            if (note.kind === 'pause') stage.adapters.standing.write({ ...note, until });
          return lock;
        },
      },
    };
    const report = await runPatroni(
      { environment: 'sandbox', door: 'command-line', command: 'resume', overdue: true },
      extending,
    );
    expect(report).toMatchObject({ ok: true, text: 'pg-test is not past a deadline any more.\n' });
    expect(stage.state.paused).toBe(true);
  });
});

describe('reinit', () => {
  it('waits until the member streams, then proves the rules of its role', async () => {
    const stage = openStage();
    const report = await run(stage, { command: 'reinit', member: 'pg-test-3', confirm: 'pg-test-3' });
    expect(report).toMatchObject({ ok: true, data: { member: 'pg-test-3', state: 'streaming' } });
    expect(report.text).toContain('The rules of its role are proven.');
    expect(stage.requests).toMatchObject([
      { path: '/reinitialize', member: { instance: 'pg-test-3' }, body: { force: true } },
    ]);
    expect(stage.world.runs.map(({ playbook, limit }) => [playbook, limit])).toEqual([['prove.yml', '10.10.10.13']]);
  });

  it('says what Patroni answered where it does not begin', async () => {
    const stage = openStage({}, () => ({ status: 503, body: undefined, text: 'restart already in progress' }));
    const report = await run(stage, { command: 'reinit', member: 'pg-test-3', confirm: 'pg-test-3' });
    expect(report.problems.join()).toContain('503: restart already in progress');
    expect(stage.requests).toHaveLength(1);
  });

  it('advises a form in the words of the form', async () => {
    const options = { command: 'reinit', member: 'pg-test-1', confirm: 'pg-test-1', door: 'form' } as const;
    const { problems } = await run(openStage(), options);
    expect(problems.join()).toContain('the workflow Failover with operation "switchover", cluster "pg-test"');
    expect(problems.join()).not.toContain('scripts/');
  });
});

describe('a command that cannot be recorded', () => {
  it.each<Partial<PatroniOptions> & { readonly command: string }>([
    { command: 'pause' },
    { command: 'reload' },
    { command: 'edit-config', set: ['check_timeline=true'], apply: true },
  ])('was not refused: $command', async (options) => {
    const stage = openStage();
    const update = () => {
      throw new UserError('the disk is full [ledger]');
    };
    const adapters = { ...stage.adapters, ledger: { ...stage.adapters.ledger, update } };
    const base = { environment: 'sandbox', door: 'command-line', cluster: 'pg-test' } as const;
    const report = await runPatroni({ ...base, ...options }, adapters);
    expect(report.verdict).toBe('failed');
    expect(report.problems).toEqual([expect.stringMatching(/could not be recorded: the disk is full/)]);
  });
});

describe('edit-config', () => {
  it('shows what would change, and makes it only when told to', async () => {
    const stage = openStage();
    const edit = { command: 'edit-config', set: ['check_timeline=true', 'maximum_lag_on_syncnode=1048576'] };
    expect((await run(stage, edit)).text).toBe('+ check_timeline: true\n+ maximum_lag_on_syncnode: 1048576\n');
    expect(stage.requests).toEqual([]);
    expect(await run(stage, { ...edit, apply: true })).toMatchObject({ ok: true, data: { applied: true } });
    expect(stage.requests).toMatchObject([
      { method: 'PATCH', body: { check_timeline: true, maximum_lag_on_syncnode: 1_048_576 } },
    ]);
  });

  it('fails where the configuration is not as wanted afterwards', async () => {
    const stage = openStage({}, () => ok('Configuration was patched'));
    const report = await run(stage, { command: 'edit-config', set: ['check_timeline=true'], apply: true });
    expect(report).toMatchObject({ ok: false, verdict: 'failed' });
  });

  it('hides what is secret', async () => {
    const stage = openStage();
    stage.config.postgresql = { recovery_conf: { primary_conninfo: 'password=Obvious' } };
    const shown = await run(stage, { command: 'show-config' });
    expect(JSON.stringify(shown)).not.toContain('Obvious');
    const set = ['postgresql.recovery_conf.primary_conninfo=password=Obvious2'];
    expect(JSON.stringify(await run(stage, { command: 'edit-config', set }))).not.toContain('Obvious');
  });
});

it('flush takes a scheduled switchover back', async () => {
  const stage = openStage({ scheduled: true });
  expect(await run(stage, { command: 'flush' })).toMatchObject({ ok: true, data: { flushed: ['the switchover'] } });
  expect(stage.requests).toMatchObject([{ method: 'DELETE', path: '/switchover' }]);
});

it('remove deletes the keys of a cluster of which nothing lives', async () => {
  const stage = openStage({ unreachable: new Set(['pg-test-1', 'pg-test-2', 'pg-test-3']) });
  expect(await run(stage, { command: 'remove', confirm: 'pg-test' })).toMatchObject({ ok: true, data: { deleted: 7 } });
  expect(stage.keys).toBe(0);
});

it('a summary holds what hosts say as text', async () => {
  const stage = openStage({}, () => ({ status: 500, body: undefined, text: '</code><img src=x> @team' }));
  const summary = renderPatroniSummary(await run(stage, { command: 'pause' }));
  expect(summary).toMatch(/```text\n.*<img src=x> @team.*\n```/);
});
