import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRemoteTasks } from '../../../actions/adapters/remote-tasks.ts';

const LISTING = `
    1   90000 /sbin/init
 4100      62 sshd: ops@notty
 4101      62 sudo -H -S -n -u root /bin/sh -c echo BECOME-SUCCESS-qwertyuiopasdfghjklzxcvbnmqwerty ; /usr/bin/python3
 4102      62 /bin/sh -c echo BECOME-SUCCESS-qwertyuiopasdfghjklzxcvbnmqwerty ; /usr/bin/python3
 4103      62 /usr/bin/python3
 4200       3 /usr/bin/sudo -H -S -n -u postgres /bin/sh -c echo BECOME-SUCCESS-zxcvbnmasdfghjklqwertyuiopzxcvbn ; /usr/bin/python3
 4300       1 grep BECOME-SUCCESS-
 4400       7 sudo -n /usr/bin/python3 /usr/local/lib/pg-handover serve
`;
const TARGET = { instance: 'pg-test-1', address: '127.0.0.1', port: 2200, user: 'ops', keyFile: '/home/ops/.ssh/id' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-tasks-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An ssh that notes how it was called. */
function writeSsh(...lines: readonly string[]): string {
  const ssh = join(folder, 'ssh');
  writeFileSync(ssh, ['#!/bin/sh', `printf '%s\\n' "$@" > ${folder}/args`, ...lines].join('\n'), { mode: 0o755 });
  return ssh;
}

it('finds the tasks of Ansible by the word that it gives to sudo, one by one', async () => {
  const ssh = writeSsh(`cat <<'END'${LISTING}END`);
  expect(await createRemoteTasks(ssh).find(TARGET)).toEqual([
    { pid: 4101, seconds: 62 },
    { pid: 4200, seconds: 3 },
  ]);
  const args = readFileSync(join(folder, 'args'), 'utf8').trim().split('\n');
  expect(args.slice(-9)).toEqual([
    ...['-p', '2200', '-l', 'ops', '-i', '/home/ops/.ssh/id', '--'],
    ...['127.0.0.1', 'LC_ALL=C ps -ww -eo pid=,etimes=,args='],
  ]);
});

it.each([
  ['does not let anybody in', 'exit 255'],
  ['does not answer', 'exec sleep 30'],
])('finds nothing on a host that %s', async (_, line) => {
  expect(await createRemoteTasks(writeSsh(line), 300).find(TARGET)).toEqual([]);
});
