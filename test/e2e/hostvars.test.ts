/** What was recorded of Ansible is still what the meta node's Ansible says, and the sandbox's own inventory agrees too. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readEnvironmentFolder } from '../../actions/adapters/files.ts';
import { printValue } from '../../actions/core/resolve/print-hostvars.ts';
import { isMapping } from '../../actions/core/general/values.ts';
import { readYaml } from '../../actions/core/load/yaml-reader.ts';
import type { Value } from '../../actions/core/types.ts';
import { runHostvars } from '../../actions/hostvars/run.ts';
import { getOutput } from './meta-checkout.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Runs a command on the meta node in a copy of some files of this work tree. */
function runWithFiles(paths: readonly string[], command: string): Promise<string> {
  const archive = execFileSync('tar', ['-C', ROOT, '-cz', ...paths]).toString('base64');
  return getOutput(
    `set -e; d=$(mktemp -d); trap 'rm -r "$d"' EXIT; cd "$d"; echo ${archive} | base64 -d | tar xz; ${command}`,
  );
}

function readHostvars(json: string): Value {
  const { value } = readYaml(json);
  const meta = isMapping(value) ? value['_meta'] : undefined;
  return (isMapping(meta) ? meta['hostvars'] : undefined) ?? null;
}

test("hostvars of the sandbox are ansible-inventory's", async () => {
  const config = `printf '[defaults]\\nforce_valid_group_names = ignore\\n' >"$d/ansible.cfg"; mkdir "$d/empty"`;
  const listed = await runWithFiles(
    ['inventory/sandbox/hosts'],
    `${config}; ANSIBLE_CONFIG="$d/ansible.cfg" ansible-inventory -i inventory/sandbox/hosts --list --playbook-dir "$d/empty"`,
  );
  const adapters = {
    readEnvironment: (name: string) => readEnvironmentFolder(ROOT, name),
    readInventory: () => readEnvironmentFolder(ROOT, 'sandbox'),
  };
  const { output } = runHostvars({ environment: 'sandbox' }, adapters);
  expect(printValue(readYaml([...output].join('')).value)).toBe(printValue(readHostvars(listed)));
});

test('the recorded cases are what this Ansible says', async () => {
  const recorded = await runWithFiles(
    ['test/cases/ansible', 'test/lib/list_inventories.py'],
    'cp -r test/cases/ansible before; test/cases/ansible/record; diff -r before test/cases/ansible && echo equal',
  );
  expect(recorded).toBe('equal');
});
