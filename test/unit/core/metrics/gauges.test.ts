/** What stands in the text file: names that the alert rules ask for, and a form that promtool takes. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printGauges } from '../../../../actions/core/metrics/exposition.ts';
import { assembleGauges, type MetricFacts } from '../../../../actions/core/metrics/gauges.ts';
import { nameStepKind } from '../../../../actions/core/metrics/step-kind.ts';
import type { LedgerRecord, RecordedStep } from '../../../../actions/core/ledger/record.ts';
import { findTool } from '../../../lib/tools.ts';

const RULES = 'playbooks/roles/prometheus/files/rules';
const BOARD = 'playbooks/roles/grafana/files/applies.json';
const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)];
const promtool = findTool('promtool');

function step(command: string, seconds: number, status = 'passed'): RecordedStep {
  return { id: 's01', command, status, seconds, hosts: [], changed: 0, proofs: [] };
}

function record(steps: readonly RecordedStep[], verb = 'apply'): LedgerRecord {
  return {
    ...{ version: 1, verb, by: { user: 'ops' }, begun: '2026-06-30T00:00:00.000Z', seconds: 1, commit: NEW },
    ...{ fingerprint: '', pull_requests: [], steps, reasons: [], verdict: 'done' },
  };
}

const FACTS: MetricFacts = {
  environment: 'prod',
  now: '2026-06-30T01:00:00.000Z',
  toSeconds: (time) => Date.parse(time) / 1_000,
  state: {
    ...{ version: 1, environment: 'prod', head: NEW, usedRemovals: [] },
    hosts: { '10.10.10.11': [NEW], '10.10.10.12': [OLD, NEW], '10.10.10.13': [OLD] },
  },
  waitingSince: '2026-06-30T02:30:00+02:00',
  published: { has: '2026-06-30T00:00:00Z', behindSince: '2026-06-30T00:10:00Z' },
  ends: [
    { verb: 'apply', verdict: 'done', time: '2026-06-30T00:00:00.000Z' },
    { verb: 'apply', verdict: 'refused', time: '2026-06-30T00:50:00.000Z' },
  ],
  records: [
    record([step('pgsql.yml -l pg-a -t pg_hba', 9, 'failed'), step('pgsql.yml -l pg-a', 60)]),
    record([step('pgsql.yml -l pg-b -t pg_hba', 6)], 'run'),
    record([step('pgsql.yml -l pg-c -t pg_hba', 7)]),
  ],
  locks: [
    { name: 'cluster-pg-test', holder: 'x', since: '2026-06-30T00:59:00.000Z', waiting: [] },
    { name: 'apply', holder: 'x', since: '2026-06-30T01:00:01.000Z', waiting: [] },
  ],
  heldSince: '2026-06-30T00:40:00.000Z',
  standing: [
    { kind: 'pause', cluster: 'pg-"a"\\\n', by: 'jane', since: '2026-06-30T00:00:00Z', until: '2026-06-30T02:00:00Z' },
    { kind: 'pause', cluster: 'pg-b', by: 'jane', since: '2026-06-30T00:00:00Z' },
    { kind: 'stop', host: '10.10.10.11', unit: 'haproxy', by: 'jane', since: '2026-06-30T00:00:00Z' },
  ],
};

function print(facts: MetricFacts): readonly string[] {
  const lines = printGauges(assembleGauges(facts)).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

describe('the metrics of an environment', () => {
  it('say what is owed, waits, ended, is held and is paused', () => {
    const [done, now] = [1782777600, 1782781200];
    expect(print(FACTS)).toEqual([
      'ops_apply_debts{env="prod"} 2',
      'ops_apply_seconds_behind_main{env="prod"} 1800',
      'ops_apply_held_seconds{env="prod"} 1200',
      'ops_published_seconds_behind{env="prod"} 3000',
      `ops_apply_last_success_timestamp_seconds{env="prod"} ${String(done)}`,
      `ops_run_end_timestamp_seconds{env="prod",verb="apply",verdict="done"} ${String(done)}`,
      `ops_run_end_timestamp_seconds{env="prod",verb="apply",verdict="refused"} ${String(done + 3_000)}`,
      'ops_apply_failed_steps{env="prod"} 1',
      'ops_step_duration_seconds{env="prod",step="pgsql.yml"} 60',
      'ops_step_duration_seconds{env="prod",step="pgsql.yml -t pg_hba"} 6',
      'ops_lock_age_seconds{env="prod",lock="cluster-pg-test"} 60',
      'ops_lock_age_seconds{env="prod",lock="apply"} 0',
      `ops_pause_deadline_timestamp_seconds{env="prod",cls="pg-\\"a\\"\\\\\\n"} ${String(now + 3_600)}`,
    ]);
  });

  it('say 0 where nothing waits, and nothing of what is not known', () => {
    const nothing = { ends: [], records: [], locks: [], standing: [] };
    expect(print({ ...FACTS, ...nothing, waitingSince: 'none' })).toContain(
      'ops_apply_seconds_behind_main{env="prod"} 0',
    );
    expect(print({ ...FACTS, published: {} })).toContain('ops_published_seconds_behind{env="prod"} 0');
    const unknown = { state: undefined, waitingSince: undefined, published: undefined, heldSince: undefined };
    expect(print({ ...FACTS, ...nothing, ...unknown })).toEqual(['ops_apply_held_seconds{env="prod"} 0']);
  });

  it('take no operation for an apply: neither its failure nor its time', () => {
    const operation = record(
      [step('service.yml -l pg-a -t service', 5), step('pgsql.yml -l pg-a', 1, 'failed')],
      'service restart',
    );
    const failed = { ...operation, verdict: 'failed' as const };
    expect(print({ ...FACTS, records: [failed, ...FACTS.records] })).toEqual(print(FACTS));
  });

  it('tell of no failed step once every host was found at its commit, which leaves no record', () => {
    const since = { verb: 'apply', verdict: 'done', time: '2026-06-30T00:15:00.000Z' } as const;
    expect(print({ ...FACTS, ends: [since] })).toContain('ops_apply_failed_steps{env="prod"} 0');
    const others = [{ ...since, verdict: 'refused' } as const, { ...since, verb: 'run' }];
    expect(print({ ...FACTS, ends: others })).toContain('ops_apply_failed_steps{env="prod"} 1');
  });

  it('take the time of a step from where it was run, not from an apply that found it proven', () => {
    const again = record([step('pgsql.yml -l pg-a', 0)]);
    expect(print({ ...FACTS, records: [again, ...FACTS.records] })).toContain(
      'ops_step_duration_seconds{env="prod",step="pgsql.yml"} 60',
    );
  });

  it('keep few series of steps, whatever was ever run', () => {
    const steps = Array.from({ length: 200 }, (_, index) => step(`pgsql.yml -l a -t t${String(index)}`, 1));
    const lines = print({ ...FACTS, records: [record(steps)] });
    expect(lines.filter((line) => line.startsWith('ops_step_duration_seconds'))).toHaveLength(50);
  });

  it.skipIf(promtool === undefined)('are taken by promtool without a word', () => {
    const input = printGauges(assembleGauges(FACTS));
    const { status, stdout, stderr } = spawnSync(promtool ?? '', ['check', 'metrics'], { input, encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, '']);
  });

  it('are all that the alert rules and the dashboard ask for', () => {
    const texts = [...readdirSync(RULES).map((file) => join(RULES, file)), BOARD].map((path) =>
      readFileSync(path, 'utf8'),
    );
    const asked = new Set(texts.flatMap((text) => text.match(/\bops_[a-z_]+/g) ?? []));
    // No role places a certificate: who does writes its own text file.
    const written = [...assembleGauges(FACTS).map(({ name }) => name), 'ops_certificate_expiry_timestamp_seconds'];
    expect([...asked].filter((name) => !written.includes(name))).toEqual([]);
  });
});

it('names the kind of a step by its playbook and tags', () => {
  expect(nameStepKind('pgsql.yml -l pg-a:!10.10.10.11 -t pg_hba,x -e pg_user=a b')).toBe('pgsql.yml -t pg_hba,x');
  expect(nameStepKind('nodes.yml -l all')).toBe('nodes.yml');
});
