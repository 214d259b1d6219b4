import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEnvironmentFolder } from '../../../actions/adapters/files.ts';
import { readPassword } from '../../../actions/core/onboarding/password.ts';
import type { Thing } from '../../../actions/core/onboarding/things.ts';
import type { EnvironmentSource, SourceFile, Value } from '../../../actions/core/types.ts';
import { renderNew, runNew } from '../../../actions/new/run.ts';
import type { NewReport } from '../../../actions/new/run.ts';

const root = new URL('../../..', import.meta.url).pathname;
const sandbox = readEnvironmentFolder(root, 'sandbox');
const HOSTS = 'inventory/sandbox/hosts';

interface Written {
  readonly report: NewReport;
  readonly file: SourceFile | undefined;
  readonly before: string | undefined;
}

function writeNew(thing: Thing, source: EnvironmentSource = sandbox): Written {
  let file: SourceFile | undefined;
  let known: string | undefined;
  const report = runNew(
    { environment: 'sandbox', thing },
    {
      readEnvironment: () => source,
      replaceFile: (written, before) => {
        file = written;
        known = before;
      },
    },
  );
  return { report, file, before: known };
}

const user = (fields: Readonly<Record<string, Value>>, cluster = 'pg-test'): Thing => {
  return { kind: 'item', cluster, parameter: 'pg_users', item: fields };
};

function withFiles(...files: readonly (readonly [string, string])[]): EnvironmentSource {
  const added = files.map(([name, text]) => ({ path: `${HOSTS}/${name}`, text }));
  const kept = sandbox.inventory.files.filter(({ path }) => !added.some((file) => file.path === path));
  return { ...sandbox, inventory: { ...sandbox.inventory, files: [...kept, ...added] } };
}

/** What was added, line by line; everything else is as it was. */
function listAdded({ file, before = '' }: Written): readonly string[] {
  const left = before.split('\n');
  const added = (file?.text ?? '').split('\n').filter((line) => {
    if (line !== left[0]) return true;
    left.shift();
    return false;
  });
  expect(left).toEqual([]);
  return added;
}

describe('new', () => {
  it('adds a user, with the password where it belongs and nowhere else', () => {
    const written = writeNew(user({ name: 'app', password: 'S3cret-of-app', roles: ['dbrole_readonly'] }));
    expect(listAdded(written)).toEqual([
      '      - name: app',
      '        password: S3cret-of-app',
      '        roles: [dbrole_readonly]',
    ]);
    expect(written.report).toMatchObject({ ok: true, file: `${HOSTS}/pg-test.yml`, line: 16 });
    expect(written.report.problems.map(({ rule }) => rule)).toEqual(['plain-password']);
    expect(JSON.stringify(written.report)).not.toContain('S3cret');
    expect(renderNew(written.report)).toContain("password: '********'");
  });

  it('adds a database whose owner is there, and refuses one whose owner is not', () => {
    const database = (owner: string): Thing => {
      return { kind: 'item', cluster: 'pg-test', parameter: 'pg_databases', item: { name: 'app', owner } };
    };
    expect(listAdded(writeNew(database('test')))).toEqual(['      - name: app', '        owner: test']);
    const refused = writeNew(database('nobody'));
    expect(refused.file).toBeUndefined();
    expect(refused.report.ok).toBe(false);
    const errors = refused.report.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule }) => rule)).toEqual(['owner-exists']);
    expect(renderNew(refused.report)).toContain('refused, nothing is written');
  });

  it('adds an instance with a number that was never used', () => {
    const thing: Thing = {
      kind: 'instance',
      cluster: 'pg-test',
      host: '10.10.10.14',
      variables: { pg_role: 'replica' },
    };
    expect(listAdded(writeNew(thing))).toEqual(['    10.10.10.14: { pg_seq: 4, pg_role: replica }']);
    const text = '- { instance: pg-test-7, action: forget, reason: it burnt }\n';
    const source = { ...sandbox, removalsFile: { path: 'inventory/sandbox/removals.yml', text } };
    expect(listAdded(writeNew(thing, source))).toEqual(['    10.10.10.14: { pg_seq: 8, pg_role: replica }']);
  });

  it('refuses a second primary and a host that is there', () => {
    const thing = (host: string, role: string): Thing => {
      return { kind: 'instance', cluster: 'pg-test', host, variables: { pg_role: role } };
    };
    const { report, file } = writeNew(thing('10.10.10.14', 'primary'));
    expect(report.problems.map(({ rule }) => rule)).toEqual(['one-primary']);
    expect(file).toBeUndefined();
    expect(() => writeNew(thing('10.10.10.13', 'replica'))).toThrow(/is a member of "pg-test" already/);
    expect(writeNew(thing('10.10.10.10', 'replica')).report.ok).toBe(false);
  });

  it('writes a file for a cluster', () => {
    const variables = { pg_conf: 'oltp.yml', pg_parameters: { work_mem: '64MB' } };
    const hosts = ['10.10.10.21', '10.10.10.22'];
    const { report, file, before } = writeNew({ kind: 'cluster', cluster: 'pg-orders', hosts, variables });
    expect(report).toMatchObject({ ok: true, problems: [] });
    expect(before).toBeUndefined();
    expect(file?.path).toBe(`${HOSTS}/pg-orders.yml`);
    expect(file?.text).toBe(`# yaml-language-server: $schema=../../schema/inventory.schema.json
---
pg-orders:
  hosts:
    10.10.10.21: { pg_seq: 1, pg_role: primary }
    10.10.10.22: { pg_seq: 2, pg_role: replica }
  vars:
    pg_cluster: pg-orders
    pg_conf: oltp.yml
    pg_parameters: { work_mem: 64MB }
`);
  });

  it.each(['pg-test', 'meta', 'all'])('refuses a cluster called %s', (cluster) => {
    expect(() => writeNew({ kind: 'cluster', cluster, hosts: ['10.10.10.21'], variables: {} })).toThrow(/already/);
  });

  it('names the command that adds a host to a cluster which is there', () => {
    const again = () => writeNew({ kind: 'cluster', cluster: 'pg-test', hosts: ['10.10.10.21'], variables: {} });
    expect(again).toThrow('or add a host: scripts/ops new instance pg-test HOST');
  });

  it('refuses a cluster on the host of another', () => {
    const { report } = writeNew({ kind: 'cluster', cluster: 'pg-x', hosts: ['10.10.10.11'], variables: {} });
    expect(report.ok).toBe(false);
    expect(report.problems.map(({ rule }) => rule)).toContain('one-cluster');
  });

  it.each(['a b', '-x', 'a"; drop', '../x', 'postgres', 'test', ''])('refuses a user called %j', (name) => {
    const { report, file } = writeNew(user({ name }));
    expect(report.ok).toBe(false);
    expect(file).toBeUndefined();
  });

  it('refuses what Ansible would evaluate', () => {
    expect(() => writeNew(user({ name: 'a', comment: "{{ lookup('pipe', 'id') }}" }))).toThrow(
      /is a template to Ansible/,
    );
  });

  it('names the clusters that there are', () => {
    expect(() => writeNew(user({ name: 'a' }, 'pg-tset'))).toThrow('did you mean "pg-test"?');
    expect(() => writeNew(user({ name: 'a' }, 'orders'))).toThrow('there are: pg-meta, pg-test');
  });

  it('does not count what was wrong before', () => {
    const text = readFileSync(`${root}${HOSTS}/pg-test.yml`, 'utf8');
    const wrong = `${text}      - name: app\n        owner: nobody\n`;
    const { report } = writeNew(user({ name: 'app' }), withFiles(['pg-test.yml', wrong]));
    expect(report).toMatchObject({ ok: true, problems: [] });
  });

  it('writes nothing where a file cannot be read', () => {
    const { report, file } = writeNew(user({ name: 'app' }), withFiles(['broken.yml', 'a: [']));
    expect(report.problems.map(({ rule }) => rule)).toEqual(['syntax']);
    expect(file).toBeUndefined();
  });
});

describe('new finds the place', () => {
  const member = 'hosts: { 10.10.10.31: { pg_seq: 1, pg_role: primary } }';

  it('in group_vars', () => {
    const source = withFiles(
      ['pg-x.yml', `pg-x:\n  ${member}\n`],
      ['group_vars/pg-x.yml', 'pg_cluster: pg-x # here\npg_users:\n- name: a\n'],
    );
    const written = writeNew(user({ name: 'app' }, 'pg-x'), source);
    expect(written.file?.path).toBe(`${HOSTS}/group_vars/pg-x.yml`);
    expect(listAdded(written)).toEqual(['- name: app']);
  });

  it('in one file with all clusters', () => {
    const all = `all:\n  children:\n    pg-x:\n      ${member}\n      vars:\n        pg_cluster: pg-x\n  vars: {}\n`;
    const written = writeNew(user({ name: 'app' }, 'pg-x'), withFiles(['pigsty.yml', all]));
    expect(listAdded(written)).toEqual(['        pg_users:', '          - name: app']);
    const instance: Thing = {
      kind: 'instance',
      cluster: 'pg-x',
      host: '10.10.10.32',
      variables: { pg_role: 'replica' },
    };
    const { file } = writeNew(instance, withFiles(['pigsty.yml', all]));
    expect(file?.text).toContain('pg_role: primary }, 10.10.10.32: { pg_seq: 2, pg_role: replica } }\n');
  });

  it('and hides no list that other clusters share', () => {
    const shared = withFiles([
      'shared.yml',
      'all:\n  vars:\n    pg_services_extra: [{ name: a, src_port: 5999, selector: "[]" }]\n',
    ]);
    const thing: Thing = { kind: 'item', cluster: 'pg-test', parameter: 'pg_services_extra', item: { name: 'b' } };
    expect(() => writeNew(thing, shared)).toThrow(
      /shared\.yml:3:24: "pg_services_extra" of "pg-test" is read by other hosts/,
    );
  });

  it('but may hide an empty one', () => {
    const shared = withFiles(['shared.yml', 'all:\n  vars:\n    pg_hba_rules_extra: []\n']);
    const item = { title: 't', role: 'common', rules: ['host all all 10.0.0.0/8 scram-sha-256'] };
    const thing: Thing = { kind: 'item', cluster: 'pg-test', parameter: 'pg_hba_rules_extra', item };
    expect(writeNew(thing, shared).file?.path).toBe(`${HOSTS}/pg-test.yml`);
  });

  it('and none where members differ', () => {
    const text =
      'pg-x:\n  hosts:\n    10.10.10.31: { pg_seq: 1, pg_role: primary, pg_users: [] }\n    10.10.10.32: { pg_seq: 2, pg_role: replica }\n  vars: { pg_cluster: pg-x }\n';
    expect(() => writeNew(user({ name: 'app' }, 'pg-x'), withFiles(['pg-x.yml', text]))).toThrow(
      /"pg_users" is not written once for all members/,
    );
  });
});

describe('readPassword', () => {
  it('takes a line in clear or what is encrypted', () => {
    expect(readPassword('a b: #c\n')).toBe('a b: #c');
    expect(
      readPassword('password: !vault |\n          $ANSIBLE_VAULT;1.1;AES256\n          6162\n          63\n'),
    ).toEqual({
      __ansible_vault: '$ANSIBLE_VAULT;1.1;AES256\n6162\n63\n',
    });
  });

  it.each(['', '\n', 'a\nb', 'a\tb', '{{ x }}', '$ANSIBLE_VAULT;1.1;AES256\n'])('refuses %j', (text) => {
    expect(() => readPassword(text)).toThrow(/\[password\]/);
  });
});

it('tells first what is wrong with the line that was written, then of those that it leaves without a use', () => {
  const item = { title: 'open', role: 'common', rules: ['host all all 0.0.0.0/0 trust'] };
  const { report } = writeNew({ kind: 'item', cluster: 'pg-test', parameter: 'pg_hba_rules_extra', item });
  const rules = report.problems.map(({ rule }) => rule);
  expect(rules[0]).toBe('open-access');
  expect(new Set(rules.slice(1))).toEqual(new Set(['shadowed-rule']));
});
