import { expect, it } from 'vitest';
import { tellEnd, tellStart } from '../../../../actions/core/apply/progress-words.ts';
import type { StepReport } from '../../../../actions/core/apply/report.ts';

const STEP = { id: 's02', playbook: 'pgsql.yml', tags: ['pg_hba'], limit: 'pg-test', vars: {} };
const REPORT: StepReport = { ...STEP, status: 'passed', seconds: 6.14, tasks: 4, proven: [], hosts: [] };
const failed = (host: string, message: string) => ({ host, status: 'failed' as const, changed: 0, message });

it('says where a step stands and how long it may take', () => {
  expect(tellStart(STEP)).toBe('s02 pgsql.yml -l pg-test -t pg_hba');
  const pace = { number: 2, of: 5, step: 6.2, rest: 131 };
  expect(tellStart(STEP, pace)).toBe('s02 pgsql.yml -l pg-test -t pg_hba · 2 of 5, about 6 s, about 2 min left');
  expect(tellStart(STEP, { number: 2, of: 5 })).toBe('s02 pgsql.yml -l pg-test -t pg_hba · 2 of 5');
});

it('says how a step ended, and what is left', () => {
  expect(tellEnd(REPORT)).toBe('s02 passed in 6.1 s');
  expect(tellEnd(REPORT, 34)).toBe('s02 passed in 6.1 s, about 34 s left');
  expect(tellEnd(REPORT, 0)).toBe('s02 passed in 6.1 s');
});

it('names the host, the task and the log of a failure in one line', () => {
  const hosts = [
    failed('10.10.10.12', 'pg_hba : Reload: no\nsuch\r\nfile'),
    failed('10.10.10.13', 'pg_hba : Reload: no'),
  ];
  expect(tellEnd({ ...REPORT, status: 'failed', hosts, log: '/logs/7.log' }, 30)).toBe(
    's02 failed in 6.1 s on 10.10.10.12 and 1 more: pg_hba : Reload: no such file; all that Ansible printed is in /logs/7.log',
  );
  const whole = { ...REPORT, status: 'failed' as const, message: 'pg-test has no leader' };
  expect(tellEnd(whole)).toBe('s02 failed in 6.1 s: pg-test has no leader');
  expect(tellEnd({ ...REPORT, status: 'failed', hosts: [failed('a', 'x'.repeat(1_000))] }).length).toBeLessThan(400);
});
