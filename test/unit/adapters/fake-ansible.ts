/** Ansible in the tests of its adapter: a commit, and a program in its place that does what a test has written down. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnsible } from '../../../actions/adapters/ansible.ts';
import type { AnsibleOptions } from '../../../actions/adapters/ansible.ts';
import type { HeldRun } from '../../../actions/core/apply/ports.ts';

const PATH = process.env.PATH ?? '';
export let folder: string;
export let commit: string;
export const said: string[] = [];

/**
 * Writes down what it was given, says what it would run and waits for its word; then writes one event, and does what the
 * test has put into its folder.
 */
const FAKE = `#!/bin/sh
out=$(dirname "$0")
printf '%s\\n' "$@" > "$out/argv"
env -0 > "$out/env"
ps -o sid= -p $$ > "$out/session"
for last; do :; done
case "$last" in @*) cat "\${last#@}" > "$out/vars";; esac
echo printed
[ -z "$OPS_GUARD" ] || cat "$OPS_GUARD" > "$out/guard"
[ ! -e "$out/first" ] || . "$out/first"
echo '{"plays": [{"hosts": ["n1"], "tasks": [["work"]]}]}' >&$OPS_GATE
read word <&$OPS_GATE || exit 70
say() { printf '{"go": "%s", %s}\\n' "$word" "$1" >> "$OPS_EVENTS"; }
say '"event": "task_start", "task": "t"'
[ ! -e "$out/then" ] || . "$out/then"
`;

export function setUp(): void {
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
  process.env.PATH = `${folder}:${PATH}`;
  said.length = 0;
}

export function tearDown(): void {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
}

export function open(limits: Partial<AnsibleOptions> = {}) {
  return openAnsible({
    repository: join(folder, 'repository'),
    work: join(folder, 'work'),
    logs: join(folder, 'logs'),
    progress: { say: (line) => void said.push(line) },
    interruption: { signal: () => undefined, leave: () => undefined },
    ...limits,
  });
}

const RUN = { playbook: 'pgsql.yml', inventory: '/i', limit: 'pg-test', tags: [], vars: {} };
export const GUARDED = { ...RUN, hosts: ['n1'], delegates: [], descriptors: [] };

export function runPlaybook(limits: Partial<AnsibleOptions> = {}) {
  const ansible = open(limits);
  return letGo(ansible.hold({ ...GUARDED, playbooksRoot: ansible.materialise(commit) }));
}

export async function letGo(held: Promise<HeldRun>) {
  return (await held).go();
}

/** Shell that the fake goes on with. */
export function goOnWith(script: string): void {
  writeFileSync(join(folder, 'then'), script);
}

/** Shell that the fake does before it says anything. */
export function first(script: string): void {
  writeFileSync(join(folder, 'first'), script);
}

export function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
