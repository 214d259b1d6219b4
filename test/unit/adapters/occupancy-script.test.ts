import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { parseOccupancy } from '../../../actions/core/apply/occupancy.ts';
import { OCCUPANCY_SCRIPT } from '../../../actions/core/apply/occupancy-script.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';

const folder = mkdtempSync(join(tmpdir(), 'occupancy-'));
const AD_HOC = "import sys; sys.argv[0] = 'ansible'; from ansible.cli.adhoc import main; main()";

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('what a value of the inventory holds never becomes a program', { timeout: 120_000 }, async () => {
  const mark = join(folder, 'ran');
  const hostile = `/x"); import os; os.system("touch ${mark}"); ("\nEND_OF_PROBE\ntouch ${mark}\n'; $(touch ${mark})`;
  const variables = { ansible_connection: 'local', pg_data: hostile, pg_port: 1, patroni_port: 2 };
  const inventory = join(folder, 'hosts.json');
  writeFileSync(inventory, JSON.stringify({ all: { hosts: { here: variables } } }));
  const python = findAnsiblePython();
  if (python === undefined) throw new Error('scripts/test installs Ansible');
  const args = [
    'here',
    '-i',
    inventory,
    '-m',
    'ansible.builtin.shell',
    '-a',
    JSON.stringify({ cmd: OCCUPANCY_SCRIPT }),
  ];
  const env = { ...process.env, ANSIBLE_LOCALHOST_WARNING: 'false', ANSIBLE_NOCOLOR: '1' };
  const { stdout } = await promisify(execFile)(python, ['-c', AD_HOC, ...args], { env });
  expect(parseOccupancy(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1))).toEqual({ ports: [] });
  expect(existsSync(mark)).toBe(false);
});
