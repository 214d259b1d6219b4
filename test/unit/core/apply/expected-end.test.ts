import { expect, it } from 'vitest';
import { expectEnds } from '../../../../actions/core/apply/expected-end.ts';
import type { HeldLock } from '../../../../actions/core/apply/held-lock.ts';
import { estimateKinds } from '../../../../actions/core/apply/time-left.ts';
import { addSeconds, countSeconds } from '../../../../actions/adapters/clock.ts';

const LOCK: HeldLock = { name: 'cluster-pg-test', holder: 'apply', since: '2026-06-30T09:00:00.000Z', waiting: [] };
const RUN = { playbook: 'pgsql.yml', tags: ['pg_hba'], hosts: 1, since: '2026-06-30T10:00:00.000Z' };
const ESTIMATES = estimateKinds([
  {
    ...{ id: 's01', command: 'pgsql.yml -l pg-other -t pg_hba', status: 'passed', seconds: 60, changed: 0, proofs: [] },
    hosts: [{ host: 'z', status: 'passed', changed: 0 }],
  },
]);

const expectOne = (run: Partial<typeof RUN>, now: string) =>
  expectEnds([{ ...LOCK, run: { ...RUN, ...run } }], ESTIMATES, { now, addSeconds, countSeconds })[0]?.expected;

it('is as long after the begin of a run as such steps took before', () => {
  expect(expectOne({}, '2026-06-30T10:00:20.000Z')).toEqual({ end: '2026-06-30T10:01:00.000Z', secondsLeft: 40 });
});

it('is passed where the run takes longer', () => {
  expect(expectOne({}, '2026-06-30T10:02:00.000Z')).toEqual({ end: '2026-06-30T10:01:00.000Z', secondsLeft: -60 });
});

it.each([[{ tags: [] }], [{ hosts: 2 }], [{ playbook: 'node.yml' }], [{ since: 'a damaged file' }]])(
  'is not known of %j, of which there is no record',
  (run) => {
    expect(expectOne(run, '2026-06-30T10:00:20.000Z')).toBeUndefined();
  },
);

it('is not known of a lock under which no Ansible runs', () => {
  const times = { now: '2026-06-30T10:00:20.000Z', addSeconds, countSeconds };
  expect(expectEnds([LOCK], ESTIMATES, times)).toEqual([LOCK]);
});
