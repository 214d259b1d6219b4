import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProbeAnswers } from '../../../actions/adapters/ansible-probe.ts';
import { openAnsible } from '../../../actions/adapters/ansible.ts';

const PATH = process.env.PATH ?? '';
let folder: string;
let commit: string;

/** Writes down what it was given, and one event. */
const FAKE = `#!/bin/sh
printf '%s\\n' "$@" > "$FAKE_OUT/argv"
env > "$FAKE_OUT/env"
for last; do :; done
case "$last" in @*) cat "\${last#@}" > "$FAKE_OUT/vars";; esac
[ -z "$OPS_GUARD" ] || { cat "$OPS_GUARD" > "$FAKE_OUT/guard"; echo '{"event": "task_start", "task": "t"}' >> "$OPS_EVENTS"; }
echo printed
exit \${FAKE_EXIT:-0}
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-ansible-'));
  const repository = join(folder, 'repository');
  execFileSync('git', ['init', '-q', '-b', 'main', repository]);
  mkdirSync(join(repository, 'playbooks'));
  writeFileSync(join(repository, 'playbooks', 'pgsql.yml'), '[]\n');
  writeFileSync(join(repository, 'ansible.cfg'), '[defaults]\n');
  writeFileSync(join(repository, 'README.md'), 'x\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args]);
  git('add', '.');
  git('commit', '-qm', 'one');
  commit = git('rev-parse', 'HEAD').toString().trim();
  writeFileSync(join(folder, 'ansible-playbook'), FAKE);
  chmodSync(join(folder, 'ansible-playbook'), 0o755);
  Object.assign(process.env, { PATH: `${folder}:${PATH}`, FAKE_OUT: folder, ANSIBLE_ROLES_PATH: '/elsewhere' });
});

afterEach(() => {
  process.env.PATH = PATH;
  for (const name of ['FAKE_OUT', 'FAKE_EXIT', 'ANSIBLE_ROLES_PATH']) Reflect.deleteProperty(process.env, name);
  rmSync(folder, { recursive: true });
});

function open() {
  return openAnsible({
    repository: join(folder, 'repository'),
    work: join(folder, 'work'),
    progress: { say: () => undefined },
  });
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

describe('Ansible', () => {
  it('gets a commit as it is in git, and only what it needs of it', () => {
    const root = open().materialise(commit);
    expect(readdirSync(root).sort()).toEqual(['ansible.cfg', 'playbooks']);
    expect(open().materialise(commit)).toBe(root);
  });

  it('gets variables by a private file that is gone afterwards, and the configuration of the commit alone', async () => {
    const ansible = open();
    const playbooksRoot = ansible.materialise(commit);
    const run = {
      playbook: 'pgsql.yml',
      playbooksRoot,
      inventory: '/i',
      limit: 'pg-test:!n2',
      tags: ['a', 'b'],
      vars: { pg_user: 'secret' },
    };
    const outcome = await ansible.run({ ...run, hosts: ['n1'], delegates: ['m'], descriptors: [] });
    expect(outcome).toMatchObject({ exitCode: 0, tail: 'printed', events: '{"event": "task_start", "task": "t"}\n' });
    const [playbook, ...argv] = read('argv').trim().split('\n');
    expect(playbook).toBe(join(playbooksRoot, 'playbooks', 'pgsql.yml'));
    expect(argv.slice(0, 6)).toEqual(['-i', '/i', '--limit', 'pg-test:!n2', '--tags', 'a,b']);
    expect(read('argv')).not.toContain('secret');
    expect(JSON.parse(read('vars'))).toEqual({ pg_user: 'secret' });
    expect(existsSync(argv.at(-1)?.slice(1) ?? '')).toBe(false);
    expect(JSON.parse(read('guard'))).toEqual({
      playbook: 'pgsql.yml',
      hosts: ['n1'],
      delegates: ['m'],
      tags: ['a', 'b'],
    });
    expect(read('env')).toContain(`ANSIBLE_CONFIG=${join(playbooksRoot, 'ansible.cfg')}`);
    expect(read('env')).not.toContain('ANSIBLE_ROLES_PATH');
  });

  it('that cannot be listed is an error with what it printed', async () => {
    process.env.FAKE_EXIT = '4';
    const run = { playbook: 'x.yml', playbooksRoot: folder, inventory: '/i', limit: 'n1', tags: [], vars: {} };
    await expect(open().list(run)).rejects.toThrow('x.yml cannot be listed: printed');
  });
});

it('probe answers are read host by host', () => {
  const hosts = { n1: { stdout: 'fine' }, n2: { unreachable: true, msg: 'no route' } };
  const text = `[WARNING]: x\n${JSON.stringify({ plays: [{ tasks: [{ hosts }] }] })}\n`;
  expect(readProbeAnswers(text, ['n1', 'n2', 'n3'], 'nothing')).toEqual([
    { host: 'n1', output: 'fine' },
    { host: 'n2', failure: 'no route' },
    { host: 'n3', failure: 'nothing' },
  ]);
});
