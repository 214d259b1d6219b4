import { beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../actions/core/types.ts';
import { LiveFleet, short } from './live-fleet.ts';

let fleet: LiveFleet;

beforeEach(() => {
  fleet = new LiveFleet();
});

describe('what nobody watches', () => {
  const old = '2026-06-29T20:00:00.000Z';

  it('is a merge that waits for longer than an hour', async () => {
    await fleet.apply();
    fleet.waiting = { commit: 'c'.repeat(40), since: '2026-06-29T23:30:00.000Z' };
    expect((await fleet.lookTwice()).drift).toEqual([]);
    fleet.waiting = { commit: 'c'.repeat(40), since: old };
    expect(short((await fleet.lookTwice()).drift)).toEqual([
      `sandbox unapplied: cccccccccc of main, made at 2026-06-29T20:00Z, is not applied: ${fleet.world.head.slice(0, 10)} was begun last`,
    ]);
  });

  it.each([
    [10, undefined],
    [9, '9 days; write the newest to playbooks/roles/runner/vars/main.yml and run runner.yml'],
    [0, '0 days; write the newest'],
    [-3, 'since 2026-11-06 (3 days) it gets no jobs if a newer one came right after; write the newest'],
  ])('is a runner that GitHub may soon give no jobs, %s days before', async (daysLeft, words) => {
    await fleet.apply();
    const release = { version: '2.338.0', newestOn: '2026-10-07', safeUntil: '2026-11-06' };
    fleet.lookAtRunner = () => ({ ...release, daysLeft });
    const { drift } = await fleet.lookTwice();
    expect(drift).toMatchObject(
      words === undefined
        ? []
        : [{ kind: 'runner', subject: 'sandbox', message: expect.stringContaining(words) as string }],
    );
    fleet.lookAtRunner = () => undefined;
    expect((await fleet.look()).drift).toEqual([]);
  });

  it('is a runner whose release nobody can read, and everything else is looked at all the same', async () => {
    await fleet.apply();
    fleet.lookAtRunner = () => {
      throw new UserError('/etc/ops/runner.json: it is no JSON [runner]');
    };
    fleet.waiting = { commit: 'c'.repeat(40), since: old };
    expect(short((await fleet.lookTwice()).drift)).toEqual([
      'sandbox runner: /etc/ops/runner.json: it is no JSON [runner]',
      expect.stringContaining('sandbox unapplied: ') as string,
    ]);
  });

  it('is a lock under which nothing runs, a pause past its deadline and a service that was stopped', async () => {
    await fleet.apply();
    fleet.locks = [{ name: 'cluster-pg-other', holder: 'run pgsql.yml (process 7)', since: old, waiting: [] }];
    fleet.world.standing = [
      { kind: 'pause', cluster: 'pg-test', by: 'jane', since: old, until: '2026-06-29T22:00:00.000Z' },
      { kind: 'pause', cluster: 'pg-meta', by: 'jane', since: old, until: '2026-06-30T22:00:00.000Z' },
      { kind: 'stop', host: '10.10.10.12', unit: 'pgbouncer', by: 'jane', since: old },
    ];
    fleet.broken.set('10.10.10.12 patroni_mode', 'the cluster is paused');
    const { drift } = await fleet.lookTwice();
    expect(drift.map(({ kind, subject, reapply }) => [kind, subject, reapply])).toEqual([
      ['stop', '10.10.10.12', 'scripts/ops service start pgbouncer 10.10.10.12'],
      ['lock', 'cluster-pg-other', undefined],
      ['pause', 'pg-test', 'scripts/ops patroni resume pg-test'],
    ]);
  });
});
