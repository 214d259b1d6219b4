import { describe, expect, it } from 'vitest';
import { readPlaybooks } from '../../../../actions/core/playbooks/read-playbooks.ts';
import { isSelected } from '../../../../actions/core/playbooks/select.ts';
import { TaskReader } from '../../../../actions/core/playbooks/task-reads.ts';
import type { Task } from '../../../../actions/core/playbooks/types.ts';
import { makeFiles } from '../../../lib/playbook-files.ts';

const PARAMETERS = ['p', 'q', 'r', 's', 'pg_cluster', 'enabled'];

function open(files: Readonly<Record<string, string>>) {
  const playbooks = readPlaybooks(makeFiles(files));
  const reader = new TaskReader(playbooks, (name) => PARAMETERS.includes(name));
  const tasks = playbooks.playbooks.get('site.yml')?.tasks ?? [];
  const find = (name: string): Task => {
    const task = tasks.find((one) => one.name === name);
    if (task === undefined) throw new Error(`no task ${name}`);
    return task;
  };
  return {
    tasks,
    find,
    reads: (name: string) =>
      reader
        .read(find(name))
        .reads.map((read) => (read.whose === 'own' ? read.name : `${read.name}@${read.whose}`))
        .sort(),
    all: (name: string) => reader.read(find(name)),
  };
}

const play = (tasks: string) => `- hosts: all\n  gather_facts: false\n  tasks:\n${tasks.replace(/^/gm, '    ')}\n`;

describe('tasks of a playbook', () => {
  it('come flat, with what they inherit and where they stand', () => {
    const { tasks } = open({
      'site.yml': `- name: P
  hosts: all
  tags: [play]
  pre_tasks: [{ name: first, ansible.builtin.debug: { msg: x } }]
  roles: [{ role: one, tags: role, when: q }]
  tasks:
    - name: wrap
      when: r
      tags: outer
      block:
        - name: import
          ansible.builtin.import_tasks: more.yml
          tags: [a]
          when: [p, s]
      rescue: [{ name: saved, ansible.builtin.command: x }]
`,
      'more.yml': '- name: inner\n  ansible.builtin.command: y\n  tags: b, c\n  when: enabled\n',
      'roles/one/meta/main.yml': 'dependencies: [{ role: two, tags: [dep] }]\n',
      'roles/one/tasks/main.yml': '- { name: of one, command: x }\n',
      'roles/two/tasks/main.yml': '\n- { name: of two, command: x }\n',
    });
    expect(
      tasks.map(({ name, file, line, tags, when }) => [
        name,
        `${file}:${line}`,
        tags.join(),
        when.map((one) => (typeof one === 'string' ? one : '?')).join(' & '),
      ]),
    ).toEqual([
      ['first', 'playbooks/site.yml:4', 'play', ''],
      ['of two', 'playbooks/roles/two/tasks/main.yml:2', 'play,role,dep', 'q'],
      ['of one', 'playbooks/roles/one/tasks/main.yml:1', 'play,role', 'q'],
      ['inner', 'playbooks/more.yml:1', 'play,outer,a,b,c', 'r & p & s & enabled'],
      ['saved', 'playbooks/site.yml:15', 'play,outer', 'r'],
    ]);
  });

  it('behind include_tasks need its tags too', () => {
    const { find } = open({
      'site.yml': play(
        '- name: include\n  ansible.builtin.include_tasks: { file: more.yml, apply: { tags: [b] } }\n  tags: [a]',
      ),
      'more.yml': '- { name: inner, command: x }\n',
    });
    const inner = find('inner');
    expect([['a'], ['b'], ['a', 'b']].map((tags) => isSelected(inner, tags))).toEqual([false, false, true]);
  });

  it('come from imported playbooks and roles with another file', () => {
    const { tasks } = open({
      'site.yml': '- import_playbook: other.yml\n  tags: [o]\n',
      'other.yml': play('- ansible.builtin.import_role: { name: one, tasks_from: extra }\n  vars: { _v: 1 }'),
      'roles/one/tasks/extra.yml': '- { name: x, command: x }\n',
    });
    expect(tasks.map(({ name, tags, role, playbook }) => [name, tags.join(), role, playbook])).toEqual([
      ['x', 'o', 'one', 'site.yml'],
    ]);
  });

  it('say that a role or file with a computed name is not known', () => {
    const { all, tasks } = open({
      'site.yml': play(
        '- ansible.builtin.import_tasks: "{{ p }}.yml"\n- { name: lost, template: { src: "{{ q }}.conf.j2", dest: /x } }',
      ),
      'a.yml': '- { name: a, command: x }\n',
    });
    expect(tasks.map(({ name }) => name)).toContain('a');
    expect(all('lost').unknowns.map(({ what }) => what)[0]).toContain('not found');
  });

  it('end where files import each other', () => {
    const { tasks } = open({
      'site.yml': play('- ansible.builtin.import_tasks: a.yml'),
      'a.yml': '- import_tasks: a.yml\n- { name: x, command: x }\n',
    });
    expect(tasks.map(({ name }) => name)).toEqual(['x']);
  });
});

describe('what a task reads', () => {
  const roles = {
    'roles/one/vars/main.yml': '_v: "{{ p }}"\n_t: "{{ lookup(\'ansible.builtin.template\', \'x.j2\') }}"\n',
    'roles/one/defaults/main.yml': 'q: "{{ r }}"\n',
    'roles/one/templates/x.j2': "{% include 'y.j2' %}{% for h in groups['all'] %}{{ hostvars[h].s }}{% endfor %}",
    'roles/one/templates/y.j2': '{{ enabled }}',
  };
  const inRole = (tasks: string) =>
    open({ 'site.yml': '- hosts: all\n  roles: [one]\n', 'roles/one/tasks/main.yml': tasks, ...roles });

  it.each([
    ['arguments and when', '- { name: t, command: "{{ p }}", when: r }', ['p', 'r']],
    ['vars of the role', '- { name: t, command: "{{ _v }}" }', ['p']],
    ['a default, and what the default reads', '- { name: t, command: "{{ q }}" }', ['q', 'r']],
    ['a template by lookup and what it includes', '- { name: t, command: "{{ _t }}" }', ['enabled', 's@all']],
    ['a template by src', '- { name: t, template: { src: x.j2, dest: /x } }', ['enabled', 's@all']],
    ['vars of the task, before the inventory', '- { name: t, command: "{{ p }}", vars: { p: "{{ s }}" } }', ['s']],
    [
      'loops, not their variables',
      '- { name: t, command: "{{ item }}{{ i }}", loop: "{{ p }}", loop_control: { index_var: i } }',
      ['p'],
    ],
    ['old loops', '- { name: t, command: "{{ item }}", with_dict: "{{ p }}" }', ['p']],
    [
      'until, changed_when, delegate_to, environment',
      '- { name: t, command: x, until: p, changed_when: [q], delegate_to: "{{ s }}", environment: { A: "{{ enabled }}" } }',
      ['enabled', 'p', 'q', 'r', 's'],
    ],
    ['assertions', '- { name: t, assert: { that: [p, q is defined] } }', ['p', 'q', 'r']],
    [
      'a registered result',
      '- { name: u, command: "{{ p }}", register: _x }\n- { name: t, command: "{{ _x.rc }}" }',
      ['p'],
    ],
    [
      'one fact of several',
      '- { name: u, set_fact: { _a: "{{ p }}", _b: "{{ s }}" }, when: enabled }\n- { name: t, command: "{{ _b }}" }',
      ['enabled', 's'],
    ],
    ['what is unsafe, not', '- { name: t, command: !unsafe "{{ p }}" }', []],
  ])('%s', (_, tasks, expected) => {
    expect(inRole(tasks).reads('t')).toEqual(expected);
  });

  it('says the way', () => {
    const [read] = inRole('- { name: t, command: "{{ _v }}" }').all('t').reads;
    expect(read).toMatchObject({ name: 'p', via: ['_v'] });
  });

  it('takes files by literal loops, and all that a pattern may mean', () => {
    const { all } = open({
      'site.yml': play(
        '- { name: t, copy: { src: "{{ item.f }}", dest: /x }, loop: [{ f: a }, { f: b }] }\n- { name: u, template: { src: "{{ p }}.j2", dest: /x } }',
      ),
      'files/a': '',
      'files/b': '',
      'templates/m.j2': '{{ q }}',
      'templates/n.j2': '{{ r }}',
    });
    expect(all('t').files.map(({ path }) => path)).toEqual(['playbooks/files/a', 'playbooks/files/b']);
    expect(all('u').files.map(({ picked }) => picked)).toEqual([
      { text: 'm', by: ['p'] },
      { text: 'n', by: ['p'] },
    ]);
  });

  it('knows to whom a task is delegated', () => {
    const { all } = open({
      'site.yml': play(
        '- { name: x, set_fact: { _pg_leader: h } }\n- { name: a, command: x, delegate_to: "{{ item }}", loop: "{{ groups[\'meta\'] }}" }\n' +
          '- { name: b, command: x, delegate_to: "{{ _pg_leader }}" }\n- { name: c, command: x, delegate_to: elsewhere }\n- { name: d, command: x, delegate_to: localhost }',
      ),
    });
    expect(['a', 'b', 'c', 'd'].map((name) => [...all(name).delegates])).toEqual([
      ['meta'],
      ['members'],
      ['unknown'],
      [],
    ]);
  });
});
