import { expect, it } from 'vitest';
import { assembleOwing } from '../../../../actions/core/apply/owing.ts';
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
  owing: [{ host: 'n2', step: 's01', reason: 'no SSH answer' }],
};

it('reads step by step, with times, and names who owes', () => {
  expect(renderApplyReport(REPORT)).toBe(
    [
      'apply sandbox: aaaaaaaaaa → bbbbbbbbbb',
      's01  owed     pgsql.yml -l pg-test:!n2 -t pg_hba 3.2 s, 4 tasks, 2 changed, proven: pg_hba',
      '     n2 unreachable: no SSH answer',
      'owes: n2: s01',
      'not finished after 4.5 s; hosts that still need steps: 1; the next apply runs them',
    ].join('\n'),
  );
});

it('says one reason once, and for every host which step it owes', () => {
  const [first] = REPORT.steps;
  if (first === undefined) throw new Error('the report has a step');
  const members = ['n1', 'n2', 'n3'];
  const steps: ApplyReport['steps'] = [
    {
      ...first,
      ...{
        limit: 'pg-test',
        status: 'failed',
        tasks: 0,
        proven: [],
        message: 'pg-test has no leader [cluster-health]',
      },
      hosts: members.map((host) => ({ host, status: 'failed', changed: 0 })),
    },
    {
      ...first,
      ...{ id: 's02', limit: 'pg-test', status: 'failed', tasks: 0, proven: [] },
      hosts: members.map((host) => ({ host, status: 'failed', changed: 0, message: 'ended by SIGKILL' })),
    },
    {
      ...first,
      ...{ id: 's03', limit: 'meta', status: 'blocked', tasks: 0, proven: [], message: 's01 has not run' },
      hosts: [{ host: 'n0', status: 'blocked', changed: 0 }],
    },
  ];
  const owing = assembleOwing(steps, ['n0', ...members]);
  expect(owing).toEqual([
    { host: 'n0', step: 's03', reason: 's01 has not run' },
    ...members.map((host) => ({ host, step: 's01', reason: 'pg-test has no leader [cluster-health]' })),
  ]);
  expect(
    renderApplyReport({ ...REPORT, steps, owing })
      .split('\n')
      .slice(1, -1),
  ).toEqual([
    's01  failed   pgsql.yml -l pg-test -t pg_hba 3.2 s',
    '     pg-test has no leader [cluster-health]',
    's02  failed   pgsql.yml -l pg-test -t pg_hba 3.2 s',
    '     n1, n2, n3 failed: ended by SIGKILL',
    's03  blocked  pgsql.yml -l meta -t pg_hba',
    '     s01 has not run',
    'owes: n0: s03',
    'owes: n1, n2, n3: s01',
  ]);
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
