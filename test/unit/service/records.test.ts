/** What an act on a unit leaves in the ledger: each turn of hosts as a step, how it ended and why. */
import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { describeRecord } from '../../../actions/core/ledger/history-words.ts';
import { UserError } from '../../../actions/core/types.ts';
import type { ServiceAdapters, ServiceOptions } from '../../../actions/service/ports.ts';
import { runService } from '../../../actions/service/run.ts';
import { openStage } from '../patroni/stage.ts';
import type { Stage } from '../patroni/stage.ts';

let stage: Stage;

beforeEach(async () => {
  stage = openStage();
  const { dcs, patroni } = stage.world.adapters();
  await runApply({ environment: 'sandbox', dryRun: false }, { ...stage.adapters, patroni, dcs });
  stage.world.records.splice(0);
  stage.world.notes.splice(0);
});

type Asked = Pick<ServiceOptions, 'action' | 'unit' | 'limit'>;

const run = (options: Asked, adapters: ServiceAdapters = stage.adapters) =>
  runService({ environment: 'sandbox', door: 'command-line', ...options }, adapters);

describe('an act on a unit is recorded', () => {
  it.each(['start', 'stop', 'restart', 'reload'] as const)('after a %s, beside the note before it', async (action) => {
    expect(await run({ action, unit: 'haproxy', limit: 'pg-test-2' })).toMatchObject({ ok: true });
    expect(stage.world.records).toMatchObject([
      {
        ...{ verb: `service ${action}`, by: { login: 'jane' }, commit: stage.world.head, verdict: 'done', reasons: [] },
        steps: [{ id: 's01', status: 'passed', hosts: [{ host: '10.10.10.12', status: 'passed', changed: 0 }] }],
      },
    ]);
    expect(stage.world.records.flatMap(describeRecord)).toEqual([
      `service ${action} of haproxy on 10.10.10.12 by jane: done in 0.0 s`,
      `s01 passed service.yml -l 10.10.10.12 -t service -e _service_unit=haproxy -e _service_action=${action} ` +
        '-e _service_port=9101 0.0 s, 0 changed',
    ]);
    expect(stage.world.notes).toEqual([
      `by hand: service ${action} haproxy on 10.10.10.12, by ada`,
      `done by hand: service ${action} of haproxy on 10.10.10.12`,
    ]);
  });

  it('has a step for each turn up to the one that failed, and says which hosts were not touched', async () => {
    stage.world.behaviour = {
      fail: (_run, host) => (host === '10.10.10.13' ? 'port 6432 does not answer' : undefined),
    };
    const report = await run({ action: 'restart', unit: 'pgbouncer', limit: 'pg-test' });
    expect(stage.world.records).toMatchObject([
      {
        ...{ verb: 'service restart', verdict: 'failed', reasons: report.problems },
        subject: 'pgbouncer on 10.10.10.11, 10.10.10.12, 10.10.10.13',
        steps: [
          { id: 's01', status: 'passed' },
          { id: 's02', status: 'failed', hosts: [{ host: '10.10.10.13', status: 'failed' }] },
        ],
      },
    ]);
    expect(report.problems.join()).toContain('not touched: 10.10.10.11');
  });

  it('where it was cut off after it was begun, which is no refusal', async () => {
    const { ansible } = stage.adapters;
    const hold: typeof ansible.hold = async (wanted) => {
      const held = await ansible.hold(wanted);
      return {
        ...held,
        go: async () => {
          await held.go();
          throw new UserError('no space left [state-folder]');
        },
      };
    };
    const options = { action: 'stop', unit: 'haproxy', limit: 'pg-test-2' } as const;
    const report = await run(options, { ...stage.adapters, ansible: { ...ansible, hold } });
    expect(report).toMatchObject({ ok: false, verdict: 'failed' });
    expect(report.problems.join()).toContain('it was asked for, so look at what became of it');
    expect(stage.world.records).toMatchObject([
      { verb: 'service stop', verdict: 'failed', reasons: ['no space left [state-folder]'] },
    ]);
  });

  it('where the ledger took the note and not the record, the act is told all the same', async () => {
    const { ledger } = stage.adapters;
    const update: typeof ledger.update = (wanted) => {
      if (wanted.record === undefined) return ledger.update(wanted);
      throw new UserError('the disk is full [ledger]');
    };
    const options = { action: 'stop', unit: 'haproxy', limit: 'pg-test-2' } as const;
    const report = await run(options, { ...stage.adapters, ledger: { ...ledger, update } });
    expect(report).toMatchObject({ verdict: 'failed' });
    expect(report.problems.join()).toContain('the disk is full');
  });
});

it('nothing is recorded of a look or a refusal', async () => {
  await run({ action: 'status', unit: 'haproxy', limit: 'pg-test' });
  await run({ action: 'stop', unit: 'patroni', limit: 'pg-test-1' });
  expect([stage.world.records, stage.world.notes]).toEqual([[], []]);
});
