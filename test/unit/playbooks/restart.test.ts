import { describe, expect, it as plainIt } from 'vitest';
import { findAnsiblePython } from '../../lib/ansible.ts';
import type { RestartAnswer } from '../../lib/restart/fake-cluster.ts';
import { RestartRig } from '../../lib/restart/rig.ts';

const python = findAnsiblePython();
const FAILED = { status: 503, words: 'restart failed', after: { state: 'start failed' } };

/** Each has a cluster of its own. */
const it = plainIt.extend('rig', async ({ task }, { onCleanup }) => {
  if (python === undefined) throw new Error(`${task.name}: Ansible is not there`);
  const rig = await RestartRig.open(python);
  onCleanup(() => {
    rig.close();
  });
  return rig;
});

// Side by side: a restart waits for its members more than it computes.
describe.skipIf(python === undefined)('the restart of a cluster', { concurrent: true, timeout: 300_000 }, () => {
  it('takes the replicas first, and holds the pools while the leader is away', async ({ rig }) => {
    expect(await rig.run()).toEqual({ failed: {}, changed: ['pg-2', 'pg-3', 'pg-1'] });
    const token = `Basic ${Buffer.from('u:p').toString('base64')}`;
    expect(rig.cluster.done).toEqual([
      `restart pg-2 {"restart_pending": true} ${token}`,
      `restart pg-3 {"restart_pending": true} ${token}`,
      'CHECKPOINT',
      'systemd-run --quiet --collect --unit=pgbouncer-resume-N',
      'PAUSE "app"',
      `restart pg-1 {"restart_pending": true} ${token}`,
      'RESUME "app"',
      'systemctl stop pgbouncer-resume-N.timer',
    ]);
  });

  it('restarts all where a person asks for it, though nothing waits, and one that is not back ends it', async ({
    rig,
  }) => {
    for (const name of ['pg-1', 'pg-2', 'pg-3']) rig.cluster.get(name).pending = false;
    expect(await rig.run('replicas,leader', false)).toEqual({ failed: {}, changed: ['pg-2', 'pg-3', 'pg-1'] });
    expect(rig.cluster.done.filter((line) => line.startsWith('restart'))[0]).toContain('restart pg-2 {} ');
    rig.cluster.answers.set('pg-2', FAILED);
    rig.cluster.done.length = 0;
    await rig.run('replicas,leader', false);
    expect(rig.restarted).toEqual(['pg-2']);
  });

  it('ends at a member that was back and is not any more after its soak', async ({ rig }) => {
    rig.cluster.answers.set('pg-2', { status: 200, words: '', after: { fadesAfter: 2 } });
    const { failed } = await rig.run('replicas,leader', true, 1);
    expect(rig.restarted).toEqual(['pg-2']);
    expect(failed).toHaveProperty('pg-2', 'pg-2 was back, and 1 s later it does not stream from pg-1');
  });

  it('ends at the first replica that fails, with PostgreSQL’s own words', async ({ rig }) => {
    rig.cluster.answers.set('pg-2', FAILED);
    rig.cluster.journal = [
      '2026-11-28 07:00:00,123 INFO: Lock owner: pg-1; I am pg-2',
      '2026-11-28 07:00:00.456 UTC [41] FATAL:  an older one',
      '2026-11-28 07:00:01.456 UTC [42] LOG:  starting PostgreSQL 15',
      '2026-11-28 07:00:01.456 UTC [42] FATAL:  could not map anonymous shared memory: Cannot allocate memory',
      '2026-11-28 07:00:01.456 UTC [42] HINT:  reduce the request',
    ].join('\n');
    const { failed, changed } = await rig.run();
    expect(changed).toEqual([]);
    expect(rig.restarted).toEqual(['pg-2']);
    expect(failed).toEqual({
      'pg-2':
        'pg-2 did not come back: Patroni answered 503: restart failed; PostgreSQL says: FATAL: could not map anonymous shared memory: Cannot allocate memory; HINT: reduce the request',
      'pg-3': 'pg-3 is not restarted, because pg-2 is not back: pg-2 is start failed',
      'pg-1': 'pg-1 is not restarted, because pg-2 is not back: pg-2 is start failed',
    });
  });

  it.for<readonly [string, RestartAnswer, string]>([
    ['an error of Patroni', { status: 500, words: 'oops', after: { state: 'stopped' } }, 'Patroni answered 500: oops'],
    ['that does not stream', { status: 200, words: '', after: { streams: false } }, 'it does not stream from pg-1'],
    ['on another timeline', { status: 200, words: '', after: { timeline: 2 } }, 'it is on timeline 2, and pg-1 on 1'],
    ['that still waits', { status: 200, words: '', after: { pending: true } }, 'it still waits for a restart'],
  ])('leaves the leader alone after a replica: %s', async ([, answer, words], { rig }) => {
    rig.cluster.answers.set('pg-2', answer);
    rig.cluster.get('pg-3').pending = false;
    const { failed } = await rig.run();
    expect(rig.restarted).toEqual(['pg-2']);
    expect(failed).toHaveProperty('pg-2', expect.stringContaining(words));
  });

  it('goes on where members cannot tell their timeline, and stream', async ({ rig }) => {
    for (const name of ['pg-2', 'pg-3']) rig.cluster.get(name).timeline = null;
    expect(await rig.run()).toEqual({ failed: {}, changed: ['pg-2', 'pg-3', 'pg-1'] });
  });

  it('takes one 503 for "nothing is pending"', async ({ rig }) => {
    rig.cluster.answers.set('pg-2', {
      ...{ status: 503, words: 'restart conditions are not satisfied' },
      after: { pending: false },
    });
    expect(await rig.run()).toEqual({ failed: {}, changed: ['pg-3', 'pg-1'] });
  });

  it.for<readonly [string, string, number]>([
    ['at its first look', 'replicas,leader', 0],
    ['in the turn of the leader', 'replicas,leader', 1],
    ['with two turns of replicas', 'replicas,leader,replicas', 0],
  ])('restarts the leader last where its Patroni once lists no leader: %s', async ([, order, after], { rig }) => {
    rig.cluster.blind.set('pg-1', { after, looks: 1 });
    expect((await rig.run(order, false)).failed).toEqual({});
    expect(rig.restarted.indexOf('pg-1')).toBe(2);
    expect(rig.cluster.done).toContain('PAUSE "app"');
  });

  it('restarts nobody whose Patroni goes on listing no leader, and says so', async ({ rig }) => {
    for (const name of ['pg-1', 'pg-2', 'pg-3']) rig.cluster.blind.set(name, { after: 0, looks: Infinity });
    const { failed } = await rig.run('replicas,leader', false);
    expect(rig.restarted).toEqual([]);
    expect(failed).toEqual({
      'pg-1': 'pg-1 is not restarted, because its Patroni lists no leader of the cluster',
      'pg-2': 'pg-2 is not restarted, because its Patroni lists no leader of the cluster',
      'pg-3': 'pg-3 is not restarted, because its Patroni lists no leader of the cluster',
    });
  });

  it('resumes the pools when the leader does not come back', async ({ rig }) => {
    rig.cluster.answers.set('pg-1', FAILED);
    expect((await rig.run()).failed).toHaveProperty('pg-1', expect.stringContaining('restart failed'));
    expect(rig.cluster.done.slice(-2)).toEqual(['RESUME "app"', 'systemctl stop pgbouncer-resume-N.timer']);
  });

  // The control file has its own names for these two.
  it('restarts a replica after its leader where the value is lower', async ({ rig }) => {
    rig.cluster.wanted = 50;
    rig.cluster.setting = ['max_prepared_transactions', 'max_prepared_xacts'];
    expect(await rig.run('leader,replicas')).toEqual({ failed: {}, changed: ['pg-1', 'pg-2', 'pg-3'] });
  });

  it('lets a replica wait for what its leader has yet to lower, and restarts it again', async ({ rig }) => {
    rig.cluster.wanted = 50;
    rig.cluster.setting = ['max_locks_per_transaction', 'max_locks_per_xact'];
    rig.cluster.get('pg-3').pending = false;
    expect(await rig.run('replicas,leader,replicas')).toEqual({ failed: {}, changed: ['pg-2', 'pg-1', 'pg-2'] });
  });

  it('takes a setting that is still kept for a restart that did not help, where nothing is to be lowered', async ({
    rig,
  }) => {
    rig.cluster.wanted = 50;
    const { failed } = await rig.run();
    expect(rig.restarted).toEqual(['pg-2']);
    expect(failed).toHaveProperty('pg-1', expect.stringContaining('pg-2 still waits for a restart'));
  });
});
