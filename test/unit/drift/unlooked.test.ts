/** What a probe that could not look, a member that does not run and a unit that was stopped come to. */
import { beforeEach, describe, expect, it } from 'vitest';
import { renderDrift } from '../../../actions/core/drift/text.ts';
import { LiveFleet } from './live-fleet.ts';

let fleet: LiveFleet;

beforeEach(() => {
  fleet = new LiveFleet();
});

function short(sightings: readonly { kind: string; subject: string; message: string }[]): readonly string[] {
  return sightings.map(({ kind, subject, message }) => `${subject} ${kind}: ${message}`);
}

describe('a probe that fails without having looked', () => {
  const NO_POSTGRES =
    'unable to connect to database: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n' +
    '\tIs the server running locally and accepting connections on that socket?\n';
  const WATCHES = ['pg_roles_known', 'pg_databases_known', 'pg_settings_known'];

  /** As the probes of a member do whose Patroni, and with it PostgreSQL, was stopped. */
  function stopPatroni(host: string): void {
    fleet.world.down.add(host);
    fleet.broken.set(`${host} cluster`, 'pg-test-3 is none; leaders: pg-test-1');
    for (const kind of ['patroni_config', 'patroni_timeline', 'patroni_mode'])
      fleet.silent.set(`${host} ${kind}`, 'Status code was -1 and not [200, 503]: Connection refused');
    for (const kind of ['pg_hba', 'user app', ...WATCHES]) fleet.silent.set(`${host} ${kind}`, NO_POSTGRES);
  }

  it('finds nothing of what it looks for, whatever its error says: one line a host tells what is not known', async () => {
    await fleet.apply({ users: '[{ name: app, password: x }]' });
    for (const kind of WATCHES) fleet.silent.set(`10.10.10.12 ${kind}`, NO_POSTGRES);
    fleet.silent.set('10.10.10.12 user app', "object of type 'dict' has no attribute 'query_result'");
    fleet.broken.set('10.10.10.12 vip', 'nobody has it').set('10.10.10.13 pg_databases_known', 'database "a"');
    const { drift, once, unlooked } = await fleet.lookTwice();
    const reason =
      'nothing is known of pg_roles_known, pg_databases_known, pg_settings_known, user app: "Ask for pg_roles_known" failed: ' +
      `${NO_POSTGRES.split('\n')[0]}`;
    expect(short(drift)).toEqual([
      `10.10.10.12 unproven: ${reason}`,
      '10.10.10.12 vip: nobody has it',
      'pg-test pg_databases_known: database "a"',
    ]);
    expect(once).toEqual([]);
    expect(unlooked).toEqual([{ subject: '10.10.10.12', reason }]);
    expect(drift[0]).not.toHaveProperty('accept');
    expect(drift[0]).not.toHaveProperty('reapply');
  });

  it('on a member whose Patroni somebody has stopped leaves the stop alone, and names the start', async () => {
    await fleet.apply({ users: '[{ name: app, password: x }]' });
    stopPatroni('10.10.10.13');
    fleet.world.standing = [{ kind: 'stop', host: '10.10.10.13', unit: 'patroni', by: 'jane', since: fleet.time }];
    const first = await fleet.look();
    expect(first.once.map(({ kind }) => kind)).toEqual(['stop']);
    const report = await fleet.look();
    expect(short(report.drift)).toEqual([
      '10.10.10.13 stop: patroni on 10.10.10.13 was stopped by jane at 2026-06-30 00:00 UTC',
    ]);
    expect(report.once).toEqual([]);
    expect(report.unlooked).toHaveLength(1);
    expect(report.unlooked[0]?.reason).toMatch(
      /^patroni on 10\.10\.10\.13 was stopped by jane .*: scripts\/ops service start patroni 10\.10\.10\.13$/,
    );
    expect(renderDrift(report)).not.toMatch(/DROP|accept|ops run|server running|query_result/);
  });

  it('on a member whose Patroni does not answer is one finding, with the command that looks', async () => {
    await fleet.apply({ users: '[{ name: app, password: x }]' });
    stopPatroni('10.10.10.13');
    const report = await fleet.lookTwice();
    expect(report.drift).toEqual([
      {
        ...{ kind: 'cluster', subject: '10.10.10.13', since: fleet.time },
        message: 'Patroni of pg-test-3 does not answer: scripts/ops patroni list pg-test',
      },
    ]);
    expect(report.unlooked).toEqual([{ subject: '10.10.10.13', reason: 'Patroni of pg-test-3 does not answer' }]);
  });

  it('keeps what was known of its kind there, and of no other', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.12 pg_hba', 'other rules').set('10.10.10.12 vip', 'nobody has it');
    await fleet.lookTwice();
    fleet.broken.clear();
    fleet.silent.set('10.10.10.12 pg_hba', NO_POSTGRES);
    expect(short((await fleet.look()).drift)).toEqual(['10.10.10.12 pg_hba: other rules']);
    fleet.silent.clear();
    expect((await fleet.look()).drift).toEqual([]);
  });

  it('is not told of a service that was stopped by hand, nor how to run its playbook', async () => {
    await fleet.apply();
    fleet.world.standing = [{ kind: 'stop', host: '10.10.10.12', unit: 'pgbouncer', by: 'jane', since: fleet.time }];
    fleet.broken.set('10.10.10.12 pgbouncer', 'pgbouncer on pg-test-2 does not answer');
    fleet.broken.set('10.10.10.12 pgbouncer_exporter', 'pgbouncer_exporter has nothing of pgbouncer');
    fleet.broken.set('10.10.10.11 pgbouncer', 'pgbouncer on pg-test-1 does not answer');
    const { drift } = await fleet.lookTwice();
    expect(drift.map(({ kind, subject }) => `${subject} ${kind}`)).toEqual([
      '10.10.10.11 pgbouncer',
      '10.10.10.12 stop',
    ]);
  });

  it('advises nothing where an assertion names no thing, or only a part of them', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.12 pg_settings_known', '');
    const line = (index: number) =>
      `role "a_role_of_a_long_name_${String(index).padStart(3, '0')}" is not in the inventory`;
    fleet.broken.set(
      '10.10.10.11 pg_roles_known',
      Array.from({ length: 20 }, (_, index) => line(index))
        .join('\n')
        .slice(0, 500),
    );
    const { drift } = await fleet.lookTwice();
    const plain = drift.filter(({ accept, reapply }) => accept === undefined && reapply === undefined);
    expect(plain.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'pg_settings_known: not so: no setting comes from ALTER SYSTEM, a file of its own, or ALTER ROLE in a database',
      'pg_roles_known: and more',
    ]);
  });
});
