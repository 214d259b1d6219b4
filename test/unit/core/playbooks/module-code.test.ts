import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  ANSIBLE_MODULE_UTILS,
  ANSIBLE_MODULES,
  isRunByItsTasks,
} from '../../../../actions/core/playbooks/module-code.ts';
import { readPlaybooks } from '../../../../actions/core/playbooks/read-playbooks.ts';
import { findAnsiblePython } from '../../../lib/ansible.ts';
import { makeFiles } from '../../../lib/playbook-files.ts';

const python = findAnsiblePython();
const LIST = [
  'import json, os, ansible',
  'folder = os.path.dirname(ansible.__file__)',
  'names = lambda path: sorted({name.removesuffix(".py") for name in os.listdir(os.path.join(folder, path)) if name[:2] != "__"})',
  'print(json.dumps({path: names(path) for path in ["modules", "plugins/action", "module_utils"]}))',
].join('\n');

it.skipIf(python === undefined)('the names that Ansible has are those of the one that is installed', () => {
  const found = JSON.parse(execFileSync(python ?? '', ['-c', LIST], { encoding: 'utf8' })) as Record<string, string[]>;
  const modules = new Set([...(found['modules'] ?? []), ...(found['plugins/action'] ?? [])]);
  expect([...ANSIBLE_MODULES].sort()).toEqual([...modules].sort());
  expect([...ANSIBLE_MODULE_UTILS].sort()).toEqual(found['module_utils']);
});

describe('code that is run by tasks that name it', () => {
  const play = (...tasks: readonly string[]) =>
    `- hosts: all\n  tasks:\n${tasks.map((task) => `    - ${task}\n`).join('')}`;
  const base = {
    'site.yml': play('mine: { a: 1 }'),
    'library/mine.py': 'from ansible.module_utils.first import x',
    'module_utils/first.py': 'from ansible.module_utils import second',
    'module_utils/second.py': '',
  };
  const isRun = (file: string, more: Readonly<Record<string, string>> = {}) =>
    isRunByItsTasks(`playbooks/${file}`, readPlaybooks(makeFiles({ ...base, ...more })));
  const FILES = ['library/mine.py', 'module_utils/first.py', 'module_utils/second.py'];

  it.each(FILES)('is %s', (file) => {
    expect(isRun(file)).toBe(true);
  });

  it('is what is on one side only, and what nothing names', () => {
    expect(isRun('library/gone.py')).toBe(true);
    expect(isRun('library/idle.py', { 'library/idle.py': '' })).toBe(true);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a module of a role', { 'roles/one/library/other.py': 'import first' }],
    ['a package', { 'module_utils/ours/one.py': 'from ansible.module_utils import first' }],
    ['a module in a folder', { 'library/more/other.py': 'import first' }],
    ['a module without an ending', { 'library/other': 'import first' }],
    ['one that shadows a module of Ansible', { 'library/copy.py': 'import first' }],
    ['a plugin', { 'plugins/action/wrapped.py': 'import first' }],
  ])('is not what %s imports as well', (_, more) => {
    expect([isRun('module_utils/first.py', more), isRun('module_utils/second.py', more)]).toEqual([false, false]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['is called by a plugin', { 'plugins/action/wrapped.py': "self._execute_module(module_name='mine')" }],
    ['may be named by an expression', { 'site.yml': play('mine: {}', 'action: "{{ x }}"') }],
    ['may be named by a statement', { 'site.yml': play('mine: {}', 'action: "{% if x %}mine{% endif %}"') }],
    ['hands facts on without a word', { 'site.yml': play('{ mine: {}, changed_when: false }') }],
    ['hands facts on from every run', { 'site.yml': play('{ mine: {}, tags: [always] }') }],
    ['is named by a handler alone', { 'site.yml': `${play('command: x')}  handlers: [{ mine: {} }]\n` }],
    ['is used by another module alone', { 'site.yml': play('package: { name: x, use: mine }') }],
  ])('is not what %s', (_, more) => {
    expect(FILES.map((file) => isRun(file, more))).toEqual([false, false, false]);
  });

  it('keeps the words of a task as they are', () => {
    const { playbooks } = readPlaybooks(makeFiles({ 'site.yml': play("action: shell echo 'a  b'") }));
    expect(playbooks.get('site.yml')?.tasks).toMatchObject([{ module: 'shell', args: "echo 'a  b'" }]);
  });

  it('is what is named over several lines, or looks and registers', () => {
    expect(isRun(FILES[0] ?? '', { 'site.yml': play('action: |-\n        mine\n        a=1') })).toBe(true);
    expect(isRun(FILES[0] ?? '', { 'site.yml': play('{ mine: {}, changed_when: false, register: found }') })).toBe(
      true,
    );
  });
});

describe('tasks that are brought', () => {
  const brought = (task: string) => {
    const files = makeFiles({
      'site.yml': `- hosts: all\n  tasks:\n    - ${task}\n`,
      'more.yml': '- command: more\n',
      'roles/one/tasks/main.yml': '- command: main\n',
      'roles/one/tasks/other.yml': '- command: other\n',
    });
    const tasks = readPlaybooks(files).playbooks.get('site.yml')?.tasks ?? [];
    return tasks.filter(({ module }) => module === 'command').map(({ args }) => args);
  };

  it.each([
    ['{ include_tasks: more.yml, args: { apply: { tags: [x] } } }', ['more']],
    ['{ include_tasks: { file: more.yml, apply: { tags: [x] } } }', ['more']],
    ['import_tasks: file=more.yml', ['more']],
    ['import_role: name=one', ['main']],
    ['include_role: name=one tasks_from=other', ['other']],
    ['include_role: { name: one, tasks_from: "{{ x }}" }', ['main', 'other']],
  ])('are read from %s', (task, commands) => {
    expect(brought(task)).toEqual(commands);
  });
});
