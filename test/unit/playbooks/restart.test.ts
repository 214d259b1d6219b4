import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEvents } from '../../../actions/core/apply/events.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { FakeCluster } from '../../lib/restart/fake-cluster.ts';

const python = findAnsiblePython();
const ROOT = process.cwd();
const FAILED = { status: 503, words: 'restart failed', after: { state: 'start failed' } };
const PROGRAMS = ['psql', 'pg_controldata', 'journalctl', 'systemd-run', 'systemctl'];

describe.skipIf(python === undefined)('the restart of a cluster', { timeout: 120_000 }, () => {
  let folder: string;
  let cluster: FakeCluster;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'restart-'));
    cluster = new FakeCluster();
    await cluster.open();
    writeFiles();
  });

  afterEach(() => {
    cluster.close();
    rmSync(folder, { recursive: true });
  });

  function writeFiles(): void {
    mkdirSync(join(folder, 'bin'));
    const program = readFileSync(join(ROOT, 'test/lib/restart/program.py'), 'utf8');
    for (const name of PROGRAMS) {
      writeFileSync(join(folder, 'bin', name), `#!${python ?? ''}\n${program}`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
    const listed: string[] = [];
    for (const [name, port] of cluster.ports) {
      writeFileSync(join(folder, `${name}.yml`), describePatroni(name, port));
      listed.push(`    ${name}: { ansible_host: 127.0.0.1, own: ${join(folder, name)}.yml }`);
    }
    writeFileSync(
      join(folder, 'pgbouncer.ini'),
      '[databases]\n%include /nowhere\n[pgbouncer]\nlisten_port = 1\nunix_socket_dir = /nowhere\n',
    );
    const members = [...cluster.ports.keys()].map((name) => `{ name: ${name}, host: ${name} }`);
    writeFileSync(
      join(folder, 'hosts.yml'),
      `pg:\n  hosts:\n${listed.join('\n')}\n  vars:\n    ansible_connection: local\n    ansible_python_interpreter: ${python ?? ''}\n    _pg_members: [${members.join(', ')}]\n`,
    );
    cpSync(join(ROOT, 'test/lib/restart/play.yml'), join(folder, 'play.yml'));
  }

  function describePatroni(name: string, port: number): string {
    return JSON.stringify({
      name,
      restapi: { connect_address: `127.0.0.1:${String(port)}`, authentication: { username: 'u', password: 'p' } },
      postgresql: {
        ...{ bin_dir: join(folder, 'bin'), data_dir: name, listen: '0.0.0.0:5432' },
        authentication: { superuser: { username: userInfo().username } },
        parameters: { unix_socket_directories: '/nowhere' },
      },
    });
  }

  /** Message of each host whose restart failed, and hosts that were changed. */
  function run(
    order = 'replicas,leader',
    pendingOnly = true,
    soak = 0,
  ): Promise<{ readonly failed: object; readonly changed: readonly string[] }> {
    const events = join(folder, 'events');
    const env = {
      ...process.env,
      ...{ ANSIBLE_CONFIG: join(ROOT, 'ansible.cfg'), OPS_EVENTS: events, ANSIBLE_STDOUT_CALLBACK: 'ops_guard' },
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      FAKE_PROGRAMS: `http://127.0.0.1:${String(cluster.programsPort)}/`,
    };
    const program = join(dirname(python ?? ''), 'ansible-playbook');
    const vars = JSON.stringify({ patroni_restart_order: order, pending_only: pendingOnly, _soak_seconds: soak });
    const given = ['-i', join(folder, 'hosts.yml'), '-e', vars, join(folder, 'play.yml')];
    return new Promise((resolve, reject) => {
      execFile(program, given, { env }, (error, stdout, stderr) => {
        if ((error !== null && error.code !== 2) || !existsSync(events)) {
          reject(new Error(`${stdout}${stderr}`));
          return;
        }
        const { results } = parseEvents(readFileSync(events, 'utf8'));
        const failed = results.filter(({ status }) => status === 'failed').map(({ host, message }) => [host, message]);
        const changed = results.filter(({ status }) => status === 'changed').map(({ host }) => host);
        resolve({ failed: Object.fromEntries(failed) as object, changed });
      });
    });
  }

  const restarted = () => cluster.done.flatMap((line) => /^restart (\S+)/.exec(line)?.[1] ?? []);

  it('takes the replicas first, and holds the pools while the leader is away', async () => {
    expect(await run()).toEqual({ failed: {}, changed: ['pg-2', 'pg-3', 'pg-1'] });
    const token = `Basic ${Buffer.from('u:p').toString('base64')}`;
    expect(cluster.done).toEqual([
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

  it('restarts all where a person asks for it, though nothing waits, and one that is not back ends it', async () => {
    for (const name of ['pg-1', 'pg-2', 'pg-3']) cluster.get(name).pending = false;
    expect(await run('replicas,leader', false)).toEqual({ failed: {}, changed: ['pg-2', 'pg-3', 'pg-1'] });
    expect(cluster.done.filter((line) => line.startsWith('restart'))[0]).toContain('restart pg-2 {} ');
    cluster.answers.set('pg-2', FAILED);
    cluster.done.length = 0;
    await run('replicas,leader', false);
    expect(restarted()).toEqual(['pg-2']);
  });

  it('ends at a member that was back and is not any more after its soak', async () => {
    cluster.answers.set('pg-2', { status: 200, words: '', after: { fadesAfter: 2 } });
    const { failed } = await run('replicas,leader', true, 1);
    expect(restarted()).toEqual(['pg-2']);
    expect(failed).toHaveProperty('pg-2', 'pg-2 was back, and 1 s later it does not stream from pg-1');
  });

  it('ends at the first replica that fails, with PostgreSQL’s own words', async () => {
    cluster.answers.set('pg-2', FAILED);
    cluster.journal = [
      '2026-11-28 07:00:00,123 INFO: Lock owner: pg-1; I am pg-2',
      '2026-11-28 07:00:00.456 UTC [41] FATAL:  an older one',
      '2026-11-28 07:00:01.456 UTC [42] LOG:  starting PostgreSQL 15',
      '2026-11-28 07:00:01.456 UTC [42] FATAL:  could not map anonymous shared memory: Cannot allocate memory',
      '2026-11-28 07:00:01.456 UTC [42] HINT:  reduce the request',
    ].join('\n');
    const { failed, changed } = await run();
    expect(changed).toEqual([]);
    expect(restarted()).toEqual(['pg-2']);
    expect(failed).toEqual({
      'pg-2':
        'pg-2 did not come back: Patroni answered 503: restart failed; PostgreSQL says: FATAL: could not map anonymous shared memory: Cannot allocate memory; HINT: reduce the request',
      'pg-3': 'pg-3 is not restarted, because pg-2 is not back: pg-2 is start failed',
      'pg-1': 'pg-1 is not restarted, because pg-2 is not back: pg-2 is start failed',
    });
  });

  it.each([
    ['an error of Patroni', { status: 500, words: 'oops', after: { state: 'stopped' } }, 'Patroni answered 500: oops'],
    ['that does not stream', { status: 200, words: '', after: { streams: false } }, 'it does not stream from pg-1'],
    ['on another timeline', { status: 200, words: '', after: { timeline: 2 } }, 'it is on timeline 2, and pg-1 on 1'],
    ['that still waits', { status: 200, words: '', after: { pending: true } }, 'it still waits for a restart'],
  ])('leaves the leader alone after a replica: %s', async (_, answer, words) => {
    cluster.answers.set('pg-2', answer);
    cluster.get('pg-3').pending = false;
    const { failed } = await run();
    expect(restarted()).toEqual(['pg-2']);
    expect(failed).toHaveProperty('pg-2', expect.stringContaining(words));
  });

  it('goes on where members cannot tell their timeline, and stream', async () => {
    for (const name of ['pg-2', 'pg-3']) cluster.get(name).timeline = null;
    expect(await run()).toEqual({ failed: {}, changed: ['pg-2', 'pg-3', 'pg-1'] });
  });

  it('takes one 503 for "nothing is pending"', async () => {
    cluster.answers.set('pg-2', {
      ...{ status: 503, words: 'restart conditions are not satisfied' },
      after: { pending: false },
    });
    expect(await run()).toEqual({ failed: {}, changed: ['pg-3', 'pg-1'] });
  });

  it.each([
    ['at its first look', 'replicas,leader', 0],
    ['in the turn of the leader', 'replicas,leader', 1],
    ['with two turns of replicas', 'replicas,leader,replicas', 0],
  ])('restarts the leader last where its Patroni once lists no leader: %s', async (_, order, after) => {
    cluster.blind.set('pg-1', { after, looks: 1 });
    expect((await run(order, false)).failed).toEqual({});
    expect(restarted().indexOf('pg-1')).toBe(2);
    expect(cluster.done).toContain('PAUSE "app"');
  });

  it('restarts nobody whose Patroni goes on listing no leader, and says so', async () => {
    for (const name of ['pg-1', 'pg-2', 'pg-3']) cluster.blind.set(name, { after: 0, looks: Infinity });
    const { failed } = await run('replicas,leader', false);
    expect(restarted()).toEqual([]);
    expect(failed).toEqual({
      'pg-1': 'pg-1 is not restarted, because its Patroni lists no leader of the cluster',
      'pg-2': 'pg-2 is not restarted, because its Patroni lists no leader of the cluster',
      'pg-3': 'pg-3 is not restarted, because its Patroni lists no leader of the cluster',
    });
  });

  it('resumes the pools when the leader does not come back', async () => {
    cluster.answers.set('pg-1', FAILED);
    expect((await run()).failed).toHaveProperty('pg-1', expect.stringContaining('restart failed'));
    expect(cluster.done.slice(-2)).toEqual(['RESUME "app"', 'systemctl stop pgbouncer-resume-N.timer']);
  });

  // The control file has its own names for these two.
  it('restarts a replica after its leader where the value is lower', async () => {
    cluster.wanted = 50;
    cluster.setting = ['max_prepared_transactions', 'max_prepared_xacts'];
    expect(await run('leader,replicas')).toEqual({ failed: {}, changed: ['pg-1', 'pg-2', 'pg-3'] });
  });

  it('lets a replica wait for what its leader has yet to lower, and restarts it again', async () => {
    cluster.wanted = 50;
    cluster.setting = ['max_locks_per_transaction', 'max_locks_per_xact'];
    cluster.get('pg-3').pending = false;
    expect(await run('replicas,leader,replicas')).toEqual({ failed: {}, changed: ['pg-2', 'pg-1', 'pg-2'] });
  });

  it('takes a setting that is still kept for a restart that did not help, where nothing is to be lowered', async () => {
    cluster.wanted = 50;
    const { failed } = await run();
    expect(restarted()).toEqual(['pg-2']);
    expect(failed).toHaveProperty('pg-1', expect.stringContaining('pg-2 still waits for a restart'));
  });
});
