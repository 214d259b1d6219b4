import { describe, expect, it } from 'vitest';
import { renderReport, renderSummary } from '../../../actions/failover/report.ts';
import type { FakeHosts } from './fake-hosts.ts';
import { findCheck, obey, run } from './switchover.ts';

describe('what hosts say before Patroni is asked', () => {
  type Spoil = (hosts: FakeHosts) => void;
  const server = (hosts: FakeHosts, name: string, section: string, member: string): Record<string, unknown> => {
    const sections = hosts.hosts[name]?.proxy as unknown as readonly {
      name: string;
      servers: Record<string, Record<string, unknown>>;
    }[];
    const found = sections.find((one) => one.name === section)?.servers[member];
    if (found === undefined) throw new Error(`no ${section}/${member}`);
    return found;
  };
  const transaction = (seconds: number) => ({ pid: 7, user: 'test', database: 'test', state: 'active', seconds });
  const setTransactions = (hosts: FakeHosts, ...seconds: number[]) => {
    Object.assign(hosts.hosts['pg-test-1']?.server ?? {}, { transactions: seconds.map(transaction) });
  };

  it.each<[string, Spoil, string, string]>([
    ['nothing is wrong', () => undefined, 'open transactions on pg-test-1', 'ok none'],
    [
      'HAProxy leads writes to the leader',
      () => undefined,
      'HAProxy of pg-test-3',
      'ok pg-test-primary, pg-test-default lead to pg-test-1',
    ],
    [
      'a short transaction',
      (hosts) => {
        setTransactions(hosts, 0.4);
      },
      'open transactions on pg-test-1',
      'ok 1, the longest: process 7 of test in test (active, open for 0 s)',
    ],
    [
      'long transactions',
      (hosts) => {
        setTransactions(hosts, 3, 61);
      },
      'open transactions on pg-test-1',
      'warn 2, the longest: process 7 of test in test (active, open for 61 s); what does not end in 2 s calls a ' +
        'handover off',
    ],
    [
      'a PostgreSQL that does not answer',
      (hosts) => {
        Object.assign(hosts.hosts['pg-test-1'] ?? {}, { server: null });
      },
      'open transactions on pg-test-1',
      'unasked PostgreSQL does not answer on its socket',
    ],
    [
      'an HAProxy that leads to somebody else',
      (hosts) => {
        server(hosts, 'pg-test-3', 'pg-test-primary', 'pg-test-1').state = 'DOWN';
        server(hosts, 'pg-test-3', 'pg-test-primary', 'pg-test-3').state = 'UP 1/3';
      },
      'HAProxy of pg-test-3',
      'warn pg-test-primary leads to pg-test-3',
    ],
    [
      'a candidate that somebody has taken out',
      (hosts) => (server(hosts, 'pg-test-2', 'pg-test-primary', 'pg-test-2').state = 'MAINT'),
      'HAProxy of pg-test-2',
      'warn pg-test-primary has pg-test-2 as MAINT, so it would lead nowhere: set it to ready',
    ],
    [
      'a candidate that an earlier handover left out',
      (hosts) =>
        Object.assign(server(hosts, 'pg-test-2', 'pg-test-primary', 'pg-test-2'), { state: 'DRAIN', held: true }),
      'HAProxy of pg-test-2',
      'ok pg-test-primary, pg-test-default lead to pg-test-1',
    ],
    [
      'an HAProxy that is down',
      (hosts) => {
        Object.assign(hosts.hosts['pg-test-3'] ?? {}, { proxy: null });
      },
      'HAProxy of pg-test-3',
      'unasked does not answer on its socket',
    ],
  ])('%s', async (_name, spoil, what, found) => {
    const { report } = await run(spoil);
    const check = report.checks.find((one) => one.what === what);
    expect(`${check?.verdict ?? ''} ${check?.found ?? ''}`).toBe(found);
  });

  it('is in the table of a refusal too, and no session is left open', async () => {
    const { report, fleet, patroni } = await run(undefined, obey, { noFailover: new Set(['pg-test-2']) });
    expect(report.verdict).toBe('refused');
    expect(findCheck(report, 'HAProxy of pg-test-1')).toBeDefined();
    expect(patroni.requests).toEqual([]);
    expect(fleet.orders).toEqual([]);
    expect(fleet.open).toEqual(new Set());
  });

  it('is one table in text and in the job summary, in which nothing is markup', async () => {
    const { report } = await run((hosts) => {
      setTransactions(hosts, 61);
      Object.assign(hosts.hosts['pg-test-1']?.server ?? {}, {
        transactions: [{ ...transaction(61), user: '|`</td><b>\u001b[2J' }],
      });
    });
    const text = renderReport(report);
    expect(text).toMatch(/Checks before:\n {2}ok {4}members {2,}3 of 3 answer\n/);
    expect(text).not.toContain('\u001b');
    const summary = renderSummary(report);
    expect(summary).toContain('| verdict | check | found |');
    expect(summary).toContain('| warn | `open transactions on pg-test-1` | ``1, the longest: process 7 of \\|`</td>');
    const rows = summary.split('\n').filter((line) => /^\| (?:ok|warn|refused|not asked) \|/.test(line));
    expect(rows).toHaveLength(report.checks.length);
  });
});
