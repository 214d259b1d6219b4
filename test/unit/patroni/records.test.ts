/** What each command of Patroni leaves in the ledger: who, on what, how it ended and why; what only looks leaves nothing. */
import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { describeRecord } from '../../../actions/core/ledger/history-words.ts';
import { parseRecord, printRecord } from '../../../actions/core/ledger/record-text.ts';
import { UserError } from '../../../actions/core/types.ts';
import type { PatroniAdapters, PatroniOptions } from '../../../actions/patroni/ports.ts';
import { runPatroni } from '../../../actions/patroni/run.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';
import { ok } from '../core/patroni/fake-patroni.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';

type Asked = Partial<PatroniOptions> & { readonly command: string };

let stage: Stage;

/** A fleet with a ledger: an apply has begun one. */
async function open(...given: Parameters<typeof openStage>): Promise<void> {
  stage = openStage(...given);
  const { adapters, world } = stage;
  const { dcs, patroni } = world.adapters();
  await runApply({ environment: 'sandbox', dryRun: false }, { ...adapters, patroni, dcs });
  world.records.splice(0);
  world.notes.splice(0);
}

beforeEach(() => open());

const run = (options: Asked, adapters: PatroniAdapters = stage.adapters) =>
  runPatroni({ environment: 'sandbox', door: 'command-line', cluster: 'pg-test', ...options }, adapters);
const away = { unreachable: new Set(['pg-test-1', 'pg-test-2', 'pg-test-3']) };

describe('an act of Patroni is recorded once, with who asked, on what and how it ended', () => {
  it.each<readonly [Asked, Partial<FakeState>, string]>([
    [{ command: 'pause' }, {}, 'patroni pause of pg-test'],
    [{ command: 'resume' }, { paused: true }, 'patroni resume of pg-test'],
    [{ command: 'reload', member: 'pg-test-2' }, {}, 'patroni reload of pg-test-2'],
    [{ command: 'restart', member: 'pg-test-2' }, {}, 'patroni restart of pg-test-2'],
    [{ command: 'reinit', member: 'pg-test-3', confirm: 'pg-test-3' }, {}, 'patroni reinit of pg-test-3'],
    [
      { command: 'edit-config', set: ['check_timeline=true', 'slots.a=1'], apply: true },
      {},
      'patroni edit-config of pg-test (check_timeline, slots.a)',
    ],
    [{ command: 'flush' }, { scheduled: true }, 'patroni flush of pg-test'],
    [{ command: 'remove', confirm: 'pg-test' }, away, 'patroni remove of pg-test'],
  ])('%j', async (options, state, words) => {
    await open(state);
    if (options.command === 'remove') stage.world.living.clear();
    expect(await run(options)).toMatchObject({ ok: true });
    expect(stage.world.records).toMatchObject([
      {
        ...{ verb: `patroni ${options.command}`, by: { login: 'jane' }, commit: stage.world.head, fingerprint: '' },
        ...{ pull_requests: [], reasons: [], verdict: 'done' },
      },
    ]);
    expect(stage.world.records.map((record) => parseRecord(printRecord(record)))).toEqual(stage.world.records);
    expect(stage.world.records.flatMap(describeRecord)[0]).toBe(`${words} by jane: done in 0.0 s`);
    expect(stage.world.notes.at(-1)).toBe(`done by hand: ${words}`);
  });

  it('has the step of a restart, with its hosts and what changed', async () => {
    await run({ command: 'restart', member: 'pg-test-2' });
    expect(stage.world.records).toMatchObject([
      { steps: [{ command: expect.stringContaining('pgsql-restart.yml -l 10.10.10.12') as string, status: 'passed' }] },
    ]);
    expect(stage.world.records[0]?.steps[0]?.hosts).toMatchObject([{ host: '10.10.10.12', status: 'passed' }]);
  });
});

describe('an act that failed is recorded with the reason', () => {
  it('where Patroni does not do it', async () => {
    await open({}, () => ok(''));
    const report = await run({ command: 'pause' });
    expect(stage.world.records).toMatchObject([
      { verb: 'patroni pause', verdict: 'failed', reasons: report.problems, subject: 'pg-test' },
    ]);
    expect(stage.world.notes).toEqual(['failed by hand: patroni pause of pg-test']);
  });

  it('where a host of a restart failed', async () => {
    stage.world.behaviour = { fail: () => 'the port does not answer' };
    const report = await run({ command: 'restart', member: 'pg-test-2' });
    expect(report).toMatchObject({ ok: false, verdict: 'failed' });
    expect(stage.world.records).toMatchObject([
      { verb: 'patroni restart', verdict: 'failed', reasons: report.problems },
    ]);
  });

  it('where it was cut off half-way', async () => {
    await open({ scheduled: true });
    const { patroni } = stage.adapters;
    const send: typeof patroni.send = async (request) => {
      await patroni.send(request);
      throw new UserError('the connection is gone [network]');
    };
    const report = await run({ command: 'flush' }, { ...stage.adapters, patroni: { ...patroni, send } });
    expect(report).toMatchObject({ verdict: 'failed' });
    expect(stage.world.records).toMatchObject([
      { verb: 'patroni flush', verdict: 'failed', reasons: ['the connection is gone [network]'] },
    ]);
  });

  it('once where the timer of deadlines tries it again each minute', async () => {
    await open({}, ({ body, path }) => (path === '/config' && body.pause === null ? ok('') : undefined));
    const { world } = stage;
    await run({ command: 'pause', forSeconds: 60 });
    stage.now = '2026-06-30T12:01:00.000Z';
    const again = async () => {
      expect(await run({ command: 'resume', overdue: true })).toMatchObject({ ok: false });
      const [record] = world.records.slice(-1).map(printRecord);
      world.entries = [{ commit: '', time: '', message: '', state: undefined, record }];
    };
    await again();
    await again();
    expect(world.records.map(({ verb, verdict }) => `${verb} ${verdict}`)).toEqual([
      'patroni pause done',
      'patroni resume failed',
    ]);
    // A person's attempt is not the timer's.
    await run({ command: 'resume' });
    expect(world.records).toHaveLength(3);
  });

  it('without what a configuration has for secret', async () => {
    const config = JSON.stringify({ postgresql: { recovery_conf: { primary_conninfo: 'password=Obvious.Fake' } } });
    await open({}, () => ({ status: 200, body: undefined, text: config }));
    const report = await run({ command: 'edit-config', set: ['check_timeline=true'], apply: true });
    expect(report.verdict).toBe('failed');
    expect(JSON.stringify([report, stage.world.records])).not.toContain('Obvious.Fake');
  });
});

describe('nothing is recorded', () => {
  it.each<readonly [string, Asked]>([
    ['of what only looks', { command: 'show-config' }],
    ['of a query', { command: 'query', sql: 'SELECT 1' }],
    ['of an edit that only shows what would change', { command: 'edit-config', set: ['check_timeline=true'] }],
    ['of a refusal', { command: 'resume' }],
    ['of a restart that was refused', { command: 'restart', pending: true }],
    ['of deadlines when nothing is over', { command: 'resume', overdue: true }],
  ])('%s', async (_name, options) => {
    await run(options);
    expect([stage.world.records, stage.world.notes]).toEqual([[], []]);
  });
});
