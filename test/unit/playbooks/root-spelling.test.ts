import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Not run by a person: it proves, and it is what a verb with guards runs. */
const NO_COMMAND = ['prove.yml', 'service.yml'];

let folder: string;

/** The playbooks with a command line that prints what it was given. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spelling '));
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'scripts/ops'), `#!/bin/sh\nfor argument in "$@"; do printf '%s|' "$argument"; done\n`);
  chmodSync(join(folder, 'scripts/ops'), 0o755);
  mkdirSync(join(folder, 'playbooks'));
  cpSync('playbooks/bin', join(folder, 'playbooks/bin'), { recursive: true });
  for (const name of readdirSync('playbooks').filter((file) => file.endsWith('.yml')))
    cpSync(join('playbooks', name), join(folder, 'playbooks', name));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const run = (command: string, args: readonly string[], cwd = 'playbooks') =>
  execFileSync(command, args, { cwd: join(folder, cwd), encoding: 'utf8' });

it.each([
  [
    './pgsql.yml',
    ['-l', 'pg-test', '-t', 'haproxy_config,haproxy_reload'],
    'run|pgsql.yml|-l|pg-test|-t|haproxy_config,haproxy_reload|',
  ],
  [
    './pgsql-createuser.yml',
    ['-l', 'pg-test', '-e', 'pg_user=a b$(id)'],
    'run|pgsql-createuser.yml|-l|pg-test|-e|pg_user=a b$(id)|',
  ],
  ['bin/createuser', ['pg-test', 'test'], 'createuser|pg-test|test|'],
  ['bin/createdb', ['pg-test', 'test'], 'createdb|pg-test|test|'],
])('%s is a verb of the command line', (command, args, given) => {
  expect(run(command, args)).toBe(given);
});

it('works from another folder too', () => {
  expect(run('playbooks/nodes.yml', ['-l', 'all'], '.')).toBe('run|nodes.yml|-l|all|');
});

it('is that of every playbook that a person runs', () => {
  const names = readdirSync('playbooks').filter((file) => file.endsWith('.yml'));
  const executable = names.filter((name) => (statSync(join('playbooks', name)).mode & 0o111) !== 0);
  expect(executable).toEqual(names.filter((name) => !NO_COMMAND.includes(name)));
  const first = executable.map((name) => readFileSync(join('playbooks', name), 'utf8').split('\n')[0]);
  expect(new Set(first).size).toBe(1);
});
