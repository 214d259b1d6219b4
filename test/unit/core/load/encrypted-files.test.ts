import { expect, test } from 'vitest';
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { listEncryptedFiles } from '../../../../actions/core/load/encrypted-files.ts';
import { matchSides, openSide } from '../../../../actions/core/side/open-side.ts';
import type { PlanAdapters } from '../../../../actions/core/plan/ports.ts';
import { renderPlanJson } from '../../../../actions/core/render/json.ts';
import { rules } from '../../../../actions/core/check/check.ts';
import { formatProblem } from '../../../../actions/core/general/problems.ts';
import { RULES_OF_ABSENCE, RULES_OF_REFERENCE } from '../../../../actions/core/check/vault.ts';
import type { EnvironmentSource, Vault } from '../../../../actions/core/types.ts';
import { runHostvars } from '../../../../actions/hostvars/run.ts';
import { runPlan } from '../../../../actions/plan/run.ts';

/** A cipher of its own: the text in hexadecimal, and two digits that differ each time it is encrypted. */
const vault: Vault = {
  decrypt: (text) => {
    const hex = text.trim().split('\n').slice(1).join('').slice(2);
    return Buffer.from(hex, 'hex').toString();
  },
};

function encrypt(text: string, salt = '00'): string {
  return `$ANSIBLE_VAULT;1.1;AES256\n${salt}${Buffer.from(text).toString('hex')}\n`;
}

function embed(text: string, salt = '00'): string {
  return `!vault |\n      ${encrypt(text, salt).trim().replaceAll('\n', '\n      ')}\n`;
}

const HOSTS = `all:
  vars:
    dcs_servers: { meta-1: 10.10.10.10 }
    pg_replication_password: !vault x
    pg_monitor_password: !vault x
pg-test:
  hosts:
    10.10.10.11: { pg_seq: 1, pg_role: primary }
  vars:
    pg_cluster: pg-test
`;
const SECRETS = `pg_admin_password: hunter2
pg_users: [{ name: test, password: swordfish }]
pg_conf: oltp.yml
`;

function make(files: Readonly<Record<string, string>>, withPassword: boolean): EnvironmentSource {
  const list = Object.entries(files).map(([path, text]) => ({ path: `hosts/${path}`, text }));
  return {
    environment: 'prod',
    side: { path: 'hosts' },
    inventory: { root: 'hosts', files: list, ...(withPassword ? { vault } : {}) },
  };
}

function plan(existing: EnvironmentSource, desired: EnvironmentSource) {
  const adapters: PlanAdapters = {
    catalogue: readBundledCatalogue(),
    readToday: () => '2026-06-30',
    repository: {
      findCommit: (revision) => (revision === 'origin/main' ? 'e'.repeat(40) : undefined),
      findMergeBase: () => 'e'.repeat(40),
      readFolder: () => [],
      findFile: () => undefined,
    },
    readEnvironment: () => desired,
    readInventory: () => desired,
    hasPath: () => false,
    readPlaybooks: () => ({ paths: [], read: () => undefined }),
    readRevision: () => existing,
  };
  return runPlan({ environment: 'prod' }, adapters);
}

function withFile(text: string, salt: string, withPassword: boolean): EnvironmentSource {
  return make({ 'a.yml': HOSTS, 'group_vars/all/vault.yml': encrypt(text, salt) }, withPassword);
}

test('a file that is encrypted belongs to the hosts that it reaches, and to no variable', () => {
  const files = { 'a.yml': `${HOSTS}other: { hosts: { 10.10.10.12: } }\n`, 'group_vars/pg-test': encrypt('x: 1\n') };
  const { resolved, loadProblems: problems } = openSide(make(files, false));
  expect(problems).toEqual([]);
  expect(listEncryptedFiles(resolved)).toEqual([
    { variable: 'encrypted file group_vars/pg-test', file: 'hosts/group_vars/pg-test', hosts: ['10.10.10.11'] },
  ]);
  expect(resolved.variables.get('10.10.10.12')?.size).toBe(3);
});

test('with the password it is read as any other file, and hostvars has its values', () => {
  const { resolved } = openSide(withFile(SECRETS, '00', true));
  expect(listEncryptedFiles(resolved)).toEqual([]);
  expect(resolved.variables.get('10.10.10.11')?.get('pg_admin_password')).toBe('hunter2');
  const source = withFile(SECRETS, '00', true);
  const printed = runHostvars({ inventory: 'x' }, { readEnvironment: () => source, readInventory: () => source });
  expect([...printed.output].join('')).toContain('"pg_admin_password": "hunter2"');
});

test('without it, nothing is called missing; with it, everything is checked and nothing shown', () => {
  const errors = (source: EnvironmentSource) =>
    openSide(source)
      .problems.filter(({ severity }) => severity === 'error')
      .map(formatProblem);
  expect(errors(make({ 'a.yml': HOSTS }, false))).toHaveLength(1);
  expect(errors(withFile(SECRETS, '00', false))).toEqual([]);
  expect(errors(withFile(SECRETS, '00', true))).toEqual([]);
  const wrong = `${SECRETS}pg_encoding: "hunter2\\" x"\nhunter2: 1\npg_role: hunter2\n`;
  const found = errors(withFile(wrong, '00', true));
  expect(found.length).toBeGreaterThan(1);
  expect(found.join('\n')).not.toContain('hunter2');
  expect(found.join('\n')).toContain('hosts/group_vars/all/vault.yml:4:');
});

test('a changed file is refused without the password, and planned by name with it', () => {
  const after = SECRETS.replace('hunter2', 'hunter3').replace('oltp.yml', 'crit.yml');
  const blind = plan(withFile(SECRETS, '00', false), withFile(after, '00', false));
  expect(blind.steps).toHaveLength(0);
  expect(blind.refusals.map(({ rule, hosts }) => [rule, hosts])).toEqual([['vault', ['10.10.10.11']]]);
  const seeing = plan(withFile(SECRETS, '00', true), withFile(after, '00', true));
  const why = seeing.steps.flatMap(({ because }) => because);
  expect(why.map(({ path, summary }) => `${path} ${summary}`).sort()).toContain('pg_conf changed');
  const text = renderPlanJson(seeing);
  for (const secret of ['hunter2', 'hunter3', 'swordfish', 'crit.yml']) expect(text).not.toContain(secret);
});

test('a file that comes or goes is refused', () => {
  const without = make({ 'a.yml': HOSTS }, false);
  const file = withFile(SECRETS, '00', false);
  for (const sides of [
    [without, file],
    [file, withFile(SECRETS, '11', false)],
  ] as const) {
    expect(plan(...sides).refusals.map(({ rule }) => rule)).toEqual(['vault']);
  }
  expect(plan(file, make({ 'a.yml': `${HOSTS}    pg_admin_password: !vault x\n` }, false)).refusals).toMatchObject([
    { rule: 'vault', file: 'hosts/group_vars/all/vault.yml' },
  ]);
});

test('what is only encrypted anew is no change where it can be opened', () => {
  expect(plan(withFile(SECRETS, '00', true), withFile(SECRETS, '11', true))).toMatchObject({ steps: [], refusals: [] });
  const value = (salt: string, text: string, withPassword: boolean) =>
    make({ 'a.yml': `${HOSTS}    pg_admin_password: ${embed(text, salt)}` }, withPassword);
  expect(plan(value('00', 'one', true), value('11', 'one', true)).steps).toEqual([]);
  expect(plan(value('00', 'one', false), value('11', 'one', false)).steps).not.toEqual([]);
  const changed = plan(value('00', 'one', true), value('11', 'two', true));
  expect(changed.steps).toEqual(plan(value('00', 'one', false), value('11', 'two', false)).steps);
  expect(changed.steps).not.toEqual([]);
});

test('two values that exchange places are two changes', () => {
  const block = (first: string, second: string, salt: string) =>
    openSide(
      make(
        { 'a.yml': `all:\n  hosts: { h: }\n  vars:\n    a: ${embed(first, salt)}    b: ${embed(second, salt)}` },
        true,
      ),
    );
  const { desired, existing } = matchSides({
    desired: block('one', 'two', '00'),
    existing: [block('two', 'one', '11')],
  });
  const [before] = existing;
  expect(before?.resolved.variables.get('h')?.get('a')).toEqual(desired.resolved.variables.get('h')?.get('b'));
  expect(before?.resolved.variables.get('h')?.get('a')).not.toEqual(desired.resolved.variables.get('h')?.get('a'));
});

test('the rules that fall silent are rules', () => {
  const ids = rules.map(({ id }) => id);
  expect([...RULES_OF_ABSENCE, ...RULES_OF_REFERENCE].filter((id) => !ids.includes(id))).toEqual([]);
});
