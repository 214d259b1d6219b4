import { describe, expect, it } from 'vitest';
import { assembleCheckedPlan } from '../../../../actions/core/plan/assemble-checked-plan.ts';
import type { PlaybookFiles } from '../../../../actions/core/playbooks/types.ts';
import type { Plan, Value } from '../../../../actions/core/types.ts';
import { buildInput, buildSandbox, testHosts, writeSteps, type WrittenInventory } from '../../builders.ts';
import { doctor, realFiles } from '../../../lib/playbook-files.ts';

type Edits = Parameters<typeof doctor>[1];

function planBetween(
  existing: PlaybookFiles,
  desired: PlaybookFiles,
  inventory: WrittenInventory = buildSandbox(),
  before: WrittenInventory = inventory,
): Plan {
  const input = buildInput(before, inventory);
  return assembleCheckedPlan({
    ...input,
    existing: input.existing.map((side) => ({ ...side, playbooks: existing })),
    desired: { ...input.desired, playbooks: desired },
  });
}

const planEdit = (edits: Edits, inventory?: WrittenInventory) =>
  planBetween(realFiles, doctor(realFiles, edits), inventory);
const steps = (edits: Edits, inventory?: WrittenInventory) => writeSteps(planEdit(edits, inventory));

const ALL = 'pg-meta:pg-test';
const member = (vars: Readonly<Record<string, Value>>) =>
  buildSandbox({
    test: {
      hosts: { ...testHosts('10.10.10.11', '10.10.10.12'), '10.10.10.13': { pg_seq: 3, pg_role: 'replica', ...vars } },
    },
  });

describe('an edit that changes what runs', () => {
  it.each<[string, Edits, readonly string[]]>([
    [
      'a copied file',
      { 'roles/pgbouncer_exporter/files/pgbouncer_exporter.py': ['import', '# more\nimport'] },
      [`pgsql.yml -l ${ALL} -t pgbouncer_exporter`],
    ],
    [
      'arguments',
      { 'roles/node/tasks/main.yml': ['{{ _node_packages }}', "{{ _node_packages + ['jq'] }}"] },
      [`nodes.yml -l ${ALL} -t node_pkgs`],
    ],
    [
      'a condition of an import',
      {
        'roles/pg_exporter/tasks/main.yml': [
          '  when: pg_exporter_enabled',
          '  when: pg_exporter_enabled and not ansible_check_mode',
        ],
      },
      [`pgsql.yml -l ${ALL} -t pg_exporter`],
    ],
    [
      'a template that a variable looks up',
      { 'roles/pg_init/templates/privileges.json.j2': ["['dbrole_admin'] if", "['dbrole_admin', 'x'] if"] },
      [`pgsql.yml -l ${ALL} -t pg_init`],
    ],
    [
      'a query whose result others read',
      { 'roles/pgbouncer/tasks/users.yml': ['IS NOT NULL ORDER BY rolname', 'IS NOT NULL ORDER BY 1'] },
      [`pgsql.yml -l ${ALL} -t pgbouncer_user,pgbouncer_reload`],
    ],
  ])('%s', (_, edits, expected) => {
    expect(steps(edits)).toEqual(expected);
  });

  it('is a task that runs at another time', () => {
    const tasks = realFiles.read('playbooks/roles/nginx/tasks/config.yml') ?? '';
    const [first = '', second = '', third = ''] = tasks.split('\n\n');
    const moved = [second, first, third].join('\n\n').replace(/^---\n/m, '');
    expect(steps({ 'roles/nginx/tasks/config.yml': moved })).toEqual([
      'infra.yml -l meta -t nginx_config,nginx_reload',
    ]);
  });

  it('runs where the file outside of the playbooks is copied to', () => {
    const other: PlaybookFiles = {
      paths: realFiles.paths,
      read: (path) => (path === 'scripts/meta-setup' ? 'exit 1\n' : realFiles.read(path)),
    };
    expect(writeSteps(planBetween(realFiles, other))).toEqual(['infra.yml -l meta -t meta_tools']);
  });

  it('is told of ansible.cfg, from which no step follows', () => {
    const other: PlaybookFiles = {
      paths: realFiles.paths,
      read: (path) => (path === 'ansible.cfg' ? '[defaults]\nhash_behaviour = merge\n' : realFiles.read(path)),
    };
    const { steps: planned, notes } = planBetween(realFiles, other);
    expect(planned).toEqual([]);
    expect(notes.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^ansible\.cfg differs:/));
    expect(
      planEdit({})
        .notes.map(({ message }) => message)
        .join(),
    ).not.toContain('ansible.cfg');
  });

  it('names file and line', () => {
    const [step] = planEdit({ 'roles/nginx/templates/default.conf.j2': ['server_name _;', 'server_name meta;'] }).steps;
    expect(step?.because).toMatchObject([
      { file: 'playbooks/roles/nginx/templates/default.conf.j2', line: 6, side: 'desired', summary: 'file changed' },
    ]);
  });

  it('changes the fingerprint with the text', () => {
    const prints = ['meta', 'other'].map(
      (name) =>
        planEdit({ 'roles/nginx/templates/default.conf.j2': ['server_name _;', `server_name ${name};`] }).fingerprint,
    );
    expect(new Set(prints).size).toBe(2);
  });
});

describe('a module of the repository', () => {
  const change = ['\nimport ', '\nimport this\nimport '] as const;
  const inventory = buildSandbox({ vars: { grafana_endpoint: 'http://10.10.10.10:3000' } });

  it.each<[string, Edits, readonly string[]]>([
    [
      'counts where tasks name it',
      { 'library/grafana_objects.py': change },
      [`pgsql.yml -l ${ALL} -t register_grafana`, 'infra.yml -l meta -t grafana after s01'],
    ],
    ['counts where its result is read', { 'library/served_rules.py': change }, [`pgsql.yml -l ${ALL} -t pg_hba`]],
    ['restarts nothing by itself', { 'library/patroni_restart.py': change, 'module_utils/ops_pools.py': change }, []],
    ['counts nowhere that no task names', { 'library/idle.py': 'x', 'module_utils/idle.py': 'x' }, []],
  ])('%s', (_, edits, expected) => {
    expect(steps(edits, inventory)).toEqual(expected);
  });

  it('counts with all that it imports', () => {
    const given: Edits = {
      'library/grafana_objects.py': 'from ansible.module_utils import shared_one\n',
      'module_utils/shared_one.py': 'import ansible.module_utils.shared_two as two\n',
      'module_utils/shared_two.py': 'x',
    };
    const existing = doctor(realFiles, given);
    const found = planBetween(existing, doctor(existing, { 'module_utils/shared_two.py': 'y' }), inventory);
    expect(writeSteps(found)).toEqual([
      `pgsql.yml -l ${ALL} -t register_grafana`,
      'infra.yml -l meta -t grafana after s01',
    ]);
    expect(found.steps[0]?.because).toMatchObject([
      { file: 'playbooks/module_utils/shared_two.py', line: 1, summary: 'file changed' },
    ]);
  });

  it.each<[string, Edits]>([
    ['shadows one of Ansible', { 'library/copy.py': 'x' }],
    ['shadows code of Ansible', { 'module_utils/basic.py': 'x' }],
    ['is a folder', { 'module_utils/ours/one.py': 'x' }],
    ['is of a role', { 'roles/node/library/one.py': 'x' }],
    ['is a plugin', { 'plugins/filter/one.py': 'x' }],
    [
      'may be named by an expression',
      {
        'library/idle.py': 'x',
        'roles/pg_pass/tasks/main.yml': '- name: Do it\n  action: "{{ node_timezone }}"\n',
      },
    ],
  ])('runs everywhere where it %s', (_, edits) => {
    const whole = steps(edits).filter((step) => !step.includes(' -t '));
    expect(new Set(whole.map((step) => step.split(' ')[0]))).toEqual(new Set(['nodes.yml', 'infra.yml', 'pgsql.yml']));
  });
});

describe('only the hosts on which it counts', () => {
  it('do not set what has another default', () => {
    const edits: Edits = {
      'roles/pgbouncer/defaults/main.yml': ['pgbouncer_max_db_conn: 100', 'pgbouncer_max_db_conn: 50'],
    };
    const found = steps(edits, buildSandbox({ test: { vars: { pgbouncer_max_db_conn: 70 } } }));
    expect(found).toEqual(['pgsql.yml -l pg-meta -t pgbouncer_ini,pgbouncer_reload']);
  });

  it('name the entry that changed', () => {
    const edits: Edits = {
      'roles/patroni/vars/main.yml': ['crit.yml: { max_connections: 200', 'crit.yml: { max_connections: 300'],
    };
    expect(steps(edits)).toEqual([]);
    expect(steps(edits, buildSandbox({ test: { vars: { pg_conf: 'crit.yml' } } }))).toEqual([
      'pgsql.yml -l pg-test -t patroni_config,patroni_reload,patroni_restart',
    ]);
    expect(steps(edits, buildSandbox({ test: { vars: { pg_conf: '{{ size }}.yml' } } }))).toHaveLength(1);
  });

  it.each<[string, Value]>([
    ['by a value', 'b.conf'],
    ['by an item of a list', [{ name: 'x', baseline: 'b.conf' }]],
  ])('name the file %s', (_, value) => {
    const isList = Array.isArray(value);
    const task = `- name: Send it\n  ansible.builtin.copy: { src: "${isList ? '{{ item.baseline }}' : '{{ node_timezone }}'}", dest: /x, mode: "0644" }\n${isList ? '  loop: "{{ node_packages }}"\n' : ''}  tags: [node_tune]\n`;
    const tasks = `${realFiles.read('playbooks/roles/node/tasks/main.yml') ?? ''}\n${task}`;
    const existing = doctor(realFiles, {
      'roles/node/tasks/main.yml': tasks,
      'roles/node/files/a.conf': 'a',
      'roles/node/files/b.conf': 'b',
    });
    const desired = doctor(existing, { 'roles/node/files/b.conf': 'changed' });
    const inventory = member({ [isList ? 'node_packages' : 'node_timezone']: value });
    expect(writeSteps(planBetween(existing, desired, inventory))).toEqual(['nodes.yml -l 10.10.10.13 -t node_tune']);
  });

  it('have the switch of the task on', () => {
    const edits: Edits = { 'roles/pg_exporter/templates/pg_exporter.service.j2': ['RestartSec=2', 'RestartSec=3'] };
    expect(steps(edits, buildSandbox({ test: { vars: { pg_exporter_enabled: false } } }))).toEqual([
      'pgsql.yml -l pg-meta -t pg_exporter_unit,pg_exporter_launch',
    ]);
  });

  it('are not being made by the whole playbook', () => {
    const before = buildSandbox({ test: { hosts: testHosts('10.10.10.11') } });
    const after = buildSandbox({ test: { hosts: testHosts('10.10.10.11', '10.10.10.12') } });
    const desired = doctor(realFiles, { 'roles/pg_pass/templates/pgpass.j2': ['*:*:*', '*:*:x'] });
    const found = writeSteps(planBetween(realFiles, desired, after, before));
    expect(found.filter((step) => step.includes('pg_pass'))).toEqual(['pgsql.yml -l pg-meta:10.10.10.11 -t pg_pass']);
  });
});

describe('an edit that changes nothing that runs', () => {
  it.each<[string, Edits]>([
    ['a comment', { 'roles/node/defaults/main.yml': ['node_timezone', '# by name\nnode_timezone'] }],
    [
      'the order of keys, and quotes',
      {
        'roles/haproxy/tasks/install.yml': [
          '    dest: /usr/local/sbin/haproxy-reload\n    mode: "0755"',
          "    mode: '0755'\n    dest: /usr/local/sbin/haproxy-reload",
        ],
      },
    ],
    [
      'the name of a task',
      { 'roles/pg_pass/tasks/main.yml': ['Write the password file', 'Put the password file down'] },
    ],
    ['a tag', { 'roles/pg_pass/tasks/main.yml': ['  no_log: true', '  no_log: true\n  tags: [passwords]'] }],
    [
      'a file of tasks that is split',
      {
        'roles/pg_pass/tasks/main.yml': '- ansible.builtin.import_tasks: write.yml\n',
        'roles/pg_pass/tasks/write.yml': realFiles.read('playbooks/roles/pg_pass/tasks/main.yml'),
      },
    ],
    ['a Jinja comment', { 'roles/pg_pass/templates/pgpass.j2': ['{% for', '{# who and what #}\n{% for'] }],
    ['an assertion', { 'roles/postgres/tasks/preflight.yml': ["vip_mode != 'l4'", "vip_mode not in ['l4']"] }],
    [
      'a restart that is only run when asked for',
      { 'roles/patroni/tasks/restart.yml': ['after_leader: true', 'after_leader: false'] },
    ],
    ['a probe', { 'roles/nginx/tasks/probe.yml': ['}}/"', '}}/instances/"'] }],
    ['a removal', { 'roles/pg_remove/tasks/files.yml': ['/etc/default/pg_exporter', '/etc/default/pg_exporterX'] }],
    ['a playbook for one item', { 'pgsql-createuser.yml': ['_user_list | length == 1', '_user_list | length > 0'] }],
    [
      'a page, a callback',
      {
        'roles/node/README.md': 'x',
        'plugins/callback/ops_guard.py': 'x',
      },
    ],
    ['a template that nobody uses', { 'roles/node/templates/idle.j2': 'x' }],
  ])('%s', (_, edits) => {
    expect(steps(edits)).toEqual([]);
  });
});

describe('what is gone or cannot be read', () => {
  it('leaves a note where a task is gone', () => {
    const plan = planEdit({ 'roles/pg_pass/tasks/main.yml': '[]\n' });
    expect(plan.steps).toEqual([]);
    expect(plan.notes.map(({ message }) => message)).toContain(
      'playbooks/roles/pg_pass/tasks/main.yml:2: task "Write the password file of the superuser\'s account" is gone; nothing runs for that, and what it left on hosts stays',
    );
  });

  it('is refused on the desired side, at its place', () => {
    const { refusals } = planEdit({ 'roles/pg_pass/tasks/main.yml': '- name: [\n' });
    expect(refusals).toMatchObject([{ rule: 'playbook', file: 'playbooks/roles/pg_pass/tasks/main.yml' }]);
  });

  it('is everything on the existing side', () => {
    const plan = planBetween(doctor(realFiles, { 'nodes.yml': '- name: [\n' }), realFiles);
    expect(new Set(plan.steps.map(({ playbook }) => playbook))).toEqual(
      new Set(['nodes.yml', 'infra.yml', 'pgsql.yml']),
    );
  });

  it('is nothing where the sides have the same files, or one has none', () => {
    expect(planBetween(realFiles, doctor(realFiles, {})).steps).toEqual([]);
    const input = buildInput(buildSandbox(), buildSandbox());
    expect(assembleCheckedPlan({ ...input, desired: { ...input.desired, playbooks: realFiles } }).steps).toEqual([]);
  });
});
