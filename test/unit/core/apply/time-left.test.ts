import { describe, expect, it } from 'vitest';
import { estimateKinds, estimateRest, estimateStep } from '../../../../actions/core/apply/time-left.ts';
import type { RecordedStep } from '../../../../actions/core/ledger/record.ts';
import type { Step } from '../../../../actions/core/types.ts';

function step(id: string, rest: Partial<Step> = {}): Step {
  return {
    ...{ id, playbook: 'pgsql.yml', tags: ['pg_hba'], limit: 'pg-test', hosts: ['a'], delegates: [], vars: {} },
    ...{ inventory: 'desired', because: [], hazards: [], proof: [], after: [] },
    ...rest,
  };
}

function recorded(seconds: number, rest: Partial<RecordedStep> = {}): RecordedStep {
  const hosts = [{ host: 'z', status: 'passed', changed: 0 }];
  const command = 'pgsql.yml -l pg-other -t pg_hba';
  return { id: 's07', command, status: 'passed', hosts, seconds, changed: 0, proofs: [], ...rest };
}

const clustersOf = (hosts: readonly string[]) => hosts;

describe('the time of a step', () => {
  it('is the median of those alike: playbook, tags and number of hosts, on whichever cluster', () => {
    expect(estimateStep(step('s01'), estimateKinds([recorded(4), recorded(60), recorded(6)]))).toBe(6);
    expect(estimateStep(step('s01'), estimateKinds([recorded(4), recorded(6)]))).toBe(5);
  });

  it('does not tell the names of users apart', () => {
    const estimates = estimateKinds([recorded(3, { command: 'pgsql-createuser.yml -l pg-test -e pg_user=one' })]);
    const other = step('s01', { playbook: 'pgsql-createuser.yml', tags: [], vars: { pg_user: 'other' } });
    expect(estimateStep(other, estimates)).toBe(3);
  });

  it.each([
    ['nothing was recorded', []],
    ['it failed', [recorded(4, { status: 'failed' })]],
    ['it was not run again', [recorded(0)]],
    ['other tags were run', [recorded(4, { command: 'pgsql.yml -l pg-other -t pg_hba,pg_conf' })]],
    ['it was on more hosts', [recorded(4, { hosts: [...recorded(4).hosts, ...recorded(4).hosts] })]],
  ])('is not known where %s', (_, records) => {
    expect(estimateStep(step('s01'), estimateKinds(records))).toBeUndefined();
  });
});

describe('the time left', () => {
  const estimates = estimateKinds([recorded(6), recorded(10, { command: 'infra.yml -l meta -t prometheus' })]);
  const monitoring = step('s03', { playbook: 'infra.yml', tags: ['prometheus'], hosts: ['m'] });
  const steps = [step('s01'), step('s02', { hosts: ['b'] }), monitoring];
  const rest = (finished: readonly string[], running: Readonly<Record<string, number>> = {}) =>
    estimateRest(
      { steps, clustersOf, finished: new Set(finished), running: new Map(Object.entries(running)) },
      estimates,
    );

  it('lets those run side by side that may, and the others one after the other', () => {
    expect(rest([])).toBe(16);
    expect(rest(['s01', 's02'])).toBe(10);
    expect(rest(['s01', 's02', 's03'])).toBe(0);
  });

  it('takes off what has passed of those that run, and never more than all', () => {
    expect(rest([], { s01: 2, s02: 2 })).toBe(14);
    expect(rest(['s01', 's02'], { s03: 60 })).toBe(0);
  });

  it('is not told where one step has no record', () => {
    const unknown = [...steps, step('s04', { tags: ['pg_conf'] })];
    const finished = new Set<string>();
    expect(estimateRest({ steps: unknown, clustersOf, finished, running: new Map() }, estimates)).toBeUndefined();
  });
});
