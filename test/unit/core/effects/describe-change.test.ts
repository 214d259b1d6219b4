import { describe, expect, it } from 'vitest';
import { Memo } from '../../../../actions/core/memo.ts';
import { summariseSettings } from '../../../../actions/core/diff/settings-summary.ts';
import { describeChange, describeKeys } from '../../../../actions/core/effects/describe-change.ts';
import type { Value } from '../../../../actions/core/types.ts';
import { catalogue } from '../../builders.ts';

function tell(name: string, before: Value | undefined, after: Value | undefined, isSecret = false) {
  const parameter = catalogue.parameters.get(name);
  if (parameter === undefined) throw new Error(`no parameter ${name}`);
  const unset = [() => undefined, () => undefined];
  return describeChange(parameter, [before, after], { isSecret, major: 15, unset, memo: new Memo() });
}

const rule = (text: string, role = 'common') => [{ title: 'x', role, rules: [text] }];

it('a summary of settings shows nothing of a secret', () => {
  const after = {
    'custom.api_token': 'hunter2',
    ssl_passphrase_command: 'echo hunter2',
    archive_command: 'API_TOKEN=hunter2 push %p',
    work_mem: '8MB',
  };
  expect(summariseSettings({}, after, 15)).toBe(
    'custom.api_token: changed, archive_command: set to "API_TOKEN=… push %p", ssl_passphrase_command: changed, work_mem: set to "8MB"',
  );
});

describe('describeChange', () => {
  it('tells settings one by one, and which of them restart', () => {
    const change = tell('pg_parameters', { max_connections: 100 }, { max_connections: 200, work_mem: '64MB' });
    expect(change).toEqual({
      kind: 'values',
      values: [
        { name: 'max_connections', before: '100', after: '200', restarts: true },
        { name: 'work_mem', after: '64MB' },
      ],
    });
  });

  it('tells HBA lines, and whom they let in', () => {
    const line = 'host test reports 192.168.7.0/24 scram-sha-256';
    expect(tell('pg_hba_rules_extra', [], rule(line, 'replica'))).toEqual({
      ...{ kind: 'hba', let: ['reports'], refused: [] },
      lines: [{ sign: '+', text: `${line}  # role replica` }],
    });
    expect(tell('pg_hba_rules_extra', rule('host all all 0.0.0.0/0 reject'), [])).toMatchObject({
      let: [],
      refused: [],
    });
  });

  it('shows nothing of a secret', () => {
    const secret = 'hunter2';
    const vaulted = { __ansible_vault: secret };
    const told = [
      tell('pg_admin_password', 'old', secret),
      tell('node_exporter_options', 'old', secret, true),
      tell('node_exporter_options', 'old', vaulted),
      tell('pg_parameters', {}, { some_password: secret, other: vaulted, deep: { token: secret }, list: [vaulted] }),
      tell('pg_parameters', {}, { 'custom.api_token': secret, ssl_passphrase_command: `echo ${secret}` }),
      tell('pg_parameters', {}, { archive_command: `AWS_SECRET_ACCESS_KEY=${secret} wal-g wal-push %p` }),
      tell('node_packages', [], [`one api_key=${secret}`]),
      tell('pg_services_extra', [], [{ name: 'a', password: secret }]),
      tell('pg_hba_rules_extra', [], rule(`host all all 10.0.0.0/8 ldap ldapserver=a ldapbindpasswd="${secret}"`)),
      describeKeys({ identity: 'name' }, { name: 'app' }, { name: 'app', password: secret, roles: [] }),
      describeKeys({ identity: 'name' }, { name: 'app', pasword: secret, pw: secret, x: [secret] }, { name: 'app' }),
      describeKeys({ identity: 'name' }, { name: 'app', password: 'a', [secret]: null }, { name: 'app' }),
      describeKeys({ identity: 'name' }, { name: 'app', [`password:${secret}`]: null }, { name: 'app' }),
      tell('pg_parameters', { 'custom.pasword': secret, 'custom.passwort': secret }, {}),
      tell('pg_services_extra', [{ name: 'a', pasword: secret }], []),
    ];
    for (const change of told) expect(change).toBeDefined();
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('cuts what is long', () => {
    expect(JSON.stringify(tell('node_exporter_options', 'a', 'b'.repeat(5000))).length).toBeLessThan(400);
  });
});
