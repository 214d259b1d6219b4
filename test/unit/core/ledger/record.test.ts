import { describe, expect, it } from 'vitest';
import { assembleRecord } from '../../../../actions/core/apply/record.ts';
import type { StepReport } from '../../../../actions/core/apply/report.ts';
import { describeRecord } from '../../../../actions/core/ledger/history-words.ts';
import { findPullRequests } from '../../../../actions/core/ledger/pull-requests.ts';
import { parseRecord, printRecord } from '../../../../actions/core/ledger/record-text.ts';

const STEP: StepReport = {
  ...{ id: 's01', playbook: 'pgsql.yml', tags: ['pg_hba'], limit: 'pg-test', vars: { pg_password: 'Obvious.Fake' } },
  ...{ status: 'owed', seconds: 4.26, tasks: 11, proven: ['pg_hba'], log: '/var/lib/ops/x.log' },
  hosts: [
    { host: 'n1', status: 'passed', changed: 2 },
    { host: 'n2', status: 'unreachable', changed: 0, message: 'no answer' },
  ],
};

function assemble(steps: readonly StepReport[], interrupted = false) {
  return assembleRecord({
    ...{ verb: 'apply', by: { user: 'ops', login: 'jane', run: 'https://github.com/o/r/actions/runs/7' } },
    ...{ begun: '2026-06-30T00:00:00.000Z', seconds: 5.04, commit: 'c7a8f383b6'.repeat(4), fingerprint: 'f1' },
    ...{ merged: ['Merge pull request #12 from o/b', 'x'], reasons: ['a note'], steps, interrupted },
  });
}

describe('a record', () => {
  it('has who, what, where and with which proof, and no value that may be a secret', () => {
    const record = assemble([STEP]);
    expect(record).toMatchObject({
      verdict: 'owed',
      pull_requests: [12],
      seconds: 5,
      steps: [{ changed: 2, seconds: 4.3 }],
    });
    expect(printRecord(record)).not.toContain('Obvious.Fake');
    expect(describeRecord(record)).toEqual([
      'apply of c7a8f383b6 by jane: owed in 5.0 s, pull request #12',
      'https://github.com/o/r/actions/runs/7',
      's01 owed pgsql.yml -l pg-test -t pg_hba -e pg_password=… 4.3 s, 2 changed, proven: pg_hba',
      '  n2 unreachable: no answer',
      'a note',
    ]);
  });

  it('of an operation has what it was on in the place of a commit', () => {
    const record = { ...assemble([]), verb: 'patroni pause', subject: 'pg-test', pull_requests: [], reasons: ['no'] };
    expect(describeRecord(record)).toEqual([
      'patroni pause of pg-test by jane: done in 5.0 s',
      'https://github.com/o/r/actions/runs/7',
      'no',
    ]);
  });

  it.each([
    ['done', [{ ...STEP, status: 'passed' as const }], false],
    ['failed', [STEP, { ...STEP, status: 'failed' as const }], true],
    ['interrupted', [STEP, { ...STEP, status: 'blocked' as const }], true],
    ['owed', [{ ...STEP, status: 'blocked' as const }], false],
  ])('is %s', (verdict, steps, interrupted) => {
    expect(assemble(steps, interrupted).verdict).toBe(verdict);
  });

  it('says how many sessions of clients were ended', () => {
    const record = { ...assemble([]), gap: 1.7, cut: 2 };
    expect(describeRecord(record)[0]).toMatch(/, writes paused for 1\.7 s, 2 sessions of clients were ended$/);
    expect(describeRecord({ ...record, cut: 0 })[0]).not.toContain('ended');
  });

  it('is read as it was written', () => {
    const record = { ...assemble([STEP]), gap: 1.7, errors: 3, cut: 2, subject: 'pg-test: pg-test-1 → pg-test-2' };
    expect(parseRecord(printRecord(record))).toEqual(record);
  });

  it.each([
    ['{', /cannot be read/],
    ['[]', /the document is not an object/],
    ['{"version": 2}', /version 2 is not known, only 1 is/],
    [
      printRecord(assemble([STEP]))
        .replace('"owed"', '"fine"')
        .replace('"verdict": "owed"', '"verdict": "fine"'),
      /verdict/,
    ],
    [printRecord(assemble([STEP])).replace('"seconds": 5', '"seconds": "5"'), /seconds is not a number/],
  ])('is refused where it is damaged: %s', (text, message) => {
    expect(() => parseRecord(text)).toThrow(message);
  });
});

describe('pull requests', () => {
  it('are found by the subjects that GitHub writes, and by nothing else', () => {
    const subjects = [
      'Merge pull request #12 from team/branch',
      'pg-test: let 10.0.0.0/8 in (#14)',
      'Revert "pg-test: let 10.0.0.0/8 in (#14)" (#15)',
      'mention of #16 and (#17) in the middle',
      "Merge branch 'main' of x",
      'again (#14)',
    ];
    expect(findPullRequests(subjects)).toEqual([12, 14, 15]);
  });
});
