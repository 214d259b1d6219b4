import { expect, it } from 'vitest';
import type { WrittenEntry } from '../../../actions/core/ledger/entry.ts';
import { printRecord } from '../../../actions/core/ledger/record-text.ts';
import { RECORD_VERSION } from '../../../actions/core/ledger/record.ts';
import type { LedgerRecord } from '../../../actions/core/ledger/record.ts';
import { findGaps, renderGaps } from '../../../actions/status/gaps.ts';

function entry(fields: Partial<LedgerRecord>): WrittenEntry {
  const record: LedgerRecord = {
    ...{ version: RECORD_VERSION, verb: 'switchover', by: { user: 'ops' }, begun: '2026-06-30T12:00:00.000Z' },
    ...{ seconds: 20, commit: 'a'.repeat(40), fingerprint: '', pull_requests: [], steps: [], reasons: [] },
    ...{ verdict: 'done', subject: 'pg-test: pg-test-1 → pg-test-2' },
    ...fields,
  };
  return { commit: 'b'.repeat(40), time: record.begun, message: '', state: undefined, record: printRecord(record) };
}

function look(...entries: readonly WrittenEntry[]) {
  return findGaps({
    read: (limit = entries.length) => entries.slice(0, limit),
    check: () => [],
    findMissing: () => [],
  });
}

it('draws each measured pause, and leaves out what has none', () => {
  const gaps = look(
    entry({ gap: 1.72 }),
    entry({ verb: 'apply', subject: 'nothing' }),
    entry({ verb: 'failover', gap: 31.4, errors: 12, subject: 'pg-meta: no leader → pg-meta-1' }),
  );
  expect(renderGaps(gaps).join('\n')).toBe(
    [
      'pause of writes in the last role changes and restarts:',
      '  2026-06-30T12:00:00Z  switchover  pg-test: pg-test-1 → pg-test-2    1.72 s  =======',
      `  2026-06-30T12:00:00Z  failover    pg-meta: no leader → pg-meta-1   31.40 s  ${'='.repeat(40)}  12 errors`,
    ].join('\n'),
  );
});

it('tells the steps of an apply apart, newest first', () => {
  const step = { id: 's01', status: 'passed', hosts: [], seconds: 60, changed: 3, proofs: [] };
  const steps = [
    { ...step, command: 'pgsql.yml -l pg-meta -t pgbouncer', gap: 0.2, errors: 0 },
    { ...step, id: 's02', command: 'pgsql.yml -l pg-test -t pg_hba' },
    { ...step, id: 's03', command: 'pgsql.yml -l pg-test -t patroni_restart', gap: 0.7, errors: 2 },
  ];
  expect(look(entry({ verb: 'apply', gap: 0.7, errors: 2, steps }))).toMatchObject([
    { subject: 'pgsql.yml -l pg-test -t patroni_restart', seconds: 0.7, errors: 2 },
    { subject: 'pgsql.yml -l pg-meta -t pgbouncer', seconds: 0.2, errors: 0 },
  ]);
});

it('shows the ten newest, whatever else is damaged', () => {
  const many = Array.from({ length: 12 }, (_, index) => entry({ gap: index }));
  const damaged = { ...entry({}), record: '{' };
  expect(look(damaged, ...many).map(({ seconds }) => seconds)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('says nothing where nothing was measured', () => {
  expect(renderGaps(look(entry({})))).toEqual([]);
});
