/** How many sessions of clients a switchover ended, and where those are told that hosts end after it. */
import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../actions/failover/report.ts';
import { promote } from '../core/patroni/change.ts';
import type { FakeHosts } from './fake-hosts.ts';
import { findCheck, run } from './switchover.ts';

describe('sessions that are ended', () => {
  const cutting = (hosts: FakeHosts) => {
    for (const [name, cut] of [
      ['pg-test-1', 3],
      ['pg-test-2', 1],
    ] as const)
      Object.assign(hosts.hosts[name] ?? {}, { cut });
  };

  it('when clients go on are counted in the report and in the record', async () => {
    const { report, records } = await run(cutting);
    expect(report.handover).toMatchObject({ way: 'pooled', cut: 4 });
    expect(renderReport(report)).toContain('4 sessions that could not be held were ended.');
    expect(records).toMatchObject([{ cut: 4 }]);
  });

  it('on the fast way too', async () => {
    const { report } = await run((hosts) => {
      cutting(hosts);
      Object.assign(hosts.hosts['pg-test-1']?.pools ?? {}, { mode: 'session' });
    });
    expect(report.handover).toMatchObject({ way: 'fast', cut: 4 });
  });

  it('when it is called off, since a third member leads', async () => {
    const { report, records } = await run(cutting, (state) => promote(state, 'pg-test-3'));
    expect(report.handover).toMatchObject({ cut: 4 });
    expect(records).toMatchObject([{ cut: 4 }]);
  });

  it('are none where none were, which is not what nobody counted', async () => {
    const { report, records } = await run();
    expect(report.handover).toMatchObject({ cut: 0 });
    expect(renderReport(report)).not.toContain('were ended');
    expect(records).toMatchObject([{ cut: 0 }]);
    const called = await run((hosts) => {
      Object.assign(hosts.hosts['pg-test-1']?.failing ?? {}, { hold: 'no' });
    });
    expect(called.report.handover).toMatchObject({ cut: 0 });
  });

  it('by the limit, long after the verb, are told by the next look', async () => {
    const { report } = await run((hosts) => {
      const one = { time: '2026-05-28T20:26:40Z', of: 'pg-test-3', by: 'HAProxy', sessions: 2 };
      Object.assign(hosts.hosts['pg-test-3'] ?? {}, {
        ended: [
          { ...one, sessions: 9 },
          { ...one, sessions: 8 },
          one,
          { ...one, time: '2026-05-28T20:26:43Z', by: 'pgbouncer', sessions: 1 },
        ],
      });
    });
    expect(findCheck(report, 'sessions ended on the host of pg-test-3')).toBe(
      '1 of the pool of pg-test-3 by pgbouncer at 2026-05-28T20:26:43Z, 2 of the pool of pg-test-3 by HAProxy at ' +
        '2026-05-28T20:26:40Z, 8 of the pool of pg-test-3 by HAProxy at 2026-05-28T20:26:40Z and 1 time before',
    );
    expect(findCheck(report, 'sessions ended on the host of pg-test-1')).toBeUndefined();
  });
});

it('says what its figures cover, and where the rest is told', async () => {
  const { report } = await run((hosts) => {
    Object.assign(hosts.hosts['pg-test-2'] ?? {}, { leaving: 2 });
  });
  expect(report.handover).toMatchObject({ remaining: 2, drainSeconds: 1_800 });
  const text = renderReport(report);
  expect(text).toContain(
    '2 sessions through the pools of the old leader, which lead to the new one, may go on: what is left after 1800 s is ' +
      'ended by each host, and its servers are put back then. That is not in these figures: how many were ended is told ' +
      'by the checks of the next switchover, and on the host by: python3 /usr/local/lib/pg-handover status',
  );
});
