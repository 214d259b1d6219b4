import { describe, expect, it } from 'vitest';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../builders.ts';

const app = { name: 'app', password: 'DBUser.App', pgbouncer: true };
const rule = (...rules: readonly string[]) => [{ title: 'rule', role: 'common', rules }];

function change(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>) {
  const base = { pg_users: [app], pg_databases: [{ name: 'app' }] };
  const [existing, desired] = [before, after].map((vars) => buildSandbox({ test: { vars: { ...base, ...vars } } }));
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  const { steps, notes } = planOf(existing, desired);
  return {
    hazards: [...new Set(steps.flatMap(({ hazards }) => hazards))],
    notes: notes.map(({ message }) => message),
    let: steps.flatMap(({ because }) => because.flatMap((one) => (one.change?.kind === 'hba' ? one.change.let : []))),
  };
}

describe('logins that a change gives', () => {
  it('tells who gets in from where', () => {
    const found = change({}, { pg_hba_rules_extra: rule('host app app 203.0.113.0/24 scram-sha-256') });
    expect(found).toEqual({
      hazards: ['access'],
      let: ['app'],
      notes: [
        'user "app" of pg-test can log in now and could not before, to PostgreSQL: for example to database "app" from 203.0.113.0, by line "host app app 203.0.113.0/24 scram-sha-256"',
      ],
    });
  });

  it('tells of a login without a password, whoever could log in with one', () => {
    const found = change({}, { pg_hba_rules_extra: rule('host all all 10.10.10.0/24 trust') });
    expect(found.hazards).toEqual(['access']);
    expect(found.notes[0]).toContain('every user of pg-test can log in now without a password, to PostgreSQL');
  });

  it('says nothing of a line that stands in the file before, and tells the first of two that are the same', () => {
    const line = 'host app app 203.0.113.0/24 scram-sha-256';
    const known = rule(line);
    expect(change({ pg_hba_rules_extra: known }, { pg_hba_rules_extra: rule(line, line) }).hazards).toEqual([]);
    expect(change({}, { pg_hba_rules_extra: rule(line, line) })).toEqual(change({}, { pg_hba_rules_extra: known }));
  });

  it('tells of many users who have a database, a network and a line each', () => {
    const names = Array.from({ length: 60 }, (_, index) => `app${index}`);
    const lines = (method: string) => ({
      pg_users: names.map((name) => ({ ...app, name })),
      pg_databases: names.map((name) => ({ name })),
      pg_hba_rules_extra: rule(...names.map((name, index) => `host ${name} ${name} 203.0.${index}.0/24 ${method}`)),
    });
    const { notes } = change(lines('scram-sha-256'), lines('trust'));
    expect(notes).toHaveLength(names.length);
    expect(notes.at(-1)).toContain('user "app59" of pg-test can log in now without a password');
  });

  it('tells of trust through the socket', () => {
    expect(change({}, { pg_hba_rules_extra: rule('local all all trust') }).hazards).toEqual(['access']);
  });

  it('tells of copies of the whole cluster', () => {
    const { notes } = change({}, { pg_hba_rules_extra: rule('host replication all 203.0.113.0/24 scram-sha-256') });
    expect(notes).toEqual([expect.stringContaining('for example to database "replication" from 203.0.113.0')]);
  });

  it.each([
    ["the server's own networks", 'host all all samenet trust', "a host of the server's own networks"],
    ["the server's own addresses", 'host all all samehost trust', "the server's own addresses"],
    ['a host by its name', 'host all all build.example.com trust', 'build.example.com'],
    ['hosts below a name', 'host all all .example.com trust', '.example.com'],
    ['members of a role made by hand', 'host all +ops_team 203.0.113.0/24 trust', '203.0.113.0'],
    ['a user made by hand, for copies', 'host replication walg 203.0.113.0/24 trust', '203.0.113.0'],
  ])('tells of %s', (_, line, from) => {
    const found = change({}, { pg_hba_rules_extra: rule(line) });
    expect(found.hazards).toEqual(['access']);
    expect(found.notes.join(' ')).toContain(` from ${from}, by line "${line}"`);
  });

  it('tells who gets in by TLS only, and whom that keeps out', () => {
    const pg_parameters = { ssl: 'on', ssl_cert_file: '/etc/ssl/a.crt', ssl_key_file: '/etc/ssl/a.key' };
    const by = (...lines: readonly string[]) => ({ pg_parameters, pg_hba_rules_extra: rule(...lines) });
    expect(change(by(), by('hostssl all all 203.0.113.0/24 trust')).hazards).toEqual(['access']);
    const [host, hostssl] = ['host', 'hostssl'].map((type) => by(`${type} all app 203.0.113.0/24 scram-sha-256`));
    expect(change(host ?? {}, hostssl ?? {}).hazards).toEqual(['lock-out']);
    expect(change(hostssl ?? {}, host ?? {}).hazards).toEqual(['access']);
  });

  it('says nothing of a line by which nobody new gets in', () => {
    const found = change({}, { pg_hba_rules_extra: rule('host all app 10.9.0.0/16 scram-sha-256') });
    expect(found).toEqual({ hazards: [], let: [], notes: [] });
  });

  it('tells who gets in when a line goes that kept them out', () => {
    const before = { pg_hba_rules_extra: rule('host all app 10.0.0.0/8 reject') };
    expect(change(before, { pg_hba_rules_extra: [] })).toMatchObject({
      hazards: ['access'],
      let: ['app'],
    });
  });

  it('names those who gain where a line means others too, who got in before', () => {
    const reports = { name: 'reports', password: 'DBUser.Reports', roles: ['dbrole_readonly'] };
    const users = [app, reports];
    const all = 'host all all 203.0.113.0/24 scram-sha-256';
    const found = change(
      { pg_users: users, pg_hba_rules_extra: rule('host all app 203.0.113.0/24 reject', all) },
      { pg_users: users, pg_hba_rules_extra: rule(all) },
    );
    expect(found.let).toEqual(['app']);
    expect(found.notes[0]).toContain('user "app" of pg-test can log in now and could not before, to PostgreSQL');
    expect(change({}, { pg_hba_rules_extra: rule(all) }).notes[0]).toContain('every user of pg-test can log in now');
  });

  it('fills in no secret, and ends where mentions multiply', () => {
    const rules = rule('host all app {{ office_password }} scram-sha-256');
    const vars = (office: string) => ({ office_password: office, pg_hba_rules_extra: rules });
    const { notes } = change(vars('203.0.113.7/32'), vars('203.0.113.8/32'));
    expect(notes).toEqual([expect.stringContaining('cannot be told')]);
    const names = Array.from({ length: 19 }, (_, index) => `team_${String(index)}`);
    const chain = Object.fromEntries(names.map((name, index) => [name, `{{ team_${String(index + 1)} }}`.repeat(50)]));
    const many = (last: string) => ({
      ...chain,
      team_19: last,
      pg_hba_rules_extra: rule('host all app {{ team_0 }} md5'),
    });
    expect(change(many('a'), many('b')).notes).toEqual([expect.stringContaining('cannot be told')]);
  });

  it('says that nobody can tell where a line is more than a mention', () => {
    const rules = rule("host all app {{ team_offices | join(',') }} scram-sha-256");
    const vars = (office: string) => ({ team_offices: [office], pg_hba_rules_extra: rules });
    expect(change(vars('203.0.113.7/32'), vars('0.0.0.0/0')).notes).toEqual([
      'who can log in to PostgreSQL of pg-test after the step cannot be told: its HBA rules have a template that only a run fills in',
    ]);
  });

  it.each([
    ['the whole list', '{{ team_rules }}', { team_rules: rule('host all app 203.0.113.0/24 scram-sha-256') }],
    ['an address', rule('host all app {{ team_office }} scram-sha-256'), { team_office: '203.0.113.0/24' }],
  ])('sees through a mention of %s', (_, rules, vars) => {
    const nobody = { team_rules: [], team_office: '203.0.113.7/32' };
    const found = change({ ...nobody, pg_hba_rules_extra: rules }, { ...nobody, ...vars, pg_hba_rules_extra: rules });
    expect(found).toMatchObject({ hazards: ['access'], let: ['app'] });
  });

  it.each([
    ['a login', { ...app, login: false }],
    ['a password', { name: 'app', pgbouncer: true }],
    ['time', { ...app, expire_at: '2026-01-01' }],
    ['connections', { ...app, connlimit: 0 }],
  ])('tells of a user that is given %s', (_, before) => {
    const from = { ...before, roles: ['dbrole_readonly'] };
    const to = { ...app, roles: ['dbrole_readonly'] };
    expect(change({ pg_users: [from] }, { pg_users: [to] }).hazards).toEqual(['access']);
    expect(change({ pg_users: [to] }, { pg_users: [from] }).hazards).toEqual(['lock-out']);
  });

  it('says nothing of a new user, unless it needs no password', () => {
    const reports = { name: 'reports', password: 'DBUser.Reports', roles: ['dbrole_readonly'] };
    expect(change({}, { pg_users: [app, reports] }).hazards).toEqual([]);
    const trust = { pg_hba_rules_extra: rule('host all all 10.0.0.0/8 trust') };
    expect(change(trust, { ...trust, pg_users: [app, reports] }).hazards).toEqual(['access']);
  });
});

describe('logins that a change takes', () => {
  const member = { ...app, roles: ['dbrole_readonly'] };

  it('tells of a user that pgbouncer serves no more', () => {
    const { hazards, notes } = change({ pg_users: [member] }, { pg_users: [{ ...member, pgbouncer: false }] });
    expect(hazards).toEqual(['lock-out']);
    expect(notes).toEqual([expect.stringContaining('user "app" of pg-test can no longer log in to pgbouncer')]);
  });

  it('tells of the administrator', () => {
    const admin = { name: 'dbuser_dba', superuser: true, roles: ['dbrole_admin'] };
    const shut = [member, { ...admin, login: false }];
    const { hazards, notes } = change({ pg_users: [member, admin] }, { pg_users: shut });
    expect(hazards).toEqual(['lock-out']);
    expect(notes).toContainEqual(
      expect.stringContaining('user "dbuser_dba" of pg-test can no longer log in to PostgreSQL'),
    );
  });

  it.each([
    ['only the owner may connect to', { name: 'app', owner: 'dbuser_dba', revokeconn: true }],
    ['takes no connections', { name: 'app', connlimit: 0 }],
    ['pgbouncer serves no more', { name: 'app', pgbouncer: false }],
  ])('tells of a database that %s', (_, database) => {
    const { hazards } = change({ pg_users: [member] }, { pg_users: [member], pg_databases: [database] });
    expect(hazards).toEqual(['lock-out']);
  });

  it('says nothing of a user who is away on purpose on both sides', () => {
    const shut = { ...member, login: false };
    expect(change({ pg_users: [shut] }, { pg_users: [{ ...shut, connlimit: 5 }] }).hazards).toEqual([]);
  });
});
