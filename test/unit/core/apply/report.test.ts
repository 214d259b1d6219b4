import { expect, it } from 'vitest';
import { describeCommand, renderApplyReport } from '../../../../actions/core/apply/report.ts';
import type { ApplyReport } from '../../../../actions/core/apply/report.ts';

const REPORT: ApplyReport = {
  environment: 'sandbox',
  existing: [{ rev: 'a'.repeat(40) }],
  desired: { rev: 'b'.repeat(40) },
  fingerprint: '',
  dryRun: false,
  ok: false,
  refusals: [],
  notes: [],
  seconds: 4.5,
  steps: [
    {
      ...{
        id: 's01',
        playbook: 'pgsql.yml',
        tags: ['pg_hba'],
        limit: 'pg-test:!n2',
        vars: {},
        status: 'owed',
        seconds: 3.21,
        tasks: 4,
      },
      proven: ['pg_hba'],
      hosts: [
        { host: 'n1', status: 'passed', changed: 2 },
        { host: 'n2', status: 'unreachable', changed: 0, message: 'no SSH answer' },
      ],
    },
  ],
  owing: [{ host: 'n2', reason: 's01: no SSH answer' }],
};

it('reads step by step, with times, and names who owes', () => {
  expect(renderApplyReport(REPORT)).toBe(
    [
      'apply sandbox: aaaaaaaaaa → bbbbbbbbbb',
      's01  owed     pgsql.yml -l pg-test:!n2 -t pg_hba 3.2 s, 4 tasks, 2 changed, proven: pg_hba',
      '     n2 unreachable: no SSH answer',
      'owes: n2: s01: no SSH answer',
      'not finished after 4.5 s; the next apply pays; owing: 1 host',
    ].join('\n'),
  );
});

it('says that nothing was touched', () => {
  const refusal = { severity: 'error', rule: 'r', message: 'm', file: 'f', line: 1, column: 2, path: '' } as const;
  expect(
    renderApplyReport({ ...REPORT, steps: [], owing: [], refusals: [refusal] })
      .split('\n')
      .slice(1),
  ).toEqual(['refused: f:1:2: m [r]', 'refused: 1 problem; nothing was touched']);
  expect(renderApplyReport({ ...REPORT, ok: true, steps: [], owing: [] })).toContain('nothing to do');
});

it('shows no value that a person may have meant to hide', () => {
  const step = {
    playbook: 'pgsql-createuser.yml',
    limit: 'pg-test',
    tags: [],
    vars: { pg_user: 'app', token: 'secret' },
  };
  expect(describeCommand(step)).toBe('pgsql-createuser.yml -l pg-test -e pg_user=app -e token=…');
});
