import { expect, it } from 'vitest';
import { addSeconds, countSeconds } from '../../../actions/adapters/clock.ts';
import type { HeldLock } from '../../../actions/core/apply/held-lock.ts';
import type { WrittenEntry } from '../../../actions/core/ledger/entry.ts';
import type { LedgerRecord, RecordedStep } from '../../../actions/core/ledger/record.ts';
import { printRecord } from '../../../actions/core/ledger/record-text.ts';
import { lookBack, renderRecent } from '../../../actions/status/recent.ts';

const TIMES = { now: '2026-06-30T10:00:20.000Z', addSeconds, countSeconds };
const HEAD = 'a'.repeat(40);

function step(id: string, status: string, rest: Partial<RecordedStep> = {}): RecordedStep {
  return {
    ...{ id, command: 'pgsql.yml -l pg-test', status, seconds: 1, changed: 0, proofs: [] },
    hosts: [{ host: 'n1', status, changed: 0 }],
    ...rest,
  };
}

/** Steps of an apply, or of another verb. Newest first. */
type Written = readonly RecordedStep[] | { readonly verb: string; readonly steps: readonly RecordedStep[] };

function history(...records: readonly Written[]) {
  const entries = records.map((written): WrittenEntry => {
    const { verb, steps } = 'verb' in written ? written : { verb: 'apply', steps: written };
    const record: LedgerRecord = {
      ...{ version: 1, verb, by: { user: 'ops' }, begun: '2026-06-30T00:00:00Z', seconds: 1, commit: HEAD },
      ...{ fingerprint: '', pull_requests: [], steps, reasons: [], verdict: 'owed' },
    };
    return { commit: 'c', time: '2026-06-30T00:00:00Z', message: 'm', state: undefined, record: printRecord(record) };
  });
  return { read: () => entries };
}

const reasons = (...records: readonly Written[]) => lookBack(history(...records), [], ['n1'], TIMES).owingReasons;

it('tells of a host that owes what kept its step from passing when it was tried last', () => {
  const away = step('s02', 'owed', { hosts: [{ host: 'n1', status: 'unreachable', changed: 0, reason: 'no answer' }] });
  expect(reasons([step('s01', 'passed'), away])).toEqual({ n1: 's02: no answer' });
  expect(reasons([step('s01', 'failed', { reason: 'pg-test is paused' })])).toEqual({ n1: 's01: pg-test is paused' });
  expect(reasons([step('s01', 'failed')])).toEqual({ n1: 's01: failed' });
});

it('tells nothing of a host whose steps passed since, or that no record has', () => {
  expect(reasons([step('s01', 'passed')], [step('s01', 'failed')])).toEqual({});
  const other = step('s01', 'failed', { hosts: [{ host: 'n2', status: 'failed', changed: 0 }] });
  expect(reasons([other], [step('s01', 'failed')])).toEqual({ n1: 's01: failed' });
  expect(reasons()).toEqual({});
});

it('goes on telling it after a run by hand that passed, which pays nothing', () => {
  const byHand = { verb: 'run', steps: [step('s01', 'passed')] };
  expect(reasons(byHand, [step('s01', 'failed')])).toEqual({ n1: 's01: failed' });
  expect(reasons({ verb: 'run', steps: [step('s01', 'failed')] }, [step('s01', 'passed')])).toEqual({
    n1: 's01: failed',
  });
});

it('takes nothing from an operation: that a unit did not start says nothing of a step', () => {
  const operation = { verb: 'service restart', steps: [step('s01', 'failed', { reason: 'the port does not answer' })] };
  expect(reasons(operation, [step('s01', 'failed', { reason: 'no space left' })])).toEqual({
    n1: 's01: no space left',
  });
  expect(reasons(operation)).toEqual({});
});

it('prints it below the host, with control characters made visible', () => {
  const recent = lookBack(history([step('s01', 'failed', { reason: 'no\u001b[31m' })]), [], ['n1'], TIMES);
  const text = renderRecent({ ...recent, owingSince: { n1: '2026-06-30T00:00:00Z' } });
  expect(text).toContain('  n1 owes since 2026-06-30T00:00:00Z\n    s01: no');
  expect(text).not.toContain('\u001b');
});

it.each([
  [60, 'about 40 s left'],
  [400, 'about 6 min left'],
  [10, 'longer than before: its end was expected by 2026-06-30T10:00:10Z'],
])('tells of what runs when it may end, where such steps took %d s before', (seconds, words) => {
  const since = '2026-06-30T10:00:00.000Z';
  const lock: HeldLock = {
    ...{
      name: 'cluster-pg-test',
      holder: 'apply',
      since,
      waiting: [],
      running: `pgsql.yml -l pg-test, since ${since}`,
    },
    run: { playbook: 'pgsql.yml', tags: [], hosts: 1, since },
  };
  const look = (...records: readonly Written[]) => renderRecent(lookBack(history(...records), [lock], [], TIMES));
  expect(look([step('s01', 'passed', { seconds })])).toContain(`    runs ${lock.running ?? ''}, ${words}\n`);
  expect(look({ verb: 'patroni restart', steps: [step('s01', 'passed', { seconds })] })).toContain(
    `    runs ${lock.running ?? ''}\n`,
  );
});
