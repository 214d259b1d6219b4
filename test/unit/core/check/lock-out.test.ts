import { describe, expect, test } from 'vitest';
import { openSide } from '../../../../actions/core/side/open-side.ts';

/** A meta node and a cluster, with lines below the variables of the cluster. */
function findLockOuts(variables: readonly string[]): readonly string[] {
  const lines = [
    'all:',
    '  vars: { dcs_servers: { meta-1: 10.10.10.10 } }',
    'meta: { hosts: { 10.10.10.10: {} }, vars: { meta_node: true } }',
    'pg-test:',
    '  hosts: { 10.10.10.11: { pg_seq: 1, pg_role: primary } }',
    '  vars:',
    '    pg_cluster: pg-test',
    ...variables.map((line) => `    ${line}`),
  ];
  const files = [{ path: 'hosts.yml', text: `${lines.join('\n')}\n` }];
  const side = openSide({ environment: 'test', side: {}, inventory: { root: 'hosts.yml', files } });
  return side.problems.filter(({ rule }) => rule === 'lock-out').map(({ message }) => message);
}

function list(parameter: string, rules: readonly string[]): string {
  return `${parameter}: [{ role: common, rules: ${JSON.stringify(rules)} }]`;
}

const DATABASES = 'pg_databases: [{ name: app }]';
const LONELY = 'pg_users: [{ name: lonely, pgbouncer: true }]';
const OPEN = ['local all all scram-sha-256', 'host all all 0.0.0.0/0 scram-sha-256'];

describe('where no line lets a user in, the advice names the list and the line that does', () => {
  test('the shared list that the inventory has replaced', () => {
    const rules = ['local all +dbrole_readonly scram-sha-256'];
    const users = 'pg_default_roles: [{ name: dbuser_dba, roles: [dbrole_readonly] }]';
    const [message, ...others] = findLockOuts([users, list('pg_hba_rules', rules)]);
    expect(message).toContain(
      'no line lets it in; add "host all dbuser_dba 10.10.10.10/32 scram-sha-256" to pg_hba_rules, role common',
    );
    expect(others).toEqual([]);
    const added = [...rules, 'host all dbuser_dba 10.10.10.10/32 scram-sha-256'];
    expect(findLockOuts([users, list('pg_hba_rules', added)])).toEqual([]);
  });

  test('the list of the cluster, for a user of the cluster', () => {
    const [message, ...others] = findLockOuts([DATABASES, LONELY]);
    expect(message).toContain(
      'make the user a member of dbrole_readonly, for which there is the line "local all +dbrole_readonly scram-sha-256", or add "local all lonely scram-sha-256" to pg_hba_rules_extra of the cluster, role common',
    );
    expect(others).toEqual([]);
    const added = list('pg_hba_rules_extra', ['local all lonely scram-sha-256']);
    expect(findLockOuts([DATABASES, LONELY, added])).toEqual([]);
  });

  test('the list of the cluster by its place, where it is written', () => {
    const extra = list('pg_hba_rules_extra', ['local all other scram-sha-256']);
    expect(findLockOuts([DATABASES, LONELY, extra]).join()).toContain(
      'to pg_hba_rules_extra (hosts.yml:10), role common',
    );
  });

  test('not the line of a role that the user is no member of', () => {
    const rules = ['host all all 0.0.0.0/0 scram-sha-256', 'local all dbuser_dba scram-sha-256'];
    const [message] = findLockOuts([DATABASES, LONELY, list('pg_hba_rules', rules)]);
    expect(message).toContain(
      'no line lets it in; add "local all lonely scram-sha-256" to pg_hba_rules_extra of the cluster',
    );
  });

  test('a list of pgbouncer', () => {
    const rules = ['local all all scram-sha-256'];
    const [message, ...others] = findLockOuts([list('pgbouncer_hba_rules', rules)]);
    const line = 'host all dbuser_monitor 127.0.0.1/32 scram-sha-256';
    expect(message).toContain(`add "${line}" to pgbouncer_hba_rules, role common`);
    expect(others).toEqual([]);
    expect(findLockOuts([list('pgbouncer_hba_rules', [...rules, line])])).toEqual([]);
  });

  test('with quotes around a name that is a keyword', () => {
    const users = 'pg_users: [{ name: replication, pgbouncer: true }]';
    const added = list('pg_hba_rules_extra', ['local all "replication" scram-sha-256']);
    expect(findLockOuts([DATABASES, users]).join()).toContain('add "local all "replication" scram-sha-256" to');
    expect(findLockOuts([DATABASES, users, added])).toEqual([]);
  });
});

describe('where a line refuses a user, the advice has the line that goes before it', () => {
  test('into the list that the inventory writes', () => {
    const refused = ['host all dbuser_dba 10.10.0.0/16 reject'];
    const line = 'host all dbuser_dba 10.10.10.10/32 scram-sha-256';
    expect(findLockOuts([list('pg_hba_rules_extra', refused)]).join()).toContain(`put "${line}" before that one`);
    expect(findLockOuts([list('pg_hba_rules_extra', [line, ...refused])])).toEqual([]);
  });

  test('of a member whose replication is refused', () => {
    const refused = ['host replication repl 0.0.0.0/0 reject', 'host all repl 0.0.0.0/0 reject'];
    const name = 'pg_replication_username: repl';
    // The lines that every file begins with come first for private addresses.
    const [host, rules] = ['ansible_host: 203.0.113.11', list('pg_hba_rules_extra', [...refused])];
    const lines = [
      'host replication repl 203.0.113.11/32 scram-sha-256',
      'host all repl 203.0.113.11/32 scram-sha-256',
    ];
    const found = findLockOuts([name, host, rules, list('pg_hba_rules', OPEN)]).join('\n');
    for (const line of lines) expect(found).toContain(`put "${line}" before that one`);
    const mended = list('pg_hba_rules_extra', [...lines, ...refused]);
    expect(findLockOuts([name, host, mended, list('pg_hba_rules', OPEN)])).toEqual([]);
  });

  test('but not before the lines that every file begins with', () => {
    const [message] = findLockOuts(['pg_admin_username: postgres']);
    expect(message).toContain('that line is the first of every file, so give the user another name');
  });
});
