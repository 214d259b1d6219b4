import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInventoryPath } from '../../../actions/adapters/files.ts';
import { explainStep } from '../../../actions/core/explain/step.ts';
import { renderParameters, renderStep } from '../../../actions/core/render/explain.ts';
import { runExplain } from '../../../actions/explain/run.ts';
import type { SourceFile } from '../../../actions/core/types.ts';
import { buildSandbox, catalogue, planOf } from '../builders.ts';

const inventory = readInventoryPath(join(import.meta.dirname, '../../cases/explain/hosts'));

function explain(host: string, parameter?: string): string {
  return renderParameters(
    runExplain({ host, ...(parameter === undefined ? {} : { parameter }) }, inventory, catalogue),
  );
}

function addUser(file: SourceFile): SourceFile {
  return {
    ...file,
    text: file.text.replace('pgbouncer_poolmode: session', 'ansible_user: dba, pgbouncer_poolmode: session'),
  };
}

describe('runExplain', () => {
  it('names every place that sets a value, and what a change runs', () => {
    const [found] = runExplain({ host: '10.10.10.11', parameter: 'pgbouncer_poolmode' }, inventory, catalogue);
    expect(found?.value).toBe('session');
    expect(found?.chain.map(({ line, within, wins, value }) => [line, within, wins, value])).toEqual([
      [3, 'all.vars', false, 'transaction'],
      [6, 'all.children.pg-test.vars', false, 'statement'],
      [8, 'all.children.pg-test.hosts.10.10.10.11', true, 'session'],
    ]);
    expect(found?.effects).toMatchObject([
      { effect: 'pgbouncer-config', playbook: 'pgsql.yml', tags: ['pgbouncer_ini', 'pgbouncer_reload'] },
    ]);
    const text = explain('10.10.10.11', 'pgbouncer_poolmode');
    expect(text).toContain('in all.vars: "transaction"');
    expect(text).toContain('(reload; runs on the hosts that need it; each host reads its own value; proven by ');
  });

  it('tells the default, and why a change is refused', () => {
    const text = explain('10.10.10.11', 'pg_version');
    expect(text).toContain('the default: nothing sets it');
    expect(text).toContain('a change is refused');
  });

  it('says of a value that it is not brought about, and not of one that is', () => {
    expect(explain('10.10.10.11', 'pg_role')).not.toContain('brought about');
    expect(explain('10.10.10.11', 'vip_mode')).not.toContain('brought about');
    const files = inventory.inventory.files.map(({ path, text }) => ({
      path,
      text: text.replace('primary', 'standby'),
    }));
    const standby = { ...inventory, inventory: { ...inventory.inventory, files } };
    const [found] = runExplain({ host: '10.10.10.11', parameter: 'pg_role' }, standby, catalogue);
    expect(found?.notes.join()).toContain('this value is not brought about: the playbooks here run primary');
  });

  it('never shows a secret', () => {
    for (const text of [
      explain('10.10.10.11'),
      JSON.stringify(runExplain({ host: '10.10.10.11' }, inventory, catalogue)),
    ]) {
      expect(text).toContain('pg_users');
      expect(text).not.toContain('hunter');
    }
  });

  it('takes what a secret is made of for a secret', () => {
    const added = `my_pw: '{{ my_part }}x', my_part: hunter3, my_port: 7, pg_admin_password: '{{ my_pw }}', pasword: hunter4`;
    const files = inventory.inventory.files.map(({ path, text }) => ({
      path,
      text: text.replace('pgbouncer_poolmode: session', `${added}, pgbouncer_poolmode: session`),
    }));
    const found = { ...inventory, inventory: { ...inventory.inventory, files } };
    const all = runExplain({ host: '10.10.10.11' }, found, catalogue);
    expect(JSON.stringify(all)).toContain('my_part');
    expect(JSON.stringify(all)).not.toContain('hunter');
    expect(all.find(({ parameter }) => parameter === 'my_port')?.value).toBe(7);
  });

  it('knows instances, clusters and groups by what people call them', () => {
    expect(() => explain('pg-test-1')).toThrow('"pg-test-1" is the instance on host 10.10.10.11; name the host');
    expect(() => explain('pg-test')).toThrow('"pg-test" is a cluster; name one of its hosts: 10.10.10.11');
  });

  it('says of what Ansible reads the same as the plan', () => {
    const found = {
      ...inventory,
      inventory: { ...inventory.inventory, files: inventory.inventory.files.map(addUser) },
    };
    const [user] = runExplain({ host: '10.10.10.11', parameter: 'ansible_user' }, found, catalogue);
    expect(user?.notes).toEqual(['read by Ansible itself; nothing on the host depends on it']);
  });

  it('knows the nearest name', () => {
    expect(() => explain('10.10.10.12', 'pg_hba_rule')).toThrow('no host is called "10.10.10.12"; did you mean');
    expect(() => explain('10.10.10.11', 'pg_hba_rule')).toThrow('did you mean "pg_hba_rules"?');
  });

  it('says where settings of PostgreSQL are', () => {
    expect(() => explain('10.10.10.11', 'work_mem')).toThrow('is a setting of PostgreSQL; ask for pg_parameters');
  });
});

describe('explainStep', () => {
  const plan = planOf(buildSandbox(), buildSandbox({ test: { vars: { pg_weight: 50 } } }));

  it('says why the step is there and why it is limited so', () => {
    const text = renderStep(plan, explainStep(plan, catalogue, 's01'));
    expect(text).toContain('limit    pg-test selects 10.10.10.11 10.10.10.12 10.10.10.13');
    expect(text).toContain("haproxy reads the values of all members of the host's cluster");
  });

  it('refuses a step that the plan has not', () => {
    expect(() => explainStep(plan, catalogue, 's09')).toThrow('it has s01');
  });
});
